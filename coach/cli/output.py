"""Where a command's result goes: to stdout, or to a file that is written whole."""

from __future__ import annotations

from pathlib import Path

import click

from coach.core.errors import StorageError
from coach.handoff.record import as_json
from coach.storage.documents import TakenError, UnwritableError, write_whole

__all__ = ["as_json", "deliver", "tell"]


DATA = frozenset({"json", "csv", "html", "fhir"})
"""Forms that programs read: UTF-8 in every locale, as they promise."""


def tell(content: str, form: str) -> None:
    """Write a result to stdout: data as UTF-8, what is for eyes as the terminal can show it."""
    click.echo(content.encode() if form in DATA else content, nl=False)


def deliver(content: str | bytes, form: str, output: Path | None, *, force: bool) -> None:
    """Write a result in a form to a file, or to stdout where none is named.

    Raises:
        StorageError: The file is there and `force` is not, or it cannot be written.
    """
    if output is None:
        tell(content, form) if isinstance(content, str) else click.echo(content, nl=False)
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
