"""Where words go: a command's result to stdout or into a file, and what is said beside it to stderr."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from coach.core.controls import visible
from coach.core.errors import StorageError
from coach.storage.documents import TakenError, write_whole
from coach.storage.refusals import UnwritableError

DATA = frozenset({"json", "csv", "html", "fhir"})
"""Forms that programs read: they are written as UTF-8 in every locale."""
STDOUT = Path("-")
"""The name that stands for stdout."""


def write_result(text: str, *, end: str = "\n", form: str = "text") -> None:
    """Write a result to stdout: data as UTF-8, anything else as the terminal can show it.

    Control characters, which the terminal would obey, are made visible.
    """
    told = f"{visible(text, lines=True)}{end}"
    if form in DATA:
        sys.stdout.buffer.write(told.encode())
    else:
        sys.stdout.write(told)
    # What is told on stderr afterwards must not come first.
    sys.stdout.flush()


def write_note(*lines: str, end: str = "\n") -> None:
    """Write lines to stderr; a full disk or a terminal that has gone is ignored, since nobody could be told of it.

    A line break within a line, like any control character, is made visible.
    """
    with suppress(OSError):
        sys.stderr.write("\n".join(map(visible, lines)) + end)
        # A question that does not end in a line break would stay in the buffer.
        sys.stderr.flush()


def deliver(content: str | bytes, form: str, output: Path | None, *, force: bool) -> None:
    """Write a result to a file, or to stdout where the file is None or `-`.

    Args:
        content: The result; a text is written as `write_result` writes its form.
        form: Its form, such as `json`.
        output: The file.
        force: Whether a file that is there is replaced.

    Raises:
        StorageError: The file is there and `force` is not set, or it cannot be written.
    """
    if output is None or output == STDOUT:
        if isinstance(content, str):
            write_result(content, end="", form=form)
        else:
            sys.stdout.buffer.write(content)
            sys.stdout.flush()
        return
    if output.exists() and not output.is_file():
        raise StorageError(f"{output} is no plain file. Name another with --output.")
    if not output.parent.is_dir():
        # `write_whole` would make the folder: right for the person's own, not for a mistyped path.
        raise StorageError(f"Cannot write {output}: there is no folder {output.parent}. Name another with --output.")
    try:
        write_whole(output, content, replacing=force)
    except TakenError as error:
        raise StorageError(f"{error} Name another file, or add --force to replace it.") from error
    except UnwritableError as error:
        raise error.naming("another with --output") from error
