"""Writes a report of a crash that says where it happened, and never what anyone answered."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from coach.core.errors import StorageError
from coach.storage.documents import write_whole

FILE = "crash.txt"


def crash_report(error: BaseException) -> str:
    """Return the error's type, and the file and line of each call that led to it; no message, no values."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    caused = f"\nafter {type(cause).__name__}" if cause is not None else ""
    return "\n".join([type(error).__name__ + caused, *lines]) + "\n"


def tell_report(report: str, tell: Callable[[str], None]) -> None:
    """Pass each line of a report to `tell`, which takes one line at a time."""
    for line in report.splitlines():
        tell(line)


def keep_report(error: BaseException, folder: Path) -> Path | None:
    """Write the report into a folder; return its path, or None if it cannot be written."""
    path = folder / FILE
    try:
        write_whole(path, crash_report(error))
    except StorageError:
        return None
    return path
