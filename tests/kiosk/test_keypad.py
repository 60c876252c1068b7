"""The keys of a numeric keypad are enough for everything, and everything that is shown names only them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from coach.core import journey
from coach.kiosk.keyboard import LISTED
from coach.screens.asking import ConfirmScreen
from coach.screens.attract import AttractScreen
from coach.screens.base import CoachScreen
from coach.screens.desk import DeskSheet
from coach.screens.findings import FindingRowsScreen
from coach.screens.player import PlayerScreen
from coach.screens.result import ResultScreen
from coach.screens.review import NumberedReviewScreen
from coach.screens.setup import SetupScreen
from coach.screens.single import ChoiceScreen, NumberScreen
from coach.screens.takeaway import TakeAwayScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.keypad import PAD
from coach.widgets.rows import Row
from tests.kiosk.tour import STOPS, go
from tests.kiosk.visiting import Visitor, check_keys, visiting

PRINTED = {printed: key for key, printed in PAD.items()}
KEYBOARD_ONLY = re.compile(r"\b(?:Esc|Escape|Space|Tab|Ctrl|Alt|F\d+|arrow|arrows|letter)\b|[←→↑↓]")
"""Names of keys that no keypad has."""
LETTER = re.compile(r"[Pp]ress(?:es)? ([a-z])\b(?! row| number)")
"""A letter that is to be pressed; `a` alone can only be one."""
ELSEWHERE = (
    # A tick is turned twice for "not sure", a row by its number; what no number tells has `+`; sound is the voice's.
    "keys.unsure", "keys.tick-cursor", "keys.down-the-leg", "keys.unwell", "keys.sound",
    # A text is turned by the point, a number rubbed out digit by digit, and a cursor moves by itself or by a number.
    "keys.scroll", "keys.clear", "keys.move",
    # On a page with a number the point rubs out; the minus leads back to where the questions can be left.
    "keys.summary-instead",
    # The foot tells all keys there are, and only staff leave.
    "keys.help", "keys.quit",
)  # fmt: skip
"""What a keypad does in another way, or a kiosk has no use for."""


def foot(screen: Screen[Any]) -> list[str]:
    """The lines of the keys at the foot, or none where there is no foot."""
    return [line.rstrip() for bar in screen.query(KeyBar) for line in str(bar.content).splitlines()]


def named(screen: Screen[Any]) -> Iterator[str]:
    """The keys that the foot and the rows name, by Textual's names; those of a range as its first."""
    for line in foot(screen):
        for part in line.split("  "):
            yield PRINTED[part.split()[0].partition("-")[0] or "-"]
    for row in screen.query(Row):
        if row.told[0]:
            yield from (PRINTED[sign] for sign in row.told[0])


def silent_keys(visitor: Visitor) -> Iterator[str]:
    """Keys that are named on the screen and do nothing there."""
    acting = {key for key, active in visitor.screen.active_bindings.items() if active.enabled} | {"slash", "asterisk"}
    yield from (f"{key} is named and does nothing" for key in set(named(visitor.screen)) - acting)


def lacking_keys(visitor: Visitor) -> Iterator[str]:
    """What keys do on the screen, and none on the pad."""
    words, does = visitor.library.words, dict[str, set[str]]()
    for key, active in visitor.screen.active_bindings.items():
        if active.enabled and active.binding.description in words:
            does.setdefault(active.binding.description, set()).add(key)
    lacking = {label for label, keys in does.items() if not keys & set(PAD)} - set(ELSEWHERE)
    yield from (f"no key of the pad for {label}" for label in lacking)


def foreign_words(visitor: Visitor) -> Iterator[str]:
    """Words on the screen that name a key which no keypad has."""
    text = visitor.text()
    yield from (f"names {found}" for found in [*KEYBOARD_ONLY.findall(text), *LETTER.findall(text)])


def bad_foot(visitor: Visitor) -> Iterator[str]:
    """What is wrong with the keys at the foot of the page in front."""
    words = visitor.library.words
    front = next(screen for screen in reversed(visitor.app.screen_stack) if isinstance(screen, CoachScreen))
    lines, bar = foot(front), front.query_one(KeyBar)
    if not lines[-1].endswith(f"* {words('keys.speak')}  / {words('keys.desk')}"):
        yield f"the foot does not end with the desk: {lines[-1]}"
    if not bar.content_size.height == len(lines) <= 2 or max(map(len, lines)) > bar.content_size.width:
        yield f"the foot is cut off: {lines}"


def cut_off(visitor: Visitor) -> Iterator[str]:
    """What stands outside a screen of 80 columns."""
    whole = Size(80, 24).region
    yield from (f"{row.told} is cut off" for row in visitor.screen.query(Row) if row.region.right > whole.right)
    yield from ("the foot is outside" for bar in visitor.screen.query(KeyBar) if not whole.contains_region(bar.region))


@pytest.mark.parametrize("name", STOPS)
async def test_a_keypad_is_enough_for_each_screen_and_each_screen_names_its_keys_only(name: str) -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS[name])
        checks = (silent_keys, lacking_keys, foreign_words, bad_foot, cut_off)
        assert not [trouble for check in checks for trouble in check(visitor)]


@pytest.mark.parametrize("name", ["attract", "page:danger-signs", "player-ready"])
async def test_without_a_voice_the_foot_ends_with_the_desk_alone(name: str) -> None:
    async with visiting(voice=False) as visitor:
        await go(visitor, STOPS[name])
        words = visitor.library.words
        assert foot(visitor.screen)[-1].endswith(f"/ {words('keys.desk')}")
        assert words("keys.speak") not in visitor.text()


# ---- What must not do anything ----

FOREIGN = ["q", "w", "s", "p", "y", "n", "a", "question_mark", "f1", "f12", "escape", "tab", "shift+tab", "ctrl+q",
           "ctrl+c", "ctrl+p", "ctrl+z", "alt+x", "delete", "insert", "ctrl+backslash", "é"]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["attract", "page:danger-signs", "page:pain-number", "emergency", "player-ready", "desk"]
)
async def test_no_letter_no_chord_no_paste_and_no_mouse_does_anything(name: str) -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS[name])
        stack, text = list(visitor.app.screen_stack), visitor.text()
        visit, since = visitor.app.reception.visit, visitor.app.idle._since
        visitor.clock.advance(1)
        for key in FOREIGN:
            visitor.app.post_message(events.Key(key, key if len(key) == 1 else None))
        visitor.app.post_message(events.Paste("1\r1\r2580"))
        visitor.app.post_message(events.MouseDown(None, 5, 8, 0, 0, 1, False, False, False))
        visitor.app.post_message(events.MouseScrollDown(None, 5, 8, 0, 0, 0, False, False, False))
        await visitor.pilot.pause()
        assert visitor.app.screen_stack == stack
        assert visitor.app.reception.visit == visit
        assert visitor.app.idle._since == since
        if name != "player-ready":
            assert visitor.text() == text


def test_the_keys_that_get_through_are_those_of_a_keypad_and_what_a_keyboard_has_for_them() -> None:
    besides = {"space", "backspace", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"}
    assert {*PAD, *besides} == LISTED


# ---- Whole ways, by the pad alone ----


async def test_from_the_first_screen_to_the_last_by_the_pad_alone() -> None:
    async with visiting() as visitor:
        pressed = ["enter", *check_keys(), "enter"]
        assert set(pressed) <= set(PAD)
        await visitor.press(*pressed)
        await visitor.until(lambda: visitor.shows(ResultScreen))
        await visitor.press("enter")
        await visitor.until(lambda: not visitor.shows(ResultScreen))
        assert visitor.app.reception.visit is not None
        assert journey.next_step(visitor.app.reception.visit, visitor.library).kind == "page"
        await visitor.press("2")
        await visitor.until(lambda: visitor.shows(SetupScreen))
        await visitor.press("enter")
        await visitor.until(lambda: visitor.shows(PlayerScreen))
        await visitor.press("-", "1")
        await visitor.until(lambda: not visitor.shows(PlayerScreen) and not visitor.shows(ConfirmScreen))
        if visitor.shows(NumberScreen):
            await visitor.press("3", "enter")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))
        await visitor.press("0", "enter")
        await visitor.until(visitor.at_rest)


async def test_on_a_page_of_rows_back_goes_to_the_row_before_and_enter_keeps_its_answer() -> None:
    async with visiting() as visitor:
        await visitor.at("page:danger-signs")
        await visitor.press("2", "2", "-")
        rows = list(visitor.screen.query(Row))
        assert [row.under_cursor for row in rows].index(True) == 1
        await visitor.press("enter")
        assert [row.under_cursor for row in rows].index(True) == 2
        await visitor.press("-", "-", "-")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))


async def test_each_row_of_a_page_can_be_changed_from_the_review() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        await visitor.press("5", "enter")
        await visitor.until(lambda: visitor.shows(FindingRowsScreen))
        await visitor.press("enter", "enter", "1")
        await visitor.until(lambda: visitor.shows(NumberedReviewScreen))
        visit = visitor.app.reception.visit
        assert visit is not None
        assert visit.answers["went-in-lift"] == "yes"


async def test_a_page_opened_from_the_review_can_be_left_as_it_is() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        before = visitor.app.reception.visit
        assert before is not None
        await visitor.press("5", "enter")
        await visitor.until(lambda: visitor.shows(FindingRowsScreen))
        await visitor.press(*["enter"] * 7)
        await visitor.until(lambda: visitor.shows(NumberedReviewScreen))
        after = visitor.app.reception.visit
        assert after is not None
        assert after.answers == before.answers


async def test_a_row_behind_the_ninth_is_reached_by_two_digits_and_comes_into_view() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        await visitor.press("1", "9")
        row = list(visitor.screen.query(Row))[18]
        assert row.under_cursor
        assert row.region.bottom < 24
        await visitor.press("1", "3", "enter")
        await visitor.until(lambda: visitor.shows(NumberScreen))


async def test_the_point_turns_a_list_that_is_longer_than_the_screen() -> None:
    async with visiting() as visitor:
        await visitor.at("review")
        assert visitor.library.words("keys.more") in foot(visitor.screen)[-1]
        last = list(visitor.screen.query(Row))[-1]
        assert last.region.bottom > 23
        await visitor.press(".")
        await visitor.pilot.pause()
        assert last.region.bottom <= 23


async def test_enter_alone_answers_no_question_by_choice_for_the_cursor_has_no_keys() -> None:
    async with visiting() as visitor:
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))
        await visitor.press("enter")
        await visitor.pilot.pause()
        assert visitor.app.reception.visit is not None
        assert not visitor.app.reception.visit.answers
        await visitor.press("1", "-")
        await visitor.until(lambda: getattr(visitor.screen, "step", "") == "page:what-fits")
        await visitor.press("enter")
        await visitor.until(lambda: getattr(visitor.screen, "step", "") == "page:your-age")


async def test_back_from_the_first_page_ends_the_visit() -> None:
    async with visiting() as visitor:
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))
        await visitor.press("-")
        await visitor.until(visitor.at_rest)
        assert visitor.shows(AttractScreen)


async def test_the_therapist_s_questions_can_be_left_by_the_point() -> None:
    async with visiting() as visitor:
        await visitor.at("summary")
        ways = [row.told for row in visitor.screen.query(Row)]
        key = next(key for key, _, text in ways if text == visitor.library.words("kiosk.take.details"))
        await visitor.press(key)
        await visitor.until(lambda: not visitor.shows(TakeAwayScreen))
        await visitor.press(".")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))


async def test_a_digit_typed_by_mistake_is_rubbed_out_by_the_point() -> None:
    async with visiting() as visitor:
        await visitor.at("page:pain-number")
        await visitor.press("7", ".", "4", "enter")
        await visitor.until(
            lambda: not visitor.shows(NumberScreen) or getattr(visitor.screen, "step", "") != "page:pain-number"
        )
        visit = visitor.app.reception.visit
        assert visit is not None
        assert visit.answers["pain-now"] == 4


async def test_pain_down_the_leg_ends_the_routine_by_plus_and_a_digit() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["player-other"])
        await visitor.press("1")
        await visitor.until(lambda: isinstance(visitor.screen, CoachScreen) and not visitor.shows(PlayerScreen))
        visit = visitor.app.reception.visit
        assert visit is not None
        assert visit.stopped == "down-the-leg"


@pytest.mark.parametrize(
    "name", ["attract", "page:what-fits", "why", "emergency", "mistake", "player-pain", "take-away"]
)
async def test_the_desk_is_one_key_away_from_every_screen_and_one_key_leads_back(name: str) -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS[name])
        before = list(visitor.app.screen_stack)
        await visitor.press("/")
        assert visitor.shows(DeskSheet)
        await visitor.press("1")
        await visitor.pilot.pause()
        assert visitor.app.screen_stack == before
