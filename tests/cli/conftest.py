"""Fixtures for the tests of the command line."""

from __future__ import annotations

import pytest

from tests.support.command import Run, runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `coach` with the words given."""
    return runner(monkeypatch, capsys)
