"""The base class of screens that ask a page of the check: question, rows, "why we ask", and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block, listing
from coach.core.checklist.hints import hint
from coach.core.checklist.wording import pages_answered
from coach.core.content.questions import OPTIONAL, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from coach.core.visit.actions import Answered, ChangeWanted, DetailsLeft, WeekLeft
from coach.screens.base import CoachScreen
from coach.screens.checklist.row_list import RowListScreen
from coach.screens.dialogs.why import OpenerExplained, WhyWanted
from coach.screens.requests import Act
from coach.widgets.aside import Aside
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords

ASIDE = (Binding("9", "helper", "keys.helper"), Binding("9", "leave_part", "keys.summary-instead"))
"""The digit that leads aside from a page; no page of the parts where it does so has nine rows."""


class QuestionScreen(RowListScreen):
    """Every page of questions.

    `progress` are the texts of the top line: where in the check this is, and how long the rest takes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        letter("why", "why", "keys.why"),
        Binding("plus", "why", "keys.why"),
        letter("helper", "helper", "keys.helper"),
        letter("summary", "leave_part", "keys.summary-instead"),
        *ASIDE,
    ]

    def __init__(self, library: Library, page: Page, answers: Answers, progress: tuple[str, str]) -> None:
        self._progress = progress
        super().__init__(library.words)
        self.library = library
        self.page = page
        self.answers = dict(answers)
        self.rows = Rows(self.row_words(), self.first_open())
        self.aside = Aside(self.helping)

    def top_words(self) -> tuple[str, str]:
        """Return where in the check this page is, and how long the rest takes."""
        return self._progress

    def foot(self) -> tuple[str, ...]:
        """Return the keys; on a part that may be left, the key to the summary takes the place of help."""
        if self.page.part == "start":
            return tuple("keys.helper" if key == "keys.help" else key for key in self.FOOT)
        if self.page.part not in OPTIONAL:
            return self.FOOT
        return tuple("keys.summary-instead" if key == "keys.help" else key for key in self.FOOT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key to the summary only on a part that may be left, and the key for a helper only at the start."""
        if action == "helper":
            return self.page.part == "start"
        return self.page.part in OPTIONAL if action == "leave_part" else True

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are open on this page now."""
        return tuple(self.library.questions[name] for name in asked(self.page, self.answers, self.library.questions))

    def body(self) -> Iterable[Widget]:
        """Return the question, how to answer it, and the rows."""
        yield from self.heading()
        yield self.rows

    def side(self) -> Iterable[Widget]:
        """Return what helps to answer."""
        return (self.aside,)

    async def take_over(self, other: CoachScreen) -> None:
        """Take the answers that were not given for good yet."""
        if isinstance(other, QuestionScreen):
            await self.refresh_answers(other.answers)

    def helping(self) -> tuple[Block, ...]:
        """Return why the row under the cursor is asked, and what was answered so far, the latest page first."""
        words = self.library.words
        told = pages_answered(self.page, self.answers, self.library)
        return (
            Block("heading", words("beside.why")),
            *self.why().blocks(self.library),
            *listing(words("beside.answered"), tuple(reversed(told))),
        )

    @property
    def answered_singly(self) -> bool:
        """Whether each question is answered by itself."""
        return len(self.questions) == 1

    def unpoint(self) -> None:
        """Show no row under the cursor on a keypad, which cannot move it: a number chooses there."""
        if self.app.KEYPAD:
            self.rows.pointed = False
            self.rows.point(0)

    def heading(self) -> list[Widget]:
        """Return the question, and how to answer it where that is said."""
        said = hint(self.page, self.library, singly=self.answered_singly)
        ask = Static(Content(self.page.words), classes="ask" if said else "ask -alone")
        return [ask, Static(Content(said), classes="hint")] if said else [ask]

    def row_words(self) -> list[RowWords]:
        """Return the rows with the present answers."""
        raise NotImplementedError

    def first_open(self) -> int | None:
        """Return the index of the row where the cursor starts; None for no cursor."""
        return 0

    async def refresh_answers(self, answers: Answers) -> None:
        """Show the visit's present answers."""
        self.answers = dict(answers)
        await self.rows.show(self.row_words(), self.rows.cursor if self.rows.pointed else None)
        self.aside.look()

    def answer(self, answers: Answers) -> None:
        """Post the answers. Once every question of the page has one, this leads on to the next screen."""
        self.answers.update(answers)
        if all(question.id in self.answers for question in self.questions):
            self.act(Answered(self.page, answers))
        else:
            self.post_message(Act(Answered(self.page, answers)))

    def action_move(self, by: int) -> None:
        """Move the cursor, and say beside it why that row is asked."""
        super().action_move(by)
        self.aside.look()

    def why(self) -> WhyWanted | OpenerExplained:
        """Return the explanation why this is asked."""
        return WhyWanted(self.questions[0])

    def action_why(self) -> None:
        """Open the explanation why this is asked."""
        self.post_message(self.why())

    def action_helper(self) -> None:
        """Ask who answers."""
        self.act(ChangeWanted(self.library.aside.id))

    def action_leave_part(self) -> None:
        """Go to the summary with the rest of this part unanswered."""
        self.act(WeekLeft() if self.page.part == "week" else DetailsLeft())
