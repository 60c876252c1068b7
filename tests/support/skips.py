"""A skipped test fails the run in CI, unless tests/skips.toml names it and says why."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

_FILE = Path(__file__).parents[1] / "skips.toml"


def allowed() -> frozenset[str]:
    """Return the tests that may be skipped."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return frozenset(entry["test"] for entry in table.get("skip", []))


def unexcused(skipped: list[str], may: frozenset[str]) -> list[str]:
    """Return the skipped tests without an excuse, in order."""
    return sorted(set(skipped) - may)


class SkipWatch:
    """Collects skipped tests, and fails the run if one has no excuse."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for test in unexcused(self.skipped, allowed()):
            terminalreporter.write_line(f"skipped without an excuse in tests/skips.toml: {test}", red=True)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if unexcused(self.skipped, allowed()) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def watch(config: pytest.Config) -> None:
    """In CI, check skips in the main process, which receives the reports of all workers."""
    if os.environ.get("CI") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkipWatch())
