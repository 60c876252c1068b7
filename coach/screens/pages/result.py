"""The result: how soon to seek care and what one may do now, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.blocks import Block
from coach.core.content.levels import Place, Scope
from coach.core.report.advice import Advice
from coach.core.visit.actions import ResultRead, WentBack
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.dialogs.why import ReasonsWanted
from coach.widgets.card import LevelCard
from coach.widgets.letters import letter
from coach.widgets.reader import Reader


class ResultScreen(CoachScreen):
    """One action, then why, what to do, and what would change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "routine", "keys.routine", key_display="Enter"),
        Binding("enter,1", "summary", "keys.summary", key_display="Enter"),
        letter("summary", "summary_instead", "keys.summary-instead"),
        Binding("2", "summary_instead", "keys.summary-instead"),
        letter("why", "why", "keys.why-result"),
        Binding("plus", "why", "keys.why-result"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.routine",
        "keys.summary",
        "keys.summary-instead",
        "keys.why-result",
        "keys.scroll",
        "keys.back",
    )

    def __init__(self, words: Words, advice: Advice, blocks: Iterable[Block], place: Place, *, leads: bool) -> None:
        """Take the words, what triage says, its text, whether this is home or kiosk, and whether it leads routines."""
        self._leads = leads
        self._advice = advice
        self._blocks = tuple(blocks)
        self._place = place
        super().__init__(words)

    @property
    def _moves(self) -> bool:
        """Whether a routine is offered now."""
        return self._leads and self._advice.scope is not Scope.NONE

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is."""
        return self.words("result.where"), self.words("result.note")

    def body(self) -> Iterable[Widget]:
        """Return the card and the text."""
        advice = self._advice
        action = advice.action.at(self._place)
        yield LevelCard(advice.level, f"{advice.glyph} {advice.name.upper()}", action, advice.action.detail)
        yield Reader(self._blocks)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(Reader).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the routine only where something may be done now."""
        return {"routine": self._moves, "summary_instead": self._moves}.get(action, True)

    def action_routine(self) -> None:
        """Go on to the routine."""
        self.act(ResultRead(routine=True))

    def action_summary(self) -> None:
        """Go on to the summary."""
        self.act(ResultRead(routine=False))

    def action_summary_instead(self) -> None:
        """Leave the routine out and go on to the summary."""
        self.action_summary()

    def action_why(self) -> None:
        """Ask for the rules behind this."""
        self.post_message(ReasonsWanted(self._advice))

    def action_back(self) -> None:
        """Go back a screen."""
        self.act(WentBack())
