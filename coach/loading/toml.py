"""Reads TOML that others may have written: only regular files, of limited size and nesting."""

from __future__ import annotations

import errno
import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, BinaryIO, Final

LARGEST_BYTES: Final = 1_000_000
"""The largest file that is read; each is written by hand or holds one visit, so a larger one is a mistake."""
DEEPEST: Final = 8
"""How deeply tables and lists may be nested; each level costs the parser time and memory for every key."""

HIDDEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""Strings and comments, also unfinished ones: the dots and brackets in them nest nothing."""
_APART = str.maketrans(dict.fromkeys("[]{}=,", "\n"))
_NO_BRACKETS = re.compile(r"[^\[\]{}]++")


class MalformedError(Exception):
    """A text is not UTF-8, or not TOML that may be read."""

    def __init__(self, form: str, said: str, line: int | None) -> None:
        super().__init__(said)
        self.form = form
        """The format that it should have: `UTF-8` or `TOML`."""
        self.said = said
        """What is wrong; empty where the format says it all."""
        self.line = line
        """The line, counted from 1; None if it is not known."""


def read_regular(file: Path, largest: int = LARGEST_BYTES) -> bytes:
    """Return the bytes of a file, at most so many, without ever waiting for a pipe or a device.

    Raises:
        OSError: It cannot be read, is not a regular file, or is longer; `strerror` says which.
    """
    _refuse_odd(file, file.stat().st_mode)
    # A pipe may have taken its place since: O_NONBLOCK keeps the open from waiting for its writer.
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        _refuse_odd(file, os.fstat(handle).st_mode)
        return read_bounded(stream, str(file), largest)


def read_bounded(stream: BinaryIO, name: str, largest: int = LARGEST_BYTES) -> bytes:
    """Return the bytes of a stream.

    Args:
        stream: The stream.
        name: Its name in errors.
        largest: The most bytes that it may have.

    Raises:
        OSError: It cannot be read, or has more bytes.
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
    """Return UTF-8 bytes as text, without the byte order mark that some editors write.

    Raises:
        MalformedError: They are not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `error.object` has no byte order mark, and `error.start` counts without it.
        line = error.object[: error.start].count(b"\n") + 1
        raise MalformedError("UTF-8", "", line) from error


def parsed(text: str) -> dict[str, Any]:
    """Return a TOML document as a dict.

    Raises:
        MalformedError: It is not TOML, or nests more deeply than DEEPEST.
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
    """Return a TOML file as a dict.

    Raises:
        OSError: It cannot be read, is not a regular file, or is longer than `largest` bytes.
        MalformedError: It is not UTF-8, or not TOML that may be read.
    """
    return parsed(decoded(read_regular(file, largest)))


def _too_deep(text: str) -> bool:
    """Return whether a text nests too deeply for the parser, which needs gigabytes for a dotted key of 100 KB."""
    bare = HIDDEN.sub("", text)
    if any(part.count(".") >= DEEPEST for part in bare.translate(_APART).split("\n")):
        return True
    depth = 0
    for bracket in _NO_BRACKETS.sub("", bare):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return True
    return False
