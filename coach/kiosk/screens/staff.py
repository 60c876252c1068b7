"""The staff menu behind the PIN: tries what the kiosk has, shows counts and troubles, closes and ends the kiosk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from coach.core.words import Words
from coach.kiosk.screens.telling import TellingDialog
from coach.widgets.rows import Rows, RowWords

StaffTask = Literal[
    "ring", "print", "voice", "counts", "troubles", "volume", "keys", "close", "open", "machine", "leave"
]
"""What staff can have done."""
KEYS: Mapping[StaffTask, str] = {
    "ring": "1",
    "print": "2",
    "voice": "3",
    "counts": "4",
    "troubles": "5",
    "volume": "6",
    "keys": "7",
    "close": "8",
    "open": "8",
    "machine": "0",
    "leave": "9",
}
"""The key of each; it is the same whatever else is offered. Of two with the same key only one is offered."""


class StaffMenu(TellingDialog):
    """The staff menu: each task by its number, until it is left.

    Args:
        words: The interface's words.
        offered: What this kiosk is set up for.
        said: What it says first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{task}')", "keys.pick") for task, key in KEYS.items()),
        Binding("minus,escape,backspace", "go_back", "keys.back", key_display="Esc"),
    ]

    @dataclass
    class Chosen(Message):
        """Staff want something done."""

        task: StaffTask | None
        """None to go back to the first screen."""

    def __init__(self, words: Words, offered: Collection[StaffTask], said: str = "") -> None:
        self._offered = offered
        rows = [RowWords(key, "", words(f"kiosk.menu.{task}")) for task, key in KEYS.items() if task in offered]
        super().__init__(words("kiosk.menu.title"), words("kiosk.menu.more"), Rows(rows, cursor=None), said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the kiosk is set up for."""
        return parameters[0] in self._offered if action == "choose" else True

    def action_choose(self, task: StaffTask) -> None:
        """Ask to have something done."""
        self.post_message(self.Chosen(task))

    def action_go_back(self) -> None:
        """Ask for the first screen."""
        self.post_message(self.Chosen(None))
