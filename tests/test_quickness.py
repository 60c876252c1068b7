"""A test marked quick that starts an app or a process fails."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App

from tests.support.quickness import FOLDERS, hold, mark_quick, not_quick


@contextmanager
def held(request: pytest.FixtureRequest) -> Iterator[None]:
    """Treat the requesting test as a quick one meanwhile."""
    request.node.add_marker(pytest.mark.quick)
    yield from hold(request.node)


def test_a_process_that_a_quick_test_starts_fails_it(request: pytest.FixtureRequest) -> None:
    with held(request), pytest.raises(AssertionError, match="starts a process; mark it whole"):
        subprocess.run([sys.executable, "--version"], check=False)


def test_an_app_that_a_quick_test_starts_fails_it(request: pytest.FixtureRequest) -> None:
    with held(request), pytest.raises(AssertionError, match="starts an app; mark it whole"):
        App[None]().run_test()


def test_after_a_quick_test_processes_start_again(request: pytest.FixtureRequest) -> None:
    with held(request):
        pass

    assert subprocess.run([sys.executable, "--version"], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("folder", "marks", "quick"), [("core", [], True), ("core", ["whole"], False), ("cli", [], False)]
)
def test_the_folders_of_quick_tests_are_quick_but_for_what_is_whole(
    request: pytest.FixtureRequest, folder: str, marks: list[str], quick: bool
) -> None:
    tests = Path(__file__).parent
    file = next((tests / folder).rglob("test_m*.py"))
    item = pytest.Module.from_parent(request.node.session, path=file)
    for mark in marks:
        item.add_marker(mark)

    mark_quick([item], tests)

    assert (item.get_closest_marker("quick") is not None) == quick


def test_where_only_quick_tests_are_wanted_no_other_is_read(tmp_path: Path) -> None:
    paths = [tmp_path, tmp_path / "core" / "test_a.py", tmp_path / "screens", tmp_path / "test_b.py", tmp_path.parent]

    assert [not_quick(path, tmp_path, "quick") for path in paths] == [False, False, True, True, False]
    assert not any(not_quick(path, tmp_path, "not long") for path in paths)


def test_each_folder_of_quick_tests_is_there() -> None:
    assert all((Path(__file__).parent / folder).is_dir() for folder in FOLDERS)
