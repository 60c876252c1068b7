"""After how many crashes the kiosk is not restarted."""

from __future__ import annotations

from coach.kiosk.process.supervisor import MOST_CRASHES, WITHIN_S, Supervisor
from tests.support.clocks import FakeClock


def test_three_crashes_within_a_minute_are_too_many(clock: FakeClock) -> None:
    supervisor = Supervisor(clock)

    went_on = []
    for _ in range(MOST_CRASHES):
        went_on.append(supervisor.should_restart())
        clock.advance(WITHIN_S / 2)

    assert went_on == [True, True, False]


def test_crashes_that_are_further_apart_are_never_too_many(clock: FakeClock) -> None:
    supervisor = Supervisor(clock)

    for _ in range(100):
        assert supervisor.should_restart()
        clock.advance(WITHIN_S / 2 + 0.1)


def test_two_crashes_and_a_third_long_after_are_not_too_many_but_two_more_at_once_are(clock: FakeClock) -> None:
    supervisor = Supervisor(clock)
    assert [supervisor.should_restart() for _ in range(2)] == [True, True]
    clock.advance(WITHIN_S + 1)

    assert [supervisor.should_restart() for _ in range(3)] == [True, True, False]
