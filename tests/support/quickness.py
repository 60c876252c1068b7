"""Quick tests: those of the folders that need neither an app nor a process, held to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

FOLDERS = ("content", "core", "docs", "drawing")
"""The folders below `tests/` whose tests are quick, but for those marked `whole`."""
STARTS = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system"})
"""What Python tells its audit hooks when a process starts."""

_under_way: set[str] = set()
"""The quick test that runs now, if one does."""


def mark_quick(items: Sequence[pytest.Item | pytest.Collector], tests: Path) -> None:
    """Mark the quick ones among collected tests."""
    for item in items:
        if item.path.relative_to(tests).parts[0] in FOLDERS and item.get_closest_marker("whole") is None:
            item.add_marker(pytest.mark.quick)


def not_quick(path: Path, tests: Path, wanted: str) -> bool:
    """Say whether a path below the tests need not be looked at, as only quick tests are wanted and it holds none."""
    if wanted != "quick" or not path.is_relative_to(tests) or path == tests:
        return False
    return path.relative_to(tests).parts[0] not in (*FOLDERS, "conftest.py")


def hold(item: pytest.Item) -> Iterator[None]:
    """Let a test that is marked quick start neither an app nor a process while this is being iterated."""
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
