"""Where a command's result goes: to stdout, or to a file that is written whole."""

from __future__ import annotations

import json
from pathlib import Path

import click

from coach.core.errors import StorageError
from coach.storage.documents import write_whole


def as_json(record: object) -> str:
    """Return a record as JSON that a person can read, too."""
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def deliver(text: str, output: Path | None, *, force: bool) -> None:
    """Write a result to a file, or to stdout where none is named.

    Raises:
        StorageError: The file is there and `force` is not, or it cannot be written.
    """
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists() and not output.is_file():
        raise StorageError(f"{output} is no plain file. Name another with --output.")
    if output.exists() and not force:
        raise StorageError(f"{output} is there already. Name another file, or add --force to replace it.")
    try:
        write_whole(output, text)
    except StorageError as error:
        # Storage speaks of the person's own folder, which another option names.
        raise StorageError(str(error).replace("--data", "--output")) from error
