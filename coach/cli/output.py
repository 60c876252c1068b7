"""Where words go: a command's result to stdout or into a file, and what is said beside it to stderr."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from coach.core.controls import visible
from coach.core.errors import StorageError
from coach.loading.sentences import sentence
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


def write_drawing(line: str) -> None:
    """Write a line of a picture to stdout with its colours; no word that somebody typed may stand in it."""
    sys.stdout.write(f"{line}\n")


def write_note(*lines: str, end: str = "\n") -> None:
    """Write lines to stderr; a full disk or a terminal that has gone is ignored, since nobody could be told of it.

    A line break within a line, like any control character, is made visible.
    """
    with suppress(OSError):
        sys.stderr.write("\n".join(map(visible, lines)) + end)
        # A question that does not end in a line break would stay in the buffer.
        sys.stderr.flush()


def deliver(content: str | bytes, form: str, output: Path | None, *, force: bool, mode: int = 0o600) -> None:
    """Write a result to a file, or to stdout where the file is None or `-`.

    Args:
        content: The result; a text is written as `write_result` writes its form.
        form: Its form, such as `json`.
        output: The file.
        force: Whether a file that is there is replaced.
        mode: The file's permissions; the person's alone, unless others must read it.

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
        raise StorageError(sentence("no-plain-file", path=output))
    if not output.parent.is_dir():
        # `write_whole` would make the folder: right for the person's own, not for a mistyped path.
        raise StorageError(sentence("no-folder", path=output, folder=output.parent))
    try:
        write_whole(output, content, replacing=force, mode=mode)
    except TakenError as error:
        raise StorageError(sentence("taken-output", path=output)) from error
    except UnwritableError as error:
        raise error.naming("output") from error
