"""Marks the quick tests, and makes sure that they start neither an app nor a process."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

FOLDERS = ("content", "core", "docs", "drawing")
"""The folders below `tests/` whose tests are quick, except those marked `whole`."""
STARTS = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system"})
"""The audit events that Python raises when a process starts."""

_under_way: set[str] = set()
"""The id of the quick test that runs now, if any."""


def mark_quick(items: Sequence[pytest.Item | pytest.Collector], tests: Path) -> None:
    """Mark the quick tests among the collected ones."""
    for item in items:
        if item.path.relative_to(tests).parts[0] in FOLDERS and item.get_closest_marker("whole") is None:
            item.add_marker(pytest.mark.quick)


def not_quick(path: Path, tests: Path, wanted: str) -> bool:
    """Say whether a path below the tests can be skipped, because only quick tests are wanted and it has none."""
    if wanted != "quick" or not path.is_relative_to(tests) or path == tests:
        return False
    return path.relative_to(tests).parts[0] not in (*FOLDERS, "conftest.py")


def hold(item: pytest.Item) -> Iterator[None]:
    """Make a quick test fail if it starts an app or a process while this generator is suspended."""
    if item.get_closest_marker("quick") is None:
        yield
        return
    _under_way.add(item.nodeid)
    with pytest.MonkeyPatch.context() as patch:
        if "textual.app" in sys.modules:
            patch.setattr(sys.modules["textual.app"].App, "run_test", _refuse_app)
        yield
    _under_way.discard(item.nodeid)


def _refuse_app(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a quick test starts an app; mark it whole")


def _refuse_process(event: str, _: tuple[Any, ...]) -> None:
    if _under_way and event in STARTS:
        raise AssertionError("a quick test starts a process; mark it whole")


sys.addaudithook(_refuse_process)
