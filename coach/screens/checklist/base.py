"""What the pages of the checklist share: their question, their rows, why we ask, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.checklist.hints import hint
from coach.core.content.questions import Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from coach.core.visit.actions import Answered, DetailsLeft, WeekLeft, WentBack
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.dialogs.why import WhyWanted
from coach.screens.requests import Act
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords

OPTIONAL = ("details", "week")
"""The parts that nobody needs to answer."""


class QuestionScreen(CoachScreen):
    """One page of the checklist."""

    CSS_PATH = style("checklist")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        letter("why", "why", "keys.why"),
        Binding("plus", "why", "keys.why"),
        letter("summary", "leave_part", "keys.summary-instead"),
        Binding("full_stop", "leave_part", "keys.summary-instead"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]

    def __init__(self, library: Library, page: Page, answers: Answers, progress: tuple[str, str]) -> None:
        """Take the library, the page, the answers so far, and where in the check this is."""
        self._progress = progress
        super().__init__(library.words)
        self.library = library
        self.page = page
        self.answers = dict(answers)
        self.rows = Rows(self.shown(), self.first_open())

    def top_words(self) -> tuple[str, str]:
        """Return where one is in the check, and how long the rest takes."""
        return self._progress

    def foot(self) -> tuple[str, ...]:
        """Return the keys, with the way out where nobody needs to answer."""
        if self.page.part not in OPTIONAL:
            return self.FOOT
        return tuple("keys.summary-instead" if key == "keys.help" else key for key in self.FOOT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way to the summary only where nobody needs to answer."""
        return self.page.part in OPTIONAL if action == "leave_part" else True

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are open on this page now."""
        return tuple(self.library.questions[name] for name in asked(self.page, self.answers, self.library.questions))

    def body(self) -> Iterable[Widget]:
        """Return the question, how to answer it, and the rows."""
        yield Vertical(
            *self.heading(),
            self.rows,
            classes="column",
        )

    def heading(self) -> list[Widget]:
        """Return the question, and how to answer it where that is said."""
        said = hint(self.page, self.library)
        ask = Static(Content(self.page.words), classes="ask" if said else "ask -alone")
        return [ask, Static(Content(said), classes="hint")] if said else [ask]

    def shown(self) -> list[RowWords]:
        """Return the rows as they stand."""
        raise NotImplementedError

    def first_open(self) -> int:
        """Return the row where the cursor starts."""
        return 0

    def subject(self) -> Question:
        """Return the question that "why we ask" is about."""
        return self.questions[0]

    async def refresh_answers(self, answers: Answers) -> None:
        """Show the answers as they now stand."""
        self.answers = dict(answers)
        await self.rows.show(self.shown(), self.rows.cursor)

    def answer(self, answers: Answers) -> None:
        """Say what was answered; the page is left once each of its questions has an answer."""
        self.answers.update(answers)
        if all(question.id in self.answers for question in self.questions):
            self.act(Answered(self.page, answers))
        else:
            self.post_message(Act(Answered(self.page, answers)))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.point(self.rows.cursor + by)

    def action_why(self) -> None:
        """Ask why this is asked."""
        self.post_message(WhyWanted(self.subject()))

    def action_leave_part(self) -> None:
        """Go on to the summary with what has been answered."""
        self.act(WeekLeft() if self.page.part == "week" else DetailsLeft())

    def action_back(self) -> None:
        """Go back a screen."""
        self.act(WentBack())
