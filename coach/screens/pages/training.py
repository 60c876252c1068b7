"""The screen of a session of a return plan: what to do today, and whether it was done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.visit.actions import TrainingTold, WentBack
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.widgets.reader import Reader


class TrainingScreen(CoachScreen):
    """The session that has come, or why there is none today.

    `title` and `note` stand in the top line, `ask` is the week's title; without `allowed` only a routine may follow.
    """

    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "tell(True)", "keys.trained", key_display="Enter"),
        Binding("enter,1", "tell(False)", "keys.routine", key_display="Enter"),
        Binding("2", "tell_routine", "keys.routine-instead"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.trained",
        "keys.routine",
        "keys.routine-instead",
        "keys.scroll",
        "keys.back",
    )

    def __init__(
        self, words: Words, top: tuple[str, str], title: str, blocks: Iterable[Block], *, allowed: bool
    ) -> None:
        self._top = top
        self._title = title
        self._blocks = tuple(blocks)
        self._allowed = allowed
        super().__init__(words)

    def top_words(self) -> tuple[str, str]:
        """Return the plan's name, and which week of how many."""
        return self._top

    def body(self) -> Iterable[Widget]:
        """Return the title and the text."""
        yield Static(Content(self._title), classes="ask")
        yield Reader(self._blocks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the session only if it is allowed, and otherwise the routine in its place."""
        if action == "tell":
            return parameters[0] is self._allowed
        return self._allowed if action == "tell_routine" else True

    def action_tell(self, done: bool) -> None:
        """Say that the session is done, or go on to a routine."""
        self.act(TrainingTold(done))

    def action_tell_routine(self) -> None:
        """Go on to a routine in place of the session."""
        self.act(TrainingTold(done=False))

    def action_back(self) -> None:
        """Go to the screen before."""
        self.act(WentBack())
