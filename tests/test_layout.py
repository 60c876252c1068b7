"""Where the tests keep what they share: in tests/support, and never in another test module or a conftest."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def imported(file: Path) -> Iterator[str]:
    """Each name that a file imports, after the module that it comes from."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield "." * node.level + ".".join(filter(None, (node.module, alias.name)))


def module_of_tests(name: str) -> str | None:
    """The test module or the conftest within an imported name, or None where there is neither."""
    parts = name.split(".")
    found = (end for end, part in enumerate(parts, 1) if part.startswith("test_") or part == "conftest")
    return next((".".join(parts[:end]) for end in found), None)


def borrowed(tests: Path) -> list[str]:
    """Each import of a test module or a conftest by a file below a folder."""
    return [
        f"{file.relative_to(tests)} imports {module}"
        for file in sorted(tests.rglob("*.py"))
        for module in dict.fromkeys(map(module_of_tests, imported(file)))
        if module is not None
    ]


def test_nothing_imports_a_test_module_or_a_conftest() -> None:
    assert borrowed(TESTS) == []


@pytest.mark.parametrize(
    ("line", "module"),
    [
        ("from tests.core.visit.test_journey import calm", "tests.core.visit.test_journey"),
        ("from tests.core.visit import test_journey", "tests.core.visit.test_journey"),
        ("from . import test_journey", ".test_journey"),
        ("from .test_journey import calm", ".test_journey"),
        ("import tests.core.visit.test_journey as journey", "tests.core.visit.test_journey"),
        ("from tests.conftest import CLOCK", "tests.conftest"),
        ("def test_it():\n    from tests.core.visit.test_journey import test_walk", "tests.core.visit.test_journey"),
    ],
)
def test_an_import_of_a_test_module_is_found_and_named(tmp_path: Path, line: str, module: str) -> None:
    (tmp_path / "screens").mkdir()
    (tmp_path / "screens" / "test_player.py").write_text(f"import pytest\n{line}\n", "utf-8")
    (tmp_path / "test_journey.py").write_text("from tests.support.walking import walked\n", "utf-8")

    assert borrowed(tmp_path) == [f"screens/test_player.py imports {module}"]
