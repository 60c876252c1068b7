"""Finds the folders that ship with the code: content, styles and fonts."""

from __future__ import annotations

from pathlib import Path


def resource(name: str) -> Path:
    """Return the folder `name`: inside the package once installed, beside it in a checkout."""
    packaged = Path(__file__).parent / name
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / name


def style(name: str) -> str:
    """Return the path of a style sheet, for `CSS_PATH`."""
    return str(resource("styles") / f"{name}.tcss")
