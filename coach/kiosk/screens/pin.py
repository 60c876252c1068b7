"""The dialog in which staff type the PIN of their menu; nobody sees the digits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coach.core.words import Words
from coach.drivers.presses import Digits
from coach.screens.seen import SeenModal

HIDDEN = "*"


class PinDialog(SeenModal[None]):
    """Takes digits, and posts them at Enter.

    Args:
        words: The interface's words.
        most: How many digits a PIN may have.
    """

    DIGITS: ClassVar[Digits] = "type"

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", "keys.type", key_display="0-9") for digit in range(10)),
        Binding("enter", "take", "keys.continue"),
        Binding("minus,backspace", "go_back", "keys.back", key_display="-"),
    ]

    @dataclass
    class Typed(Message):
        """A PIN was typed."""

        pin: str = field(repr=False)

    def __init__(self, words: Words, most: int) -> None:
        super().__init__()
        self._words = words
        self._pin, self._most = "", most
        self._box = Static(Content(words("mark.open")), classes="number")
        self._said = Static(classes="said")

    def compose(self) -> ComposeResult:
        """Yield the question, the box, and a line that says what was wrong."""
        yield Vertical(
            Static(Content(self._words("kiosk.pin.title")), classes="ask"),
            Static(Content(self._words("kiosk.pin.more")), classes="hint"),
            self._box,
            self._said,
            classes="dialog",
        )

    def refuse(self, reason: str) -> None:
        """Show why the PIN was not accepted."""
        self._said.update(Content(reason))

    def action_type(self, digit: int) -> None:
        """Add a digit."""
        if len(self._pin) == self._most:
            raise SkipAction
        self._put(f"{self._pin}{digit}")

    def action_go_back(self) -> None:
        """Delete the last digit; with none left, leave."""
        if self._pin:
            self._put(self._pin[:-1])
        else:
            self.dismiss()

    def action_take(self) -> None:
        """Post what was typed, and clear the box."""
        if not self._pin:
            raise SkipAction
        self.post_message(self.Typed(self._pin))
        self._put("")

    def _put(self, pin: str) -> None:
        self._pin = pin
        self._box.update(Content(HIDDEN * len(pin) or self._words("mark.open")))
        self._said.update(Content(""))
