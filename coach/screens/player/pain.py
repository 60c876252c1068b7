"""How strong the pain is: a number, or one of two things that end the routine."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.content.pain_rule import HARD_STOPS, HardStop
from coach.core.words import Words
from coach.drivers.presses import Digits
from coach.screens.closing import ClosingModal
from coach.widgets.keypad import PAD
from coach.widgets.letters import letter
from coach.widgets.numberbox import NumberBox
from coach.widgets.rows import Rows, RowWords


class PainDialog(ClosingModal[int | HardStop | Literal["other"] | None]):
    """Asks for a number from 0 to 10; dismissed with it, with what ends the routine, or with None if it is left.

    Where there is a keypad and no letters, one key leads to a choice of what ends the routine: dismissed with "other".
    """

    DIGITS: ClassVar[Digits] = "type"

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", "keys.type", key_display="0-9") for digit in range(10)),
        Binding("backspace,full_stop", "rub_out", "keys.rub-out", key_display="←"),
        Binding("enter", "take", "keys.continue"),
        letter("down-the-leg", "stop('down-the-leg')", "keys.down-the-leg"),
        letter("unwell", "stop('unwell')", "keys.unwell"),
        Binding("plus", "other", "keys.other-trouble"),
        Binding("escape,minus,left", "leave", "keys.back", key_display="Esc"),
        letter("pain", "leave", "keys.back"),
    ]

    def __init__(self, words: Words, ask: str) -> None:
        """Take the interface's words and the question."""
        super().__init__()
        self._words, self._ask = words, ask
        self._box = NumberBox(words("mark.open"), 10)

    def compose(self) -> ComposeResult:
        """Yield the question, the box, and what ends the routine."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            Static(Content(self._words("pain.hint")), classes="hint"),
            self._box,
            Rows(self._others(), cursor=None),
            Static(Content(self._words("pain.number")), classes="hint"),
            classes="dialog",
        )

    def _others(self) -> list[RowWords]:
        """What no number tells, by its letters, or by the one key that a keypad has for it."""
        if self.app.KEYPAD:
            return [RowWords(PAD["plus"], "", self._words("pain.other"))]
        return [RowWords(self.app.letter(stop), "", self._words(f"pain.{stop}")) for stop in HARD_STOPS]

    def action_type(self, digit: int) -> None:
        """Put a digit behind the others."""
        self._box.type(digit)

    def action_rub_out(self) -> None:
        """Take the last digit back."""
        if not self._box.typed:
            raise SkipAction
        self._box.rub_out()

    def action_take(self) -> None:
        """Answer with the number, once there is one."""
        if self._box.value is None:
            raise SkipAction
        self.dismiss(self._box.value)

    def action_stop(self, why: HardStop) -> None:
        """End the routine for something that no number tells."""
        self.dismiss(why)

    def action_other(self) -> None:
        """Ask what else is wrong."""
        self.dismiss("other")

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
