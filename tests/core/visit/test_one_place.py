"""A visit changes in one place: nothing outside coach/core/visit makes of a visit another one."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path

import pytest

import coach
from coach.core.visit.state import Visit

PACKAGE = Path(coach.__file__).parent
CHANGES = {
    name
    for name, each in vars(Visit).items()
    if callable(each) and not name.startswith("_") and each.__annotations__.get("return") == "Visit"
}
"""The methods of a visit that return a changed one."""


def changes(source: str) -> list[int]:
    """Return the lines in which a visit is replaced by another one."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and (_replaces(node) or _calls_a_change(node))
    ]


def _replaces(call: ast.Call) -> bool:
    names = {each.arg for each in call.keywords}
    return (
        ast.unparse(call.func) == "replace" and _visits(call.args[0]) and names <= {each.name for each in fields(Visit)}
    )


def _calls_a_change(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in CHANGES and _visits(call.func.value)


def _visits(value: ast.expr) -> bool:
    return ast.unparse(value).split(".")[-1].endswith("visit")


def test_nothing_outside_its_package_changes_a_visit() -> None:
    found = {
        f"{file.relative_to(PACKAGE)}:{line}"
        for file in PACKAGE.rglob("*.py")
        if not file.is_relative_to(PACKAGE / "core" / "visit")
        for line in changes(file.read_text("utf-8"))
    }

    assert found == set()


@pytest.mark.parametrize(
    "line",
    ["replace(visit, ended=now)", "replace(self.visit, answers={})", "self.visit.past('setup')", "visit.answering({})"],
)
def test_a_change_of_a_visit_is_found(line: str) -> None:
    assert changes(f"def act(self, visit):\n    return {line}\n") == [2]
