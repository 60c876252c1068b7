"""Printing: says that a page is on its way, lets it be taken back, and says how it ended."""

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
from coach.screens.closing import ClosingModal
from coach.screens.requests import PrintWanted
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter


class PrintDialog(ClosingModal[None]):
    """How printing goes, over the summary."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,minus,backspace", "stop", "keys.stop-printing", key_display="Esc"),
        Binding("enter,escape,minus,backspace", "close", "keys.close", key_display="Enter"),
        letter("quit", "close", "keys.close"),
    ]

    def __init__(self, words: Words, place: Place) -> None:
        """Take the interface's words, and whether this is home or kiosk: what helps differs."""
        super().__init__()
        self._words, self._place = words, place
        self._ended = False
        self._stopping = False
        self._told = Static(Content(words("print.sending")), classes="ask")
        self._more = Static(Content(words("print.sending-more")), classes="hint")

    @property
    def busy(self) -> bool:
        """Whether the page is still on its way, or on its way back."""
        return not self._ended

    def compose(self) -> ComposeResult:
        """Yield the sheet."""
        keys = KeyBar(self._words, ("keys.stop-printing", "keys.close"))
        yield Vertical(self._told, self._more, keys, classes="dialog")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to stop while there is something to stop, and to close once there is not."""
        stops = not self._ended and not self._stopping
        return {"stop": stops, "close": not stops}.get(action, True)

    def action_stop(self) -> None:
        """Take the page back."""
        self._stopping = True
        self._say("print.stopping", "print.stopping-more")
        self.post_message(PrintWanted(on=False))

    def action_close(self) -> None:
        """Put the sheet away; a page that is being taken back does not need it."""
        self.dismiss()

    def end(self, outcome: PrintResult) -> None:
        """Say how printing ended, and what helps."""
        self._ended = True
        self._say(f"print.{outcome}", f"print.{outcome}-{self._place}")

    def _say(self, told: str, more: str) -> None:
        self._told.update(Content(self._words(told)))
        self._more.update(Content(self._words(more)))
        self.refresh_bindings()
