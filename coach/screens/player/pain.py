"""The dialog that asks how strong the pain is, or whether something else ends the routine."""

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
from coach.screens.seen import SeenModal
from coach.widgets.keypad import PAD
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords
from coach.widgets.scale import NumberScale


class PainDialog(SeenModal[int | HardStop | Literal["other"] | None]):
    """How strong the pain is during a routine.

    The result is a number from 0 to 10, a reason to stop, or None if the person leaves it.

    A keypad, and a keyboard whose letters are not Latin, have no letters for the reasons to stop; there one key closes
    the dialog with "other", and the player asks.
    """

    DIGITS: ClassVar[Digits] = "type"

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", "keys.type", key_display="0-9") for digit in range(10)),
        Binding("backspace", "rub_out", "keys.rub-out", key_display="←"),
        Binding("enter", "take", "keys.continue"),
        letter("down-the-leg", "stop('down-the-leg')", "keys.down-the-leg"),
        letter("unwell", "stop('unwell')", "keys.unwell"),
        Binding("full_stop", "other", "keys.more"),
        Binding("escape,left", "leave", "keys.back", key_display="Esc"),
        Binding("minus", "go_back", "keys.back"),
        letter("pain", "leave", "keys.back"),
    ]

    def __init__(self, words: Words, ask: str, ends: tuple[str, str]) -> None:
        """Make the dialog; `ends` are what 0 and 10 mean."""
        super().__init__()
        self._words, self._ask = words, ask
        self._scale = NumberScale(0, 10, ends)

    def compose(self) -> ComposeResult:
        """Yield the question, the scale, and the reasons to stop."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            Static(Content(self._words("pain.hint")), classes="hint"),
            self._scale,
            Rows(self._stop_rows(), cursor=None),
            Static(Content(self._words("pain.number")), classes="hint"),
            classes="dialog",
        )

    def _stop_rows(self) -> list[RowWords]:
        """The reasons to stop with their letters, or one row for all of them where there are none to press."""
        if self.app.KEYPAD or not self.app.names_letters:
            return [RowWords(PAD["full_stop"], "", self._words("pain.other"))]
        return [RowWords(self.app.letter(stop), "", self._words(f"pain.{stop}")) for stop in HARD_STOPS]

    def action_type(self, digit: int) -> None:
        """Append a digit."""
        self._scale.type(digit)

    def action_rub_out(self) -> None:
        """Delete the last digit."""
        if not self._scale.typed:
            raise SkipAction
        self._scale.rub_out()

    def action_take(self) -> None:
        """Close with the number, once there is one."""
        if self._scale.value is None:
            raise SkipAction
        self.dismiss(self._scale.value)

    def action_stop(self, why: HardStop) -> None:
        """Close with a reason to stop."""
        self.dismiss(why)

    def action_other(self) -> None:
        """Close with "other", so that the player asks what is wrong."""
        self.dismiss("other")

    def action_go_back(self) -> None:
        """Delete the last digit; with none left, close without an answer."""
        if self._scale.typed:
            self._scale.rub_out()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
