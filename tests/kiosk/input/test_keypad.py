"""A numeric keypad is enough for everything; screens name only its keys, and a sign means the same on all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from coach.kiosk.input.keyboard import LISTED
from coach.kiosk.screens.closed import ClosedScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.screens.base import CoachScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.keypad import PAD
from coach.widgets.rows import Row
from tests.support.kiosk import Visitor, foot, visiting
from tests.support.tour import KINDS, STOPS, go

PRINTED = {printed: key for key, printed in PAD.items()}
KEYBOARD_ONLY = re.compile(r"\b(?:Esc|Escape|Space|Tab|Ctrl|Alt|F\d+|arrow|arrows|letter)\b|[←→↑↓]")
"""Names of keys that no keypad has."""
LETTER = re.compile(r"[Pp]ress(?:es)? ([a-z])\b(?! row| number)")
"""A letter that is to be pressed; `a` alone can only be one."""
ELSEWHERE = (
    # A tick is turned twice for "not sure", a row by its number; what no number tells has `.`; sound is the voice's.
    "keys.unsure", "keys.tick-cursor", "keys.down-the-leg", "keys.unwell", "keys.sound",
    # A text is turned by the point, a number taken back by the minus, and a cursor moves by itself or by a number.
    "keys.scroll", "keys.clear", "keys.rub-out", "keys.move", "keys.step",
    # On a page with a number all digits are typed; the minus leads back to where the questions can be left.
    "keys.summary-instead",
    # The minus leads out of a routine, and asks first.
    "keys.end",
    # The foot tells all keys there are, and only staff leave.
    "keys.help", "keys.quit",
)  # fmt: skip
"""Actions that a keypad does in another way, or that a kiosk does not need."""


ONE_LABEL = {
    "minus": "keys.back",
    "plus": "keys.why",
    "full_stop": "keys.more",
    "asterisk": "keys.speak",
    "slash": "keys.desk",
}
"""What each sign of the keypad does wherever it does anything. A digit answers its row, or does what the foot says."""
FORWARD = frozenset(
    {
        "keys.continue", "keys.pick-cursor", "keys.close", "keys.done", "keys.begin", "keys.routine", "keys.summary",
        "keys.pause", "keys.go-on",
    }
)  # fmt: skip
"""What Enter does: it goes on, and its label names how."""


def named(screen: Screen[Any]) -> Iterator[str]:
    """Yield the keys that the foot and the rows name, by their names in Textual; of a range, the first."""
    for line in foot(screen):
        for part in line.split("  "):
            yield PRINTED[part.split()[0].partition("-")[0] or "-"]
    for row in screen.query(Row):
        if row.told[0]:
            yield from (PRINTED[sign] for sign in row.told[0])


def silent_keys(visitor: Visitor) -> Iterator[str]:
    """Yield keys that the screen names and that do nothing on it."""
    acting = {key for key, active in visitor.screen.active_bindings.items() if active.enabled} | {"slash", "asterisk"}
    yield from (f"{key} is named and does nothing" for key in set(named(visitor.screen)) - acting)


def lacking_keys(visitor: Visitor) -> Iterator[str]:
    """Yield actions of the screen's keys that no key of the keypad has."""
    words, does = visitor.library.words, dict[str, set[str]]()
    for key, active in visitor.screen.active_bindings.items():
        if active.enabled and active.binding.description in words:
            does.setdefault(active.binding.description, set()).add(key)
    lacking = {label for label, keys in does.items() if not keys & set(PAD)} - set(ELSEWHERE)
    yield from (f"no key of the pad for {label}" for label in lacking)


def foreign_words(visitor: Visitor) -> Iterator[str]:
    """Yield words on the screen that name a key which no keypad has."""
    text = visitor.text()
    yield from (f"names {found}" for found in [*KEYBOARD_ONLY.findall(text), *LETTER.findall(text)])


def bad_foot(visitor: Visitor) -> Iterator[str]:
    """Yield what is wrong with the keys at the foot of the front page."""
    words = visitor.library.words
    front = next(screen for screen in reversed(visitor.app.screen_stack) if isinstance(screen, CoachScreen))
    lines, bar = foot(front), front.query_one(KeyBar)
    if isinstance(front, ClosedScreen) and not bar.display:
        # In the dark any key shows the sign with its foot.
        return
    if not lines[-1].endswith(f"* {words('keys.speak')}  / {words('keys.desk')}"):
        yield f"the foot does not end with the desk: {lines[-1]}"
    if not bar.content_size.height == len(lines) <= 2 or max(map(len, lines)) > bar.content_size.width:
        yield f"the foot is cut off: {lines}"


def cut_off(visitor: Visitor) -> Iterator[str]:
    """Yield texts that are cut off on a screen of 80 columns."""
    whole = Size(80, 24).region
    yield from (f"{row.told} is cut off" for row in visitor.screen.query(Row) if row.region.right > whole.right)
    yield from ("the foot is outside" for bar in visitor.screen.query(KeyBar) if not whole.contains_region(bar.region))


def strange_labels(visitor: Visitor) -> Iterator[str]:
    """Yield what a sign or Enter does on the screen in front, if it is not what the key does everywhere."""
    words = visitor.library.words
    for key, active in visitor.screen.active_bindings.items():
        label = active.binding.description
        if not active.enabled or label not in words or key not in PAD or key.isdigit():
            continue
        if not (label in FORWARD if key == "enter" else words(label) == words(ONE_LABEL[key])):
            yield f"{PAD[key]} means {words(label)}"


@pytest.mark.parametrize("names", [KINDS, pytest.param(tuple(STOPS), marks=pytest.mark.long)], ids=["kinds", "all"])
async def test_a_keypad_is_enough_for_each_screen_which_names_its_keys_only_and_each_sign_for_one_thing(
    names: tuple[str, ...],
) -> None:
    checks = (silent_keys, lacking_keys, foreign_words, bad_foot, cut_off, strange_labels)
    async with visiting() as visitor:
        troubles: dict[str, list[str]] = {}
        for name in names:
            await go(visitor, STOPS[name])
            troubles[name] = [trouble for check in checks for trouble in check(visitor)]
    assert {name: found for name, found in troubles.items() if found} == {}


def test_every_key_of_the_pad_but_the_digits_has_its_meaning() -> None:
    assert {key for key in PAD if not key.isdigit()} == {*ONE_LABEL, "enter"}


async def test_a_sign_with_another_label_is_found() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["take-away"])
        assert list(strange_labels(visitor)) == []
        visitor.screen._bindings.bind("minus", "finish", "keys.finish")
        assert list(strange_labels(visitor)) == [f"- means {visitor.library.words('keys.finish')}"]


async def test_without_a_voice_the_foot_ends_with_the_desk_alone() -> None:
    async with visiting(voice=False) as visitor:
        words = visitor.library.words
        for name in ("attract", "page:danger-signs", "player-ready"):
            await go(visitor, STOPS[name])
            assert foot(visitor.screen)[-1].endswith(f"/ {words('keys.desk')}"), name
            assert words("keys.speak") not in visitor.text(), name


FOREIGN = ["q", "w", "s", "p", "y", "n", "a", "question_mark", "f1", "f12", "escape", "tab", "shift+tab", "ctrl+q",
           "ctrl+c", "ctrl+p", "ctrl+z", "alt+x", "delete", "insert", "ctrl+backslash", "é"]  # fmt: skip


async def ignores_foreign(visitor: Visitor) -> bool:
    """Send what no keypad sends; return whether screens, words, visit and idle count stay as they were."""
    # A routine moves on by itself.
    words = None if visitor.shows(PlayerScreen) else visitor.text()
    stack, visit, since = list(visitor.app.screen_stack), visitor.app.controller.visit, visitor.app.idle._since
    visitor.clock.advance(1)
    for key in FOREIGN:
        visitor.app.post_message(events.Key(key, key if len(key) == 1 else None))
    visitor.app.post_message(events.Paste("1\r1\r2580"))
    visitor.app.post_message(events.MouseDown(None, 5, 8, 0, 0, 1, False, False, False))
    visitor.app.post_message(events.MouseScrollDown(None, 5, 8, 0, 0, 0, False, False, False))
    await visitor.settle()
    assert words is None or visitor.text() == words
    return (stack, visit, since) == (
        visitor.app.screen_stack,
        visitor.app.controller.visit,
        visitor.app.idle._since,
    )


async def test_no_letter_no_chord_no_paste_and_no_mouse_does_anything() -> None:
    async with visiting() as visitor:
        for name in ("attract", "page:danger-signs", "page:pain-number", "emergency", "player-ready", "desk"):
            await go(visitor, STOPS[name])
            assert await ignores_foreign(visitor), name


def test_the_keys_that_get_through_are_those_of_a_keypad_and_what_a_keyboard_has_for_them() -> None:
    besides = {"space", "backspace", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"}
    assert {*PAD, *besides} == LISTED


async def test_the_desk_is_one_key_away_from_every_screen_and_one_key_leads_back() -> None:
    async with visiting() as visitor:
        for name in ("attract", "page:what-fits", "why", "emergency", "mistake", "player-pain", "take-away"):
            await go(visitor, STOPS[name])
            before = list(visitor.app.screen_stack)
            await visitor.press("/")
            assert visitor.shows(DeskDialog), name
            await visitor.press("1")
            assert visitor.app.screen_stack == before, name
