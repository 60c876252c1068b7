"""The result of the check: how soon to seek care, what the person may do now, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.content.levels import Level, Place, Scope
from coach.core.report.advice import Advice
from coach.core.report.blocks import Parts
from coach.core.visit.actions import ResultRead, WentBack
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.dialogs.why import ReasonsWanted
from coach.widgets.card import LevelCard
from coach.widgets.letters import letter
from coach.widgets.reader import Spread


class ResultScreen(CoachScreen):
    """The result of the check.

    A card with one action comes first, then the reasons and what to do, and what would change the result: in a wide
    window beside them.
    `leads` says whether a routine may follow at all; it does only if the result's scope allows one.
    """

    AUTO_FOCUS = "Spread"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,1", "routine", "keys.routine", key_display="Enter"),
        Binding("enter,1", "summary", "keys.summary", key_display="Enter"),
        letter("summary", "summary_instead", "keys.summary-instead"),
        Binding("2", "summary_instead", "keys.summary-instead"),
        Binding("2", "routine_instead", "keys.routine"),
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

    def __init__(self, words: Words, advice: Advice, parts: Parts, place: Place, *, leads: bool) -> None:
        self._leads = leads
        self._advice = advice
        self._parts = parts
        self._place = place
        super().__init__(words)

    @property
    def _offers_routine(self) -> bool:
        """Whether a routine is offered."""
        return self._leads and self._advice.scope is not Scope.NONE

    @property
    def _waits(self) -> bool:
        """Whether the routine comes second: the therapist is near, and has not agreed to it yet."""
        sees_first = self._advice.level is Level.CLINICIAN and not self._advice.unlocked_by
        return self._offers_routine and sees_first and self._place == "kiosk"

    def foot(self) -> tuple[str, ...]:
        """Return what the line of keys shows, the key that is offered first at its beginning."""
        return ("keys.summary", *(each for each in self.FOOT if each != "keys.summary")) if self._waits else self.FOOT

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("result.where"), self.words("result.note")

    def body(self) -> Iterable[Widget]:
        """Return the card and the text."""
        advice = self._advice
        action = advice.action.at(self._place)
        yield LevelCard(advice.level, f"{advice.glyph} {advice.name.upper()}", action, advice.action.detail)
        yield Spread(*self._parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the routine, and the summary in its place, only if the person may move now."""
        first = self._offers_routine and not self._waits
        offers = {
            "routine": first,
            "summary_instead": first,
            "summary": not first,
            "routine_instead": self._waits,
        }
        return offers.get(action, True)

    def action_routine(self) -> None:
        """Go on to the routine."""
        self.act(ResultRead(routine=True))

    def action_routine_instead(self) -> None:
        """Go on to the routine all the same."""
        self.action_routine()

    def action_summary(self) -> None:
        """Go on to the summary."""
        self.act(ResultRead(routine=False))

    def action_summary_instead(self) -> None:
        """Skip the routine and go on to the summary."""
        self.action_summary()

    def action_why(self) -> None:
        """Open the rules that led here."""
        self.post_message(ReasonsWanted(self._advice))

    def action_back(self) -> None:
        """Go to the screen before."""
        self.act(WentBack())
