"""The emergency card of a kiosk: how long it stays, what follows it, and when it rings for the desk."""

from __future__ import annotations

from typing import Any

from coach.kiosk.config.times import Times
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.pages.emergency import EmergencyScreen
from tests.support.kiosk import Bell, Visitor, visiting

TIMES = Times()
ALERT: dict[str, Any] = {"alert": {"command": ("/usr/bin/ring-desk",)}}


async def card(visitor: Visitor) -> None:
    await visitor.at("emergency", {"pee-hard": "yes"})
    await visitor.until(lambda: visitor.shows(EmergencyScreen))


async def test_an_emergency_card_stays_for_three_minutes_then_turns_neutral_and_goes_by_itself() -> None:
    async with visiting() as visitor:
        await card(visitor)
        await visitor.passes(TIMES.emergency_neutral_s - 1)
        assert visitor.shows(EmergencyScreen)
        await visitor.passes(1.5)
        assert visitor.shows(NoticeScreen)
        words = visitor.library.words
        assert words("kiosk.neutral.title") in visitor.text()
        assert visitor.app.controller.visit is None
        await visitor.passes(TIMES.emergency_s - TIMES.emergency_neutral_s + 1)
        assert visitor.at_rest()


async def test_the_neutral_page_tells_nothing_of_the_answers_or_the_level() -> None:
    async with visiting() as visitor:
        await card(visitor)
        told = visitor.text()
        await visitor.passes(TIMES.emergency_neutral_s + 1)
        lines = set(visitor.text().splitlines()) & set(told.splitlines())
        assert "EMERGENCY" in told
        assert "EMERGENCY" not in visitor.text()
        assert all("pee" not in line for line in lines)


async def test_a_dialog_over_the_card_does_not_change_how_long_the_card_stays() -> None:
    async with visiting() as visitor:
        for key in ("+", "/", "2"):
            await visitor.anew()
            await card(visitor)
            visitor.clock.advance(2)
            await visitor.press(key)
            await visitor.passes(TIMES.idle_s + 10)
            assert not visitor.shows(IdleScreen), key
            assert not visitor.shows(EmergencyScreen), key
            assert any(isinstance(screen, EmergencyScreen) for screen in visitor.app.screen_stack), key


async def started_over(visitor: Visitor) -> None:
    """Start over from an emergency card, and wait until the neutral page may go."""
    await visitor.press("/", "2", "1")
    await visitor.until(lambda: visitor.shows(NoticeScreen))
    await visitor.passes(TIMES.neutral_stays_s)
    await visitor.press("enter")
    await visitor.until(visitor.at_rest)


async def test_the_desk_is_rung_once_a_visit_and_again_for_the_next_visitor() -> None:
    bell = Bell()
    async with visiting(bell=bell, **ALERT) as visitor:
        await card(visitor)
        visitor.clock.advance(2)
        await visitor.press("2", "1")
        await visitor.until(lambda: visitor.shows(FindingsScreen))
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(EmergencyScreen))
        assert bell.commands == [("/usr/bin/ring-desk",)]
        visitor.clock.advance(TIMES.ring_gap_s)
        await started_over(visitor)
        await card(visitor)
        assert len(bell.commands) == 2


async def test_rings_that_follow_one_another_fast_come_one_at_a_time_and_none_is_lost() -> None:
    bell = Bell()
    async with visiting(bell=bell, **ALERT) as visitor:
        for _ in range(4):
            visitor.clock.advance(5)
            await visitor.app.wipe()
            await card(visitor)
        assert len(bell.commands) == 1
        await visitor.passes(TIMES.ring_gap_s)
        assert len(bell.commands) == 2
        await visitor.passes(TIMES.ring_gap_s * 2)
        assert len(bell.commands) == 2


async def test_without_a_command_nothing_is_rung() -> None:
    bell = Bell()
    async with visiting(bell=bell) as visitor:
        await card(visitor)
        assert not bell.commands


async def test_what_is_less_than_an_emergency_rings_nobody() -> None:
    bell = Bell()
    async with visiting(bell=bell, **ALERT) as visitor:
        await visitor.at("result", {"leg-weak": "yes"})
        assert not bell.commands


async def test_a_ring_that_failed_is_shown_to_staff_on_the_first_screen_until_one_works() -> None:
    trouble = "The desk was not rung: /usr/bin/ring-desk ended with code 3."
    bell = Bell(trouble=trouble)
    async with visiting(bell=bell, **ALERT) as visitor:
        await card(visitor)
        await started_over(visitor)
        assert trouble in visitor.text()
        bell.trouble = None
        await card(visitor)
        await started_over(visitor)
        assert trouble not in visitor.text()


async def test_a_card_that_was_answered_counts_like_any_page() -> None:
    async with visiting() as visitor:
        await card(visitor)
        visitor.clock.advance(2)
        await visitor.press("1")
        await visitor.passes(TIMES.idle_s)
        assert visitor.shows(IdleScreen)
