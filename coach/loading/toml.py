"""Reading TOML that others may have written: a regular file, of a bounded size and shape, and nothing else."""

from __future__ import annotations

import errno
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, BinaryIO, Final

LARGEST_BYTES: Final = 1_000_000
"""Every file that is read here is written by hand, or holds one visit; a longer one is a mistake."""
DEEPEST: Final = 8
"""So many tables or lists may lie within one another; each level costs the parser time and memory for every key."""

_HIDDEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""Strings and comments, whole or as far as they go: their dots and brackets nest nothing."""
_APART = str.maketrans(dict.fromkeys("[]{}=,", "\n"))
_NO_BRACKETS = re.compile(r"[^\[\]{}]++")


class MalformedError(Exception):
    """A text is not UTF-8, or no TOML that may be read."""

    def __init__(self, form: str, said: str, line: int | None) -> None:
        """Take the form that it should have, what is wrong, and the line, counted from 1, if it is known."""
        super().__init__(said)
        self.form = form
        self.said = said
        """Empty where the form says it all."""
        self.line = line


def read_regular(file: Path, largest: int = LARGEST_BYTES) -> bytes:
    """Return what stands in a file, never more than so many bytes, and never waiting for a pipe or a device.

    Raises:
        OSError: It cannot be read, is no regular file, or is longer; `strerror` says so.
    """
    _refuse_odd(file, file.stat().st_mode)
    # Something else may have taken its place since: opened this way, a pipe without a writer does not wait.
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        _refuse_odd(file, os.fstat(handle).st_mode)
        return read_bounded(stream, str(file), largest)


def read_bounded(stream: BinaryIO, name: str, largest: int = LARGEST_BYTES) -> bytes:
    """Return what stands in a stream.

    Raises:
        OSError: It cannot be read, or goes on after so many bytes.
    """
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise OSError(errno.EFBIG, f"longer than {largest:,} bytes", name)
    return raw


def _refuse_odd(file: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "a device or a pipe stands in its place", str(file))


def decoded(raw: bytes) -> str:
    """Return bytes as text, without the mark that some editors put before it.

    Raises:
        MalformedError: They are not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Without the mark, positions count from behind it.
        line = error.object[: error.start].count(b"\n") + 1
        raise MalformedError("UTF-8", "", line) from error


def parsed(text: str) -> dict[str, Any]:
    """Return the table that a TOML document is.

    Raises:
        MalformedError: It is no TOML, or nests more deeply than anything that is meant to be read.
    """
    if _too_deep(text):
        raise MalformedError("TOML", "nested too deeply", None)
    try:
        return tomllib.loads(text)
    except ValueError as error:
        found = re.search(r"line (\d+)", str(error))
        end = text.count("\n") + 1 if "end of document" in str(error) else None
        said = re.sub(r"\s*\(at .*\)", "", str(error))
        raise MalformedError("TOML", said, int(found[1]) if found else end) from error


def read_table(file: Path, largest: int = LARGEST_BYTES) -> dict[str, Any]:
    """Return the table in a TOML file.

    Raises:
        OSError: It cannot be read, is no regular file, or is longer than that.
        MalformedError: It is not UTF-8, or no TOML that may be read.
    """
    return parsed(decoded(read_regular(file, largest)))


def _too_deep(text: str) -> bool:
    """Say so before the parser sees it: a dotted key of 100 KB takes it gigabytes."""
    bare = _HIDDEN.sub("", text)
    if any(part.count(".") >= DEEPEST for part in bare.translate(_APART).split("\n")):
        return True
    depth = 0
    for bracket in _NO_BRACKETS.sub("", bare):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return True
    return False
