"""What failed is kept for some days, and whoever tries PINs pushes none of it out."""

from __future__ import annotations

from datetime import timedelta

from coach.kiosk.trouble_log import KEPT, MOST, News, Trouble, TroubleLog
from tests.support.kiosk import NOON


def test_troubles_are_told_newest_first_until_some_days_are_over() -> None:
    log, second = TroubleLog(), timedelta(seconds=1)
    log.note(NOON, "No ring.")
    log.note_wrong_pin(NOON + second)
    log.note(NOON + 2 * second, "No paper.")
    assert [each.reason for each in log.latest(NOON + 2 * second)] == ["No paper.", None, "No ring."]
    assert [each.reason for each in log.latest(NOON + KEPT + second)] == ["No paper.", None]
    assert log.latest(NOON + KEPT + 3 * second) == ()


def test_however_many_wrong_pins_are_typed_a_failed_ring_is_still_told() -> None:
    log = TroubleLog()
    log.note(NOON, "No ring.")
    for _ in range(10 * MOST):
        log.note_wrong_pin(NOON)
    assert Trouble(NOON, "No ring.") in log.latest(NOON)
    assert len(log.latest(NOON)) == MOST + 1


def test_the_screen_can_read_what_does_not_work_while_a_thread_learns_of_more() -> None:
    log = TroubleLog()
    log.learn(News(about="alert", reason="No ring."))
    read = []
    for about in log.present:
        log.learn(News(about="printer", reason="No paper."))
        read.append(about)
    assert read == ["alert"]
    assert log.present == {"alert": "No ring.", "printer": "No paper."}
