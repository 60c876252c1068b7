"""Fixtures for all tests, and how pytest runs them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from compileall import compile_dir
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import coach
from coach.core.library import Library
from tests.support.clocks import FakeClock
from tests.support.printers import Cups, running_cups
from tests.support.quickness import hold, mark_quick, not_quick
from tests.support.remembering import remember
from tests.support.shipped import copied, shipped
from tests.support.skips import watch
from tests.support.translated import translated

# The same examples each time, so that a failing suite keeps failing; HYPOTHESIS_PROFILE=search tries others.
settings.register_profile("suite", max_examples=40, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "search", max_examples=400, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
# The tests read English, whatever the language of whoever runs them.
os.environ["LC_MESSAGES"] = "C"


# If Python is told to write no bytecode, each worker and each later run would compile all tests again.
sys.dont_write_bytecode = False

# Test modules ask for the library while they are collected, before any fixture runs.
remember(pytest.MonkeyPatch())


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def cups_service() -> Iterator[Cups]:
    """A printing service (CUPS), one for each worker."""
    with running_cups() as service:
        yield service


@pytest.fixture
def cups(cups_service: Cups, monkeypatch: pytest.MonkeyPatch) -> Cups:
    """A printing service without printers, which everything that prints in this test uses."""
    for name, value in cups_service.environment.items():
        monkeypatch.setenv(name, value)
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    return cups_service


def pytest_configure(config: pytest.Config) -> None:
    """Fail on unexplained skips in CI, and compile the program once for all processes that run it."""
    watch(config)
    if not hasattr(config, "workerinput"):
        compile_dir(Path(coach.__file__).parent, quiet=2)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Use half as many workers again as there are cores, since most tests often wait; for quick tests, one a core."""
    cores = len(os.sched_getaffinity(0))
    return cores if config.option.markexpr == "quick" else max(1, cores * 3 // 2)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Collect nothing but quick tests if only those are wanted."""
    return not_quick(collection_path, Path(__file__).parent, config.option.markexpr) or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the quick tests, and leave out the exhaustive ones unless the command line names them."""
    mark_quick(items, Path(__file__).parent)
    if "exhaustive" not in config.option.markexpr:
        left_out = [item for item in items if item.get_closest_marker("exhaustive") is not None]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def quick_stays_quick(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a quick test that starts an app or a process."""
    yield from hold(request.node)


def pytest_collection_finish() -> None:
    """Exempt what lives as long as the tests from garbage collection, which would search it again and again."""
    gc.collect()
    gc.freeze()
    # Each app that ends leaves much garbage at once. Beside a frozen heap it would trigger too many full collections.
    gc.set_threshold(20_000, 20, 10)


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content with a complete second language, shared by all tests; do not change it."""
    content = copied(tmp_path_factory.mktemp("bilingual"))
    translated(content)
    return content
