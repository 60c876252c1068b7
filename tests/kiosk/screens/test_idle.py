"""How screens treat a visitor who presses nothing: the warning, the last page, and a routine without interruption."""

from __future__ import annotations

from coach.kiosk.config.times import Times
from coach.kiosk.idle import Mode
from coach.kiosk.screen_factory import mode_of
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.picture import Picture
from coach.widgets.rows import Row
from tests.support.kiosk import Visitor, visiting

TIMES = Times()
ASK = "page:danger-signs"


async def warned(visitor: Visitor) -> None:
    """Let a visitor on a page of the check press nothing until the warning."""
    await visitor.at(ASK)
    await visitor.passes(TIMES.idle_s)
    assert visitor.shows(IdleScreen)


def numbers(visitor: Visitor) -> str:
    """Return the words of the warning's ring."""
    return visitor.screen.query_one(Picture).alternative


async def test_a_visitor_who_presses_nothing_is_asked_after_90_seconds_with_a_ring_that_counts_down() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.passes(TIMES.idle_s - 0.5)
        assert visitor.shows(FindingsScreen)
        await visitor.passes(0.5)
        assert visitor.shows(IdleScreen)
        await visitor.until(lambda: visitor.screen.query_one(Picture).image is not None)
        assert numbers(visitor).startswith("45 ")
        await visitor.passes(25)
        await visitor.until(lambda: numbers(visitor).startswith("20 "))


async def test_a_warning_that_nobody_answers_ends_in_the_first_screen_with_nothing_left() -> None:
    async with visiting() as visitor:
        await warned(visitor)
        await visitor.passes(TIMES.warning_s - 0.5)
        assert visitor.shows(IdleScreen)
        await visitor.passes(0.5)
        assert visitor.at_rest()


async def test_any_key_ends_the_warning_and_does_nothing_else() -> None:
    async with visiting() as visitor:
        for key in ("1", "0", "enter", "-", "+", "*", "/", ".", "up", "backspace", "space"):
            await visitor.anew()
            await warned(visitor)
            before = visitor.app.controller.visit
            await visitor.press(key)
            assert visitor.shows(FindingsScreen), key
            assert visitor.app.controller.visit == before, key
            assert not visitor.app.voice.on, key
            assert [row.under_cursor for row in visitor.screen.query(Row)].index(True) == 0, key


async def test_once_a_warning_was_answered_the_time_is_doubled_until_the_visit_ends() -> None:
    async with visiting() as visitor:
        await warned(visitor)
        await visitor.press("5")
        await visitor.passes(2 * TIMES.idle_s - 1)
        assert visitor.shows(FindingsScreen)
        await visitor.passes(1)
        assert visitor.shows(IdleScreen)
        await visitor.passes(TIMES.warning_s)
        assert visitor.at_rest()
        await warned(visitor)


async def test_a_dialog_that_was_left_open_gets_the_warning_and_is_wiped_like_any_page() -> None:
    async with visiting() as visitor:
        for keys in (["/"], ["+"], ["*"], ["/", "9"]):
            await visitor.at(ASK)
            await visitor.press(*keys)
            await visitor.passes(TIMES.idle_s)
            assert visitor.shows(IdleScreen), keys
            await visitor.passes(TIMES.warning_s)
            assert visitor.at_rest(), keys


async def test_the_first_screen_waits_for_ever() -> None:
    async with visiting() as visitor:
        await visitor.passes(3600, steps=60)
        assert visitor.shows(AttractScreen)


async def test_a_desk_dialog_over_the_first_screen_closes_by_itself() -> None:
    async with visiting() as visitor:
        await visitor.press("/")
        assert visitor.shows(DeskDialog)
        await visitor.passes(TIMES.idle_s + TIMES.warning_s)
        assert visitor.at_rest()


async def test_a_clinic_s_own_times_hold_on_the_screens() -> None:
    async with visiting(times={"idle_s": 200, "warning_s": 20, "emergency_s": 400}) as visitor:
        await visitor.at(ASK)
        await visitor.passes(199)
        assert visitor.shows(FindingsScreen)
        await visitor.passes(1)
        assert visitor.shows(IdleScreen)
        await visitor.passes(20)
        assert visitor.at_rest()


# ---- The routine ----


async def a_second(visitor: Visitor, player: PlayerScreen) -> Mode:
    """Let a second of the routine pass, with a look at who is there; return what the kiosk does."""
    before = player.session.step, player.session.paused
    visitor.clock.advance(1)
    player.action_do("tick")
    await visitor.app.look()
    if (player.session.step, player.session.paused) != before:
        await visitor.settle()
    return mode_of(visitor.app.screen_stack, changed=False)


async def test_through_a_whole_routine_nobody_needs_to_press_anything_but_what_starts_an_exercise() -> None:
    async with visiting() as visitor:
        await visitor.at("player")
        modes: list[Mode] = []
        player = visitor.screen
        assert isinstance(player, PlayerScreen)
        while not player.session.over:
            if not visitor.shows(PlayerScreen):
                await visitor.press("2", "enter")
            elif player.session.paused:
                await visitor.press("enter")
            modes.append(await a_second(visitor, player))
            assert not visitor.shows(IdleScreen)
        assert modes.count("busy") > 250
        visit = visitor.app.controller.visit
        assert visit is not None
        assert {entry.outcome for entry in visit.performed} == {"done"}


async def test_an_exercise_that_waits_for_its_start_is_warned_of_after_a_minute() -> None:
    async with visiting() as visitor:
        await visitor.at("player")
        player = visitor.screen
        assert isinstance(player, PlayerScreen)
        if not player.session.paused:
            await visitor.press("enter")
        await visitor.passes(TIMES.exercise_start_s - 1)
        assert visitor.shows(PlayerScreen)
        await visitor.passes(1.5)
        assert visitor.shows(IdleScreen)
        await visitor.press("1")
        await visitor.until(lambda: visitor.screen is player)
        assert player.session.paused


# ---- The end of a visit ----


async def finish(visitor: Visitor) -> None:
    await visitor.at("summary")
    await visitor.press("0", "1")
    await visitor.until(lambda: visitor.shows(NoticeScreen))


async def test_the_last_page_goes_by_itself_after_30_seconds() -> None:
    async with visiting() as visitor:
        await finish(visitor)
        await visitor.passes(TIMES.done_s - 1)
        assert visitor.shows(NoticeScreen)
        await visitor.passes(1.5)
        assert visitor.at_rest()


async def test_behind_the_last_page_no_answer_is_left_in_the_app_and_a_key_leads_to_the_first_at_once() -> None:
    async with visiting() as visitor:
        await finish(visitor)
        assert visitor.app.controller.visit is None
        assert len(visitor.app.screen_stack) == 2
        await visitor.press("enter")
        await visitor.until(visitor.at_rest)
