"""The map of the code names what is there: every path, every package, every class and function beside its module."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import coach
from tests.docs.reading import ROOT

TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PATHS = set(re.findall(r"`((?:coach|tests|content)(?:/[\w.]+)*)`", TEXT))
NAMED = set(re.findall(r"`(\w+)(?:\.(\w+))?` in\s+`(coach/[\w/]+\.py)`", TEXT))
PICTURE = TEXT.partition("```mermaid")[2].partition("```")[0]
DRAWN = set(re.findall(r"\b(\w+)(?:\[|$| -->)", PICTURE, re.MULTILINE)) - {"TD"}
LEAST_NAMES, LEAST_PATHS = 10, 25
"""So much is named at least, or the patterns above read nothing any more."""
MOST_LINES = 120
"""Two pages."""


def defined(file: Path) -> set[str]:
    """The classes, functions and methods of a module."""
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return {node.name for node in nodes if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_path_on_the_map_is_there() -> None:
    assert len(PATHS) > LEAST_PATHS
    assert {path for path in PATHS if not (ROOT / path).exists()} == set()


def test_every_name_stands_in_the_module_beside_it() -> None:
    assert len(NAMED) >= LEAST_NAMES
    assert {(name, path) for name, part, path in NAMED if not {name, part or name} <= defined(ROOT / path)} == set()


def test_the_picture_shows_every_package() -> None:
    folders = {each.parent.name for each in Path(coach.__file__).parent.glob("*/__init__.py")}

    assert folders == DRAWN


def test_the_map_is_short_enough_to_be_read() -> None:
    assert len(TEXT.splitlines()) <= MOST_LINES
