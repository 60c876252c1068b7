"""The clock of the routine."""

from __future__ import annotations

import time

import pytest

from coach.startup import elapsed


def test_the_clock_takes_no_notice_of_the_time_of_day(monkeypatch: pytest.MonkeyPatch) -> None:
    before = elapsed()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert 0 <= elapsed() - before < 1


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="only Linux has a monotonic clock that sleeps")
def test_the_clock_runs_on_while_the_computer_sleeps() -> None:
    assert abs(elapsed() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1
