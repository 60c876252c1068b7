"""What pytest gives every test that asks for it, and how it runs them all."""

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

# The same examples each time, so that a red suite stays red; HYPOTHESIS_PROFILE=search looks further.
settings.register_profile("suite", max_examples=40, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "search", max_examples=400, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


# Each worker and each run after the first would compile all tests anew, wherever Python is told to keep no bytecode.
sys.dont_write_bytecode = False

# Modules ask for the library as they are collected, before any fixture.
remember(pytest.MonkeyPatch())


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def cups_service() -> Iterator[Cups]:
    """A printing service, one for each process of the tests."""
    with running_cups() as service:
        yield service


@pytest.fixture
def cups(cups_service: Cups, monkeypatch: pytest.MonkeyPatch) -> Cups:
    """A printing service without printers, which everything that prints in this test speaks with."""
    for name, value in cups_service.environment.items():
        monkeypatch.setenv(name, value)
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    return cups_service


def pytest_configure(config: pytest.Config) -> None:
    """Let no test be skipped unseen in CI, and compile the program once for all the processes that run it."""
    watch(config)
    if not hasattr(config, "workerinput"):
        compile_dir(Path(coach.__file__).parent, quiet=2)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Let half as many again as there are cores work at once, unless only quick tests run: others often wait."""
    cores = len(os.sched_getaffinity(0))
    return cores if config.option.markexpr == "quick" else max(1, cores * 3 // 2)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read other tests where only quick ones are wanted."""
    return not_quick(collection_path, Path(__file__).parent, config.option.markexpr) or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that are quick, and leave out the exhaustive ones where nobody speaks of them."""
    mark_quick(items, Path(__file__).parent)
    if "exhaustive" not in config.option.markexpr:
        left_out = [item for item in items if item.get_closest_marker("exhaustive") is not None]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def quick_stays_quick(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no test that is marked quick start an app or a process."""
    yield from hold(request.node)


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what lives as long as the tests: it would look through it all again and again."""
    gc.collect()
    gc.freeze()
    # Apps that come and go leave much at once; beside a frozen heap that looks like more than it is.
    gc.set_threshold(20_000, 20, 10)


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content with a whole second language; nothing may change it."""
    content = copied(tmp_path_factory.mktemp("bilingual"))
    translated(content)
    return content
