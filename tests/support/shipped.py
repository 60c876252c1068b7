"""The shipped content for tests: read once, or copied to a place where it can be broken."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree

from coach.core.content.press_times import PressTimes
from coach.core.library import Library
from coach.loading.assembly import load_library
from coach.resources import resource

PRESS = PressTimes.read(tomllib.loads((resource("content") / "keys.toml").read_text("utf-8"))["press"])
"""How the shipped content tells a press from a key that is held down."""
REVIEWED = date(2026, 11, 24)
"""A day on which no review of the shipped content is overdue."""


@cache
def shipped() -> Library:
    """Return the library that ships; it is frozen, so that tests can share it."""
    return load_library()


def copied(folder: Path) -> Path:
    """Return a copy of the shipped content below a folder; it stands alone."""
    return copytree(resource("content"), folder / "content")


def changed(content: Path, file: str, old: str, new: str) -> None:
    """Put a text in place of the first that stands in a file of the content, which must have it."""
    path = content / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_with(content: Path, file: str, text: str) -> int:
    """Return the first line of a file that has a text, counted from 1."""
    lines = (content / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
