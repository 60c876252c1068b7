"""What makes the kiosk easier to see: on every screen, without losing an answer, and for one visitor only."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from coach.kiosk.app import KioskApp
from coach.kiosk.config.times import Times
from coach.kiosk.letters import Cells
from coach.kiosk.screens.attract import AttractScreen, StaffNotice
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.key_test import KeyTest
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.sight import SightDialog
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.player.player import PlayerScreen
from coach.screens.tour.stage import TourStage
from coach.themes import CONTRAST, KIOSK, KIOSK_CONSOLE, KIOSK_CONSOLE_CONTRAST
from tests.support.cells import described, hard_to_read
from tests.support.clocks import FakeClock
from tests.support.hand import at_keys
from tests.support.kiosk import Visitor, faked_context, visiting
from tests.support.shipped import shipped
from tests.support.tour import NO_PAGE_TWICE, STOPS, go

TIMES = Times()
ASK = "page:danger-signs"
TO_SIGHT = ("/", "0")


class LettersThatGrow:
    """Letters that take note of how large they are, unless they are stuck."""

    def __init__(self, *, room: bool = True, stuck: bool = False) -> None:
        self.larger, self._room, self._stuck = False, room, stuck

    def can_grow(self, size: Cells) -> bool:
        """Say what the test says."""
        return self._room

    def use(self, *, larger: bool, size: Cells) -> bool:
        """Note the size, or refuse it."""
        self.larger = larger and not self._stuck
        return self.larger == larger


def kiosk(clock: FakeClock, letters: LettersThatGrow | None = None, terminal: str = "xterm-256color") -> KioskApp:
    context = replace(faked_context(clock), terminal=terminal)
    return KioskApp(context if letters is None else replace(context, letters=letters))


async def test_contrast_is_turned_on_and_off_by_its_number_and_shows_at_once() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press(*TO_SIGHT)
        assert visitor.app.theme == KIOSK
        await visitor.press("1")
        assert visitor.app.theme == CONTRAST
        assert visitor.shows(SightDialog)
        assert visitor.library.words("kiosk.sight.on") in visitor.text()
        await visitor.press("1")
        assert visitor.app.theme == KIOSK
        assert visitor.library.words("kiosk.sight.on") not in visitor.text()
        await visitor.press("enter")
        assert visitor.shows(FindingsScreen)


@pytest.mark.parametrize("terminal", ["xterm-256color", pytest.param("linux", marks=pytest.mark.exhaustive)])
async def test_every_screen_can_be_read_with_high_contrast_too_and_the_way_to_it_is_open(terminal: str) -> None:
    async with visiting(terminal=terminal) as visitor:
        poor, closed = [], []
        for name in NO_PAGE_TWICE:
            await go(visitor, STOPS[name])
            front, visit = visitor.screen, visitor.app.controller.visit
            poor += [described(name, found)] if (found := hard_to_read(front, 7)) else []
            # Any key ends a warning, and on the page that tests keys each of them only gets its mark.
            if isinstance(front, (IdleScreen, DeskDialog, SightDialog, KeyTest)):
                continue
            await visitor.press(*TO_SIGHT, "1", "-")
            if visitor.app.theme not in (CONTRAST, KIOSK_CONSOLE_CONTRAST) or visitor.screen is not front:
                closed.append(name)
            if visitor.app.controller.visit != visit and not isinstance(front, PlayerScreen):
                closed.append(f"{name}: an answer was lost")
            poor += [described(f"{name}, high contrast", found)] if (found := hard_to_read(visitor.screen, 7)) else []
            visitor.app.attendant.sight.reset()
        assert (poor, closed) == ([], [])


async def test_on_the_console_everything_is_bright_white_on_black() -> None:
    clock = FakeClock(1000.0)
    app = kiosk(clock, terminal="linux")
    async with at_keys(Visitor(app, clock)) as visitor:
        assert app.theme == KIOSK_CONSOLE
        await visitor.press(*TO_SIGHT, "1", "enter")
        assert app.theme == KIOSK_CONSOLE_CONTRAST
        assert app.theme_variables["muted"] == app.theme_variables["ink"]


@pytest.mark.parametrize("end", ["start over", "leaving", "done"])
async def test_all_is_as_usual_for_the_next_visitor(end: str) -> None:
    clock, letters = FakeClock(1000.0), LettersThatGrow()
    app = kiosk(clock, letters)
    async with at_keys(Visitor(app, clock)) as visitor:
        await visitor.at("summary")
        await visitor.press(*TO_SIGHT, "1", "2", "3", "enter")
        assert (app.theme, app.still, letters.larger) == (CONTRAST, True, True)
        if end == "start over":
            await visitor.press("/", "2", "1")
        elif end == "leaving":
            await visitor.passes(TIMES.idle_s + TIMES.warning_s + 1)
        else:
            await visitor.press("0", "1")
            await visitor.until(lambda: visitor.shows(NoticeScreen))
            # Whoever has just said goodbye still reads that.
            assert (app.theme, letters.larger) == (CONTRAST, True)
            await visitor.press("1")
        await visitor.until(visitor.at_rest)
        assert (app.theme, app.still, letters.larger) == (KIOSK, False, False)
        assert app.attendant.sight.on == frozenset()


async def test_on_the_first_screen_too_and_whoever_walks_away_leaves_it_as_usual() -> None:
    async with visiting() as visitor:
        await visitor.press(*TO_SIGHT, "1", "enter")
        assert visitor.shows(AttractScreen)
        assert visitor.app.theme == CONTRAST
        await visitor.passes(TIMES.idle_s + TIMES.warning_s + 1)
        assert visitor.at_rest()
        assert visitor.app.theme == KIOSK


async def test_a_check_begun_after_that_keeps_what_was_turned_on() -> None:
    async with visiting() as visitor:
        await visitor.press(*TO_SIGHT, "1", "enter", "5")
        assert visitor.app.controller.visit is not None
        assert visitor.app.theme == CONTRAST


async def test_the_first_screen_says_how_to_see_better() -> None:
    for mute, told in (((), "sight-hear"), (("en",), "sight")):
        async with visiting(size=(60, 20), mute=mute) as visitor:
            assert visitor.library.words(f"kiosk.attract.{told}") in visitor.text()


async def test_a_word_about_the_voice_takes_no_line_from_the_first_screen() -> None:
    for mute in ((), ("en",)):
        async with visiting(mute=mute) as visitor:
            assert not visitor.screen.query_one(".texts").has_class("-crowded")


@pytest.mark.parametrize("size", [(60, 20), (80, 22), (80, 24)])
async def test_with_larger_letters_every_word_of_the_first_screen_that_matters_still_has_room(
    size: tuple[int, int],
) -> None:
    async with visiting(size=size, libraries=(shipped(), shipped())) as visitor:
        assert isinstance(visitor.screen, AttractScreen)
        visitor.screen.tell_staff(StaffNotice("No ring. " * 40, "No ring, no counts. " * 4))
        await visitor.settle()
        room = visitor.screen.query_one(".texts").region
        texts = [each for each in visitor.screen.query(".texts > *") if each.display]
        assert [each.classes for each in texts if not room.contains_region(each.region)] == []
        assert visitor.screen.region.contains_region(visitor.screen.query_one(".notice").region)


@pytest.mark.parametrize("notice", ["", "No ring, no counts."])
async def test_in_the_usual_letters_the_first_screen_leaves_out_its_offer_but_no_free_line(notice: str) -> None:
    async with visiting(size=(80, 22)) as visitor:
        assert isinstance(visitor.screen, AttractScreen)
        visitor.screen.tell_staff(StaffNotice(notice, notice))
        await visitor.settle()
        texts = [each for each in visitor.screen.query(".texts > *") if each.display and each.region.height]
        assert not visitor.screen.query_one(".texts .lead").display
        assert all(lower.region.y > upper.region.bottom for upper, lower in pairwise(texts))


async def test_larger_letters_are_offered_only_where_they_work() -> None:
    for letters, offered in ((None, False), (LettersThatGrow(room=False), False), (LettersThatGrow(), True)):
        clock = FakeClock(1000.0)
        async with at_keys(Visitor(kiosk(clock, letters), clock)) as visitor:
            await visitor.press(*TO_SIGHT)
            assert (visitor.library.words("kiosk.sight.letters") in visitor.text()) is offered


async def test_letters_that_do_not_grow_are_not_said_to_be_larger() -> None:
    clock = FakeClock(1000.0)
    async with at_keys(Visitor(kiosk(clock, LettersThatGrow(stuck=True)), clock)) as visitor:
        await visitor.press(*TO_SIGHT, "1")
        assert visitor.library.words("kiosk.sight.on") not in visitor.text()


async def test_a_kiosk_that_starts_again_after_a_crash_has_the_usual_letters() -> None:
    letters = LettersThatGrow()
    letters.larger = True
    kiosk(FakeClock(1000.0), letters)
    assert not letters.larger


async def test_where_nothing_may_move_the_tour_is_told_in_words_and_plays_again_after_that() -> None:
    async with visiting() as visitor:
        await visitor.press(*TO_SIGHT, "2", "enter")
        (stage,) = visitor.screen.query(TourStage)
        await visitor.until(lambda: len(stage.children) == 2 * len(visitor.library.scenes))
        await visitor.press(*TO_SIGHT, "2", "enter")
        await visitor.until(lambda: len(stage.children) != 2 * len(visitor.library.scenes))


async def test_a_figure_stands_still_and_is_drawn_in_the_new_colours() -> None:
    async with visiting(size=(120, 36)) as visitor:
        await visitor.at("player")
        player = visitor.screen
        assert isinstance(player, PlayerScreen)
        figure = player._pictures.figure
        moving = figure.shown
        await visitor.press(*TO_SIGHT, "1")
        await visitor.until(lambda: figure.shown is not moving)
        await visitor.press("2", "enter")
        await visitor.settle()
        still = figure.shown
        visitor.clock.advance(1)
        player.action_do("resume")
        visitor.clock.advance(1)
        player.action_do("tick")
        assert figure.shown is still
