"""The line of keys: what fits of a screen's own keys, and in a kiosk always the voice and the desk."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from coach.core.words import Words
from coach.widgets.base_app import BaseApp
from coach.widgets.keybar import KeyBar
from tests.support.settling import settle

LABELS = {
    "why": "Why",
    "back": "Back",
    "help": "Help",
    "long": "Something long to do",
    "desk": "Desk",
    "speak": "Aloud",
}
WORDS = Words({"keys": LABELS, "keyname": {"minus": "-", "plus": "+", "question_mark": "?"}})
ORDER = ("keys.back", "keys.why", "keys.help")


class Page(Screen[None]):
    """A screen with three keys and one for keypads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,minus", "nothing", "keys.back", key_display="Esc"),
        Binding("w,plus", "nothing", "keys.why"),
        Binding("question_mark", "nothing", "keys.help"),
        Binding("5", "nothing", "keys.long"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar(WORDS, ORDER, ("keys.long",))


ALWAYS: list[BindingType] = [
    Binding("slash", "nothing", "keys.desk", priority=True),
    Binding("asterisk", "nothing", "keys.speak", priority=True),
]


class Kiosk(BaseApp):
    """A kiosk with that screen."""

    KEYPAD = True

    CSS = "KeyBar { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = ALWAYS

    def get_default_screen(self) -> Page:
        return Page()


class Home(BaseApp):
    """The same at home."""

    def get_default_screen(self) -> Page:
        return Page()


async def lines(app: App[int], columns: int) -> list[str]:
    async with app.run_test(size=(columns, 10)):
        await settle(app)
        shown = str(app.screen.query_one(KeyBar).content)
    return [line.rstrip() for line in shown.splitlines()]


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (80, ["- Back  + Why  5 Something long to do  * Aloud  / Desk"]),
        (54, ["- Back  + Why  5 Something long to do  * Aloud  / Desk"]),
        (53, ["- Back  + Why  5 Something long to do", "* Aloud  / Desk"]),
        (30, ["- Back  + Why", "5 Something long to do", "* Aloud  / Desk"]),
    ],
)
async def test_in_a_kiosk_the_desk_ends_the_last_line_however_narrow_it_is(columns: int, shown: list[str]) -> None:
    assert await lines(Kiosk(), columns) == shown


@pytest.mark.parametrize(
    ("columns", "shown"), [(80, ["Esc Back   w Why   ? Help"]), (20, ["Esc Back   w Why", "? Help"])]
)
async def test_at_home_the_keys_of_a_keyboard_are_named_and_none_is_cut(columns: int, shown: list[str]) -> None:
    assert await lines(Home(), columns) == shown
