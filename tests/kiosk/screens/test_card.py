"""The emergency card of a kiosk: how long it stays, what follows it, and when it rings for the desk."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets._toast import Toast

from coach.kiosk.config.times import Times
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.emergency import EmergencyScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.large_words import LargeWords
from coach.widgets.rows import Row
from tests.support.kiosk import NOT_RUNG, Bell, Visitor, visiting
from tests.support.listening import Heard
from tests.support.shipped import in_language, shipped

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
        for key in ("+", "/", "9"):
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
        await visitor.press("9", "1")
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
    trouble, bell = str(NOT_RUNG), Bell(trouble=NOT_RUNG)
    async with visiting(bell=bell, **ALERT) as visitor:
        await card(visitor)
        await started_over(visitor)
        assert trouble in visitor.text()
        bell.trouble = None
        await card(visitor)
        await started_over(visitor)
        assert trouble not in visitor.text()


CALLED, WALK = "kiosk.card.called", "kiosk.card.walk"


def says(visitor: Visitor, key: str) -> bool:
    return visitor.library.words(key) in visitor.text()


async def test_the_card_says_that_the_desk_has_been_called_once_the_ring_succeeded() -> None:
    bell = Bell(late=True)
    async with visiting(bell=bell, **ALERT) as visitor:
        await card(visitor)
        assert says(visitor, WALK)
        assert not says(visitor, CALLED)
        bell.end()
        await visitor.until(lambda: says(visitor, CALLED))
        assert not says(visitor, WALK)


async def test_the_card_asks_to_walk_to_the_desk_if_the_ring_failed_or_none_is_set() -> None:
    for bell, alert in ((Bell(trouble=NOT_RUNG), ALERT), (Bell(), {})):
        async with visiting(bell=bell, **alert) as visitor:
            await card(visitor)
            await visitor.settle()
            assert says(visitor, WALK)
            assert not says(visitor, CALLED)


async def test_who_must_keep_still_is_not_asked_to_walk_to_the_desk() -> None:
    async with visiting() as visitor:
        await visitor.at("emergency", {"big-accident": "yes"})
        reach = visitor.library.actions["call-keep-still"].kiosk_reach
        assert reach is not None
        assert reach in visitor.text()
        assert not says(visitor, WALK)


async def test_a_ring_that_ends_late_is_not_told_to_the_next_visitor() -> None:
    bell = Bell(late=True)
    async with visiting(bell=bell, **ALERT) as visitor:
        await card(visitor)
        await visitor.app.wipe()
        await card(visitor)
        bell.end()
        await visitor.settle()
        assert says(visitor, WALK)
        await visitor.passes(TIMES.ring_gap_s)
        bell.end()
        await visitor.until(lambda: says(visitor, CALLED))


async def test_what_the_card_says_of_the_ring_is_read_aloud_when_it_changes() -> None:
    bell, heard = Bell(late=True), Heard()
    async with visiting(bell=bell, sound=heard, **ALERT) as visitor:
        await card(visitor)
        await visitor.press("*", "1")
        await visitor.app.look()
        bell.end()
        await visitor.until(lambda: says(visitor, CALLED))
        assert heard.said[-1] == visitor.library.words(CALLED)


async def test_a_card_in_another_language_still_says_that_the_desk_has_been_called() -> None:
    async with visiting(bell=Bell(), libraries=(shipped(), in_language("es")), **ALERT) as visitor:
        await card(visitor)
        await visitor.until(lambda: says(visitor, CALLED))
        await visitor.press("/", "4")
        await visitor.until(lambda: visitor.shows(EmergencyScreen))
        assert visitor.library.words(CALLED) == in_language("es").words(CALLED)
        assert says(visitor, CALLED)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [(80, 24), (80, 22)])
async def test_the_action_fills_a_screen_of_the_kiosk_and_the_rest_stands_below_it(
    size: tuple[int, int], language: str
) -> None:
    library = shipped() if language == "en" else in_language(language)
    async with visiting(size=size, libraries=(library,)) as visitor:
        await card(visitor)
        action = visitor.screen.query_one(LargeWords)
        await visitor.until(lambda: action.has_class("-large"))
        await visitor.settle()
        assert action.size.height >= 9
        row, nobody = (visitor.screen.query_one(each).region for each in ("Row", ".nobody"))
        assert library.clinic.emergency_number in visitor.text()
        assert action.region.bottom < nobody.y < row.y < size[1] - 2


async def test_the_card_has_one_row_and_a_key_far_from_it_asks_whether_it_was_a_mistake() -> None:
    async with visiting() as visitor:
        await card(visitor)
        visitor.clock.advance(2)
        assert len(visitor.screen.query(Row)) == 1
        await visitor.press("2", "-")
        assert visitor.shows(EmergencyScreen)
        await visitor.press("9")
        assert visitor.shows(ConfirmDialog)
        assert visitor.library.words("mistake.ask") in visitor.text()
        await visitor.press("2")
        await visitor.until(lambda: visitor.shows(EmergencyScreen))


async def test_that_a_key_does_nothing_is_never_written_over_the_action() -> None:
    async with visiting(notices=True) as visitor:
        for keys in (("-",), ("/", "+"), ("9", "+"), ("*", "+"), ("/", "9", "+"), ("+", "+")):
            await visitor.anew()
            await card(visitor)
            visitor.clock.advance(2)
            await visitor.press(*keys)
            (shown,) = (each for each in visitor.app.screen_stack if isinstance(each, EmergencyScreen))
            action = shown.query_one(LargeWords).region
            told = [*visitor.screen.query(Toast), *(bar for bar in visitor.screen.query(KeyBar) if bar.said)]
            assert told, keys
            assert not [each for each in told if each.region.overlaps(action) and not visitor.shows(TextDialog)], keys


async def test_the_card_says_how_long_it_stays_without_a_key() -> None:
    async with visiting(times={"emergency_neutral_s": 130}) as visitor:
        await card(visitor)
        assert visitor.library.words("kiosk.card.stays", count=2) in visitor.text()
        assert visitor.library.words("emergency.note") not in visitor.text()
        await visitor.passes(120)
        assert visitor.shows(EmergencyScreen)
        await visitor.passes(11)
        assert visitor.shows(NoticeScreen)


async def test_a_card_that_was_answered_counts_like_any_page() -> None:
    async with visiting() as visitor:
        await card(visitor)
        visitor.clock.advance(2)
        await visitor.press("1")
        await visitor.passes(TIMES.idle_s)
        assert visitor.shows(IdleScreen)
