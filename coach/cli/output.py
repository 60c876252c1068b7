"""Where a command's result goes: to stdout, or to a file that is written whole."""

from __future__ import annotations

from pathlib import Path

import click

from coach.cli.talk import tell
from coach.core.errors import StorageError
from coach.export.json_record import as_json
from coach.storage.documents import TakenError, write_whole
from coach.storage.refusals import UnwritableError

__all__ = ["STDOUT", "as_json", "deliver"]

STDOUT = Path("-")
"""The name that stands for stdout."""


def deliver(content: str | bytes, form: str, output: Path | None, *, force: bool) -> None:
    """Write a result in a form to a file, or to stdout where none is named, or `-`.

    Raises:
        StorageError: The file is there and `force` is not, or it cannot be written.
    """
    if output is None or output == STDOUT:
        if isinstance(content, str):
            tell(content, end="", form=form)
        else:
            click.echo(content, nl=False)
        return
    if output.exists() and not output.is_file():
        raise StorageError(f"{output} is no plain file. Name another with --output.")
    if not output.parent.is_dir():
        # Storage would make the folder: right for the person's own, not for a slip of the keys.
        raise StorageError(f"Cannot write {output}: there is no folder {output.parent}. Name another with --output.")
    try:
        write_whole(output, content, replacing=force)
    except TakenError as error:
        raise StorageError(f"{error} Name another file, or add --force to replace it.") from error
    except UnwritableError as error:
        raise error.naming("another with --output") from error
