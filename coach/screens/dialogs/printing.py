"""The dialog shown while the summary prints: it can cancel the print job, and says how it ended."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.content.levels import Place
from coach.core.words import Words
from coach.export.printing.cups import PrintResult
from coach.screens.requests import PrintWanted
from coach.screens.seen import SeenModal
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter


class PrintDialog(SeenModal[None]):
    """The summary while it is printed.

    What the dialog advises if printing fails depends on `place`.
    """

    OWN_KEYS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,9", "stop", "keys.stop-printing", key_display="Esc"),
        Binding("enter,escape,backspace", "close", "keys.close", key_display="Enter"),
        Binding("minus", "close", "keys.back"),
        letter("quit", "close", "keys.close"),
    ]

    def __init__(self, words: Words, place: Place) -> None:
        super().__init__()
        self._words, self._place = words, place
        self._ended = False
        self._stopping = False
        self._state = Static(Content(words("print.sending")), classes="ask")
        self._advice = Static(Content(words("print.sending-more")), classes="hint")

    @property
    def busy(self) -> bool:
        """Whether the job is still printing or being cancelled."""
        return not self._ended

    def compose(self) -> ComposeResult:
        """Yield the text and the keys."""
        keys = KeyBar(self._words, ("keys.stop-printing", "keys.close"), ("keys.back",))
        yield Vertical(self._state, self._advice, keys, classes="dialog")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to cancel while the job prints, and to close otherwise."""
        stops = not self._ended and not self._stopping
        return {"stop": stops, "close": not stops}.get(action, True)

    def action_stop(self) -> None:
        """Ask to cancel the print job."""
        self._stopping = True
        self._say("print.stopping", "print.stopping-more")
        self.post_message(PrintWanted(on=False))

    def action_close(self) -> None:
        """Close the dialog; a job that is being cancelled goes on without it."""
        self.dismiss()

    def end(self, outcome: PrintResult) -> None:
        """Show how the job ended, and what helps if it failed."""
        self._ended = True
        self._say(f"print.{outcome}", f"print.{outcome}-{self._place}")

    def _say(self, state: str, advice: str) -> None:
        self._state.update(Content(self._words(state)))
        self._advice.update(Content(self._words(advice)))
        self.refresh_bindings()
