"""A visit in line mode: tells each step, applies what the person does, and keeps the visit after each action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from contextlib import suppress
from dataclasses import replace
from typing import Final

from coach.core.errors import StorageError
from coach.core.report.haste import hasty_rows
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.actions import (
    Answered,
    HasteTold,
    Mistaken,
    ResultRead,
    Reviewed,
    SummaryRead,
    VisitAction,
    WentBack,
)
from coach.core.visit.journey import JourneyStep, StepKind
from coach.core.visit.state import Visit
from coach.loading.sentences import in_words
from coach.plain.context import LineContext, Teller
from coach.plain.findings import findings
from coach.plain.player import player
from coach.plain.results import emergency, ending, result, stop, training
from coach.plain.review import review, same
from coach.plain.setup import setup
from coach.plain.single import single
from coach.plain.summary import summary
from coach.storage.keeper import Keeper

SAVE_WAIT_S: Final = 1.0
"""How long an answer waits for the disk: one that does not answer must not keep a person in pain waiting."""
_TELLERS: Mapping[StepKind, Callable[[Visit, LineContext], Teller]] = {
    "same": same,
    "emergency": emergency,
    "stop": stop,
    "review": review,
    "result": result,
    "setup": setup,
    "player": player,
    "training": training,
    "ending": ending,
    "summary": summary,
}


class LineVisit:
    """Leads through one visit, from where it stands to its end, or back to where it began."""

    def __init__(self, visit: Visit, context: LineContext, keeper: Keeper, trouble: str | None) -> None:
        self.visit = visit
        self.trouble = trouble
        """Why the visit could not be saved, or None."""
        self._context, self._keeper = context, keeper
        self._written: Future[None] | None = None
        """The newest state's write, which may go on."""
        # A check that was left leads back to its own pages, a routine only to what is asked before it.
        self._done_at_entry = visit.done if visit.recheck else ()
        self._acted_at = context.clock()

    def lead(self) -> None:
        """Tell step after step until the visit is over, or the person is back where it began.

        Raises:
            Stopped: The person stops, or the input has ended; everything so far is kept.
        """
        going = True
        while going:
            step = journey.next_step(self.visit, self._context.library)
            teller = self._teller(step)
            action = next(teller)
            while (going := self._act(action)) and self._step() == step.name:
                action = teller.send(self.visit)
            teller.close()

    def settle(self) -> None:
        """Wait for the newest state's write, however long it takes; `trouble` then holds."""
        if self._written is not None:
            self._learn(self._written, None)

    def _step(self) -> str:
        return journey.next_step(self.visit, self._context.library).name

    def _teller(self, step: JourneyStep) -> Teller:
        if step.page is None:
            return _TELLERS[step.kind](self.visit, self._context)
        ask = single if step.page.form == "single" else findings
        return ask(step.page, self.visit, self._context)

    def _act(self, action: VisitAction) -> bool:
        """Apply an action, after a question where one must be asked first; return whether the visit goes on."""
        library, talk = self._context.library, self._context.talk
        takes_back = isinstance(action, Mistaken) or (
            isinstance(action, Answered) and after_answer.takes_back(self.visit, action.answers, library)
        )
        if takes_back:
            # What was typed before must not take a danger sign back.
            talk.console.forget()
            if not talk.confirm("mistake"):
                return True
        hasty = hasty_rows(self.visit, library) if isinstance(action, Reviewed) else ()
        if hasty:
            again = talk.confirm("haste")
            if again is None:
                return True
            action = HasteTold(hasty if again else ())
        if isinstance(action, WentBack) and self._at_entry():
            # A routine that is left stays as it is, so that it can be continued another time.
            return False
        self._take_account_of_others(action)
        return self._apply(action)

    def _at_entry(self) -> bool:
        """Whether the visit is where it began or was continued."""
        visit = self.visit
        unmoved = visit.done == self._done_at_entry and not visit.revisiting and not visit.details
        return unmoved or transitions.back(visit, self._context.library) is None

    def _take_account_of_others(self, action: VisitAction) -> None:
        """Before a routine begins, take account of one in another window that hurt too much."""
        if not (isinstance(action, ResultRead) and action.routine):
            return
        now = self._context.now()
        red = self._context.choices.red_elsewhere(now)
        if red is not None:
            self._context.talk.say("limit.after-red")
            self.visit = transitions.apply(self.visit, red, self._context.library, now)

    def _apply(self, action: VisitAction) -> bool:
        if isinstance(action, Answered):
            action = replace(action, seconds=self._context.clock() - self._acted_at)
        self.visit = transitions.apply(self.visit, action, self._context.library, self._context.now())
        self._acted_at = self._context.clock()
        self._keep()
        return not isinstance(action, SummaryRead)

    def _keep(self) -> None:
        """Have the visit written, and say once why it cannot be."""
        if not self.visit.begun:
            return
        self._written = self._keeper.put(self.visit)
        # While nothing is known of this write yet, what was known before still holds.
        with suppress(NotInTime):
            self._learn(self._written, SAVE_WAIT_S)

    def _learn(self, written: Future[None], within: float | None) -> None:
        try:
            written.result(within)
        except StorageError as error:
            before, self.trouble = self.trouble, in_words(error, self._context.words)
            if self.trouble != before:
                self._context.console.say(self.trouble)
        else:
            self.trouble = None
