"""The shipped content for tests: read once and shared, or copied to be changed."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree

from coach.core.content.press_times import PressTimes
from coach.core.library import Library
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.resources import resource

PRESS = PressTimes.read(tomllib.loads((resource("content") / "press-times.toml").read_text("utf-8"))["press"])
"""The times by which the shipped content tells a press from a key that is held down."""
REVIEWED = date(2026, 11, 24)
"""A day on which no review of the shipped content is overdue."""


@cache
def shipped() -> Library:
    """Return the shipped library; it is immutable, so tests share it."""
    return load_library()


@cache
def in_language(code: str) -> Library:
    """Return the shipped library in a language; it is immutable, so tests share it."""
    return load_library(ContentPlace(language=code))


def copied(folder: Path) -> Path:
    """Return a copy of the shipped content below a folder; it is complete by itself."""
    return copytree(resource("content"), folder / "content")


def changed(content: Path, file: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a content file; fail if there is none."""
    path = content / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_with(content: Path, file: str, text: str) -> int:
    """Return the number of the first line with a text, counted from 1."""
    lines = (content / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
