"""The screen for pages of findings, each answered yes, no or not sure: one row at a time, or all of them at once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from coach.core.checklist.findings_page import FindingsPage
from coach.core.checklist.hints import hint
from coach.core.checklist.page_rows import PageRow, findings_of
from coach.core.content.questions import Opener, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value
from coach.core.visit.actions import AskedAgain
from coach.drivers.presses import Digits
from coach.screens.base import CoachScreen
from coach.screens.checklist.base import QuestionScreen
from coach.screens.dialogs.why import OpenerExplained, WhyWanted
from coach.screens.requests import Act
from coach.widgets.letters import letter
from coach.widgets.rows import RowWords, State

_STATES: dict[Value, State] = {"yes": "yes", "no": "no", "unsure": "unsure"}


class FindingsScreen(QuestionScreen):
    """A page of findings. The cursor moves on after each answer.

    A row may be an opener, which stands for several findings: a no answers them all, a yes or not sure shows them. A
    page of the form `group` begins as one opener of everything on it.
    """

    DIGITS: ClassVar[Digits] = "answer"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer('yes')", "keys.yes", key_display="1"),
        letter("yes", "answer('yes')", "keys.yes"),
        Binding("2", "answer('no')", "keys.no", key_display="2"),
        letter("no", "answer('no')", "keys.no"),
        Binding("3", "answer('unsure')", "keys.unsure", key_display="3"),
        letter("unsure", "answer('unsure')", "keys.unsure"),
        Binding("4", "answer('skipped')", "keys.skip-question", key_display="4"),
        Binding("enter,0", "keep", "keys.continue"),
        Binding("enter,0", "tell_how", show=False),
        Binding("full_stop", "next_row", "keys.more"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.yes",
        "keys.no",
        "keys.unsure",
        "keys.skip-question",
        "keys.why",
        "keys.back",
    )
    PAD_FOOT: ClassVar[tuple[str, ...]] = ("keys.continue",)

    def __init__(self, library: Library, page: Page, answers: Answers, progress: tuple[str, str]) -> None:
        self._opened: dict[str, Value] = {}
        """What was answered to the openers on this screen, by their id; a no closes one."""
        super().__init__(library, page, answers, progress)

    async def take_over(self, other: CoachScreen) -> None:
        """Take what was answered to openers, too, and go to the first row without an answer."""
        if isinstance(other, FindingsScreen):
            self._opened = dict(other._opened)
        await super().take_over(other)
        waiting = self.first_open()
        if waiting is not None:
            await self._show_rows(waiting)

    @property
    def _given(self) -> FindingsPage:
        """The page with the answers so far."""
        return FindingsPage(self.page, self.library, self.answers, self._opened)

    @property
    def asks_all(self) -> bool:
        """Whether one answer still stands for the whole page."""
        return self._given.asks_all

    def page_rows(self) -> tuple[PageRow, ...]:
        """Return the questions and openers that are rows now."""
        return self._given.rows()

    def row_words(self) -> list[RowWords]:
        """Return each row with its answer; a finding that has its row only through an opener stands a little in."""
        if self.asks_all:
            state: State = "no" if self.answered else "open"
            return [RowWords("", self.words(f"mark.{state}"), each.words, state) for each in self.questions]
        parts = {name for opener in self.page.openers for name in opener.of}
        return [self._row(each, part=each.id in parts) for each in self.page_rows()]

    @property
    def answered_singly(self) -> bool:
        """Whether each question is answered by itself."""
        return not self.asks_all

    @property
    def answered(self) -> bool:
        """Whether each question of the page has an answer."""
        return self._given.answered

    def first_open(self) -> int | None:
        """Return the index of the first row without an answer, or 0; None while one answer stands for the page."""
        if self.asks_all:
            return None
        waiting = (index for index, each in enumerate(self.page_rows()) if self._given.waits(each))
        return next(waiting, 0)

    def row(self) -> PageRow:
        """Return the question or opener under the cursor."""
        return self.page_rows()[min(self.rows.cursor, len(self.page_rows()) - 1)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer "skip" only for a question that allows it, and "keep" only where there is an answer to keep."""
        if action == "answer" and parameters == ("skipped",):
            row = self.row() if self.is_mounted and not self.asks_all else None
            return isinstance(row, Question) and row.skippable
        if action == "keep":
            return self.is_mounted and (self.answered or self._keeps_row()) and self._given.doubted() is None
        if action == "next_row":
            walks = self.is_mounted and self.app.KEYPAD and not self.asks_all
            return walks and self.answered and len(self.page_rows()) > 1
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        if not self.asks_all:
            super().action_move(by)
            self.refresh_bindings()

    def why(self) -> WhyWanted | OpenerExplained:
        """Return what explains the row under the cursor; an opener, and a page that is still one, by its findings."""
        row = self.row()
        if self.asks_all:
            return OpenerExplained(self.page.words, self.questions)
        if isinstance(row, Opener):
            return OpenerExplained(row.words, findings_of(row, self.questions))
        return WhyWanted(row)

    def action_back(self) -> None:
        """Go to the screen before; on a keypad, which has no arrow keys, to the row before while there is one."""
        if self.app.KEYPAD and self.rows.cursor > 0 and not self.asks_all:
            self.action_move(-1)
        else:
            super().action_back()

    def action_keep(self) -> None:
        """Leave a page that has all its answers; on a keypad, one that has not yet goes on with its next row."""
        if self._keeps_row():
            self.question_changed()
            self.action_move(1)
            return
        last = self.questions[-1].id
        self.answer({last: self.answers[last]})

    def action_next_row(self) -> None:
        """Go to the next row of a page that has all its answers, and from the last to the first."""
        self.question_changed()
        self.action_move(1 if self.rows.cursor < len(self.page_rows()) - 1 else -self.rows.cursor)

    def action_tell_how(self) -> None:
        """Say how a page is answered."""
        self.say_quietly(self.words("checklist.yes-no-unsure"))

    async def action_answer(self, value: str) -> None:
        """Answer the row under the cursor, and move to the next one without an answer."""
        if self.acted:
            return
        if self.asks_all:
            await self._answer_opener(self.page.id, self.questions, value)
            return
        row = self.row()
        if isinstance(row, Opener):
            await self._answer_opener(row.id, findings_of(row, self.questions), value)
        else:
            await self._answer_all((row,), value)

    async def _answer_opener(self, opener: str, findings: tuple[Question, ...], value: str) -> None:
        if value == "no":
            self._given.deny(opener)
            await self._answer_all(findings, value)
            return
        denied = self._given.open(opener, findings, value)
        if denied:
            self.post_message(Act(AskedAgain(denied)))
        self.question_changed()
        rows = [each.id for each in self.page_rows()]
        await self._show_rows(rows.index(findings[0].id))

    async def _answer_all(self, findings: tuple[Question, ...], value: str) -> None:
        given = {each.id: value for each in findings}
        self.answers.update(given)
        self.question_changed()
        doubted = self._given.doubted()
        if doubted is not None:
            await self._show_rows(doubted)
            self.notify(self.words("checklist.none-after-all"), timeout=8, markup=False)
            return
        await self._show_rows(self._next_row())
        self.answer({each.id: self.answers[each.id] for each in self.questions if each.id in self.answers})

    async def _show_rows(self, cursor: int) -> None:
        await self.rows.show(self.row_words(), cursor)
        for line in self.query(".hint").results(Static):
            line.update(Content(hint(self.page, self.library, singly=self.answered_singly)))
        self.aside.look()
        self.refresh_bindings()

    def _next_row(self) -> int:
        rows = self.page_rows()
        following = [index for index, each in enumerate(rows) if self._given.waits(each) and index > self.rows.cursor]
        return following[0] if following else self.first_open() or self.rows.cursor

    def _keeps_row(self) -> bool:
        if not self.app.KEYPAD or self.asks_all or self.answered:
            return False
        rows = self.page_rows()
        return self.rows.cursor < len(rows) - 1 and self._given.value(rows[self.rows.cursor]) is not None

    def _row(self, row: PageRow, *, part: bool) -> RowWords:
        value = self._given.value(row)
        mark = self.words(f"mark.{value}") if value else self.words("mark.open")
        return RowWords("", mark, row.words, _STATES.get(value or "", "open"), part)
