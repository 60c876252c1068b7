"""Screens for pages of findings, which are answered yes, no or not sure: one row at a time, or by ticks."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from coach.core.content.questions import Question
from coach.core.triage.answers import Value
from coach.drivers.presses import Digits
from coach.screens.checklist.base import QuestionScreen
from coach.widgets.letters import letter
from coach.widgets.rows import RowWords, State

_STATES: dict[Value, State] = {"yes": "yes", "no": "no", "unsure": "unsure"}


class FindingRowsScreen(QuestionScreen):
    """A page of findings, answered row by row.

    The cursor moves on after each answer.
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
        Binding("enter", "keep", "keys.keep"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.yes",
        "keys.no",
        "keys.unsure",
        "keys.skip-question",
        "keys.why",
        "keys.back",
    )
    PAD_FOOT: ClassVar[tuple[str, ...]] = ("keys.keep",)

    def row_words(self) -> list[RowWords]:
        """Return each finding with its answer."""
        return [
            RowWords("", self._mark(question), question.words, _STATES.get(self.answers.get(question.id, ""), "open"))
            for question in self.questions
        ]

    def first_open(self) -> int:
        """Return the index of the first row without an answer, or 0."""
        unanswered = (index for index, each in enumerate(self.questions) if each.id not in self.answers)
        return next(unanswered, 0)

    def subject(self) -> Question:
        """Return the finding under the cursor."""
        return self.questions[self.rows.cursor]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer "skip" only for a question that allows it, and "keep" only for a row with an answer."""
        if action == "answer" and parameters == ("skipped",):
            return self.is_mounted and self.subject().skippable
        if action == "keep":
            return self.is_mounted and self.subject().id in self.answers
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        super().action_move(by)
        self.refresh_bindings()

    def action_back(self) -> None:
        """Go to the screen before; on a keypad, which has no arrow keys, to the row before while there is one."""
        if self.app.KEYPAD and self.rows.cursor > 0:
            self.action_move(-1)
        else:
            super().action_back()

    def action_keep(self) -> None:
        """Keep the answer under the cursor and move to the next row, or leave the page after the last one."""
        if self.rows.cursor < len(self.questions) - 1:
            self.question_changed()
            self.action_move(1)
        else:
            kept = self.subject().id
            self.answer({kept: self.answers[kept]})

    async def action_answer(self, value: str) -> None:
        """Answer the row under the cursor and move to the next open row; the answer may have opened another."""
        if self.acted:
            return
        question = self.subject()
        self.answers[question.id] = value
        following = [
            index
            for index, each in enumerate(self.questions)
            if each.id not in self.answers and index > self.rows.cursor
        ]
        self.question_changed()
        await self.rows.show(self.row_words(), following[0] if following else self.first_open() or self.rows.cursor)
        self.refresh_bindings()
        self.answer({question.id: value})

    def _mark(self, question: Question) -> str:
        value = self.answers.get(question.id)
        return self.words(f"mark.{value}") if value else self.words("mark.open")


class FindingTicksScreen(QuestionScreen):
    """A page of findings to tick.

    A digit cycles its row through yes, not sure and open. Enter answers the open rows no.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"turn({number})", "keys.tick", key_display="1-6") for number in range(1, 7)),
        Binding("space", "turn(0)", "keys.tick-cursor"),
        letter("unsure", "unsure", "keys.unsure"),
        Binding("0", "none", "keys.none"),
        Binding("enter", "go_on", "keys.continue"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.tick", "keys.none", "keys.continue", "keys.why", "keys.back", "keys.help")

    def row_words(self) -> list[RowWords]:
        """Return each finding with its number and its tick."""
        return [
            RowWords(str(number), self._mark(question), question.words, self._state(question))
            for number, question in enumerate(self.questions, 1)
        ]

    def subject(self) -> Question:
        """Return the finding under the cursor."""
        return self.questions[self.rows.cursor]

    async def action_turn(self, number: int) -> None:
        """Cycle a row through open, yes and not sure; 0 stands for the row under the cursor."""
        index = number - 1 if number else self.rows.cursor
        if index >= len(self.questions):
            raise SkipAction
        following: dict[Value, Value] = {"yes": "unsure", "unsure": "no"}
        question = self.questions[index]
        await self._set(index, following.get(self.answers.get(question.id, "no"), "yes"))

    async def action_unsure(self) -> None:
        """Mark the row under the cursor as not sure."""
        await self._set(self.rows.cursor, "unsure")

    def action_none(self) -> None:
        """Answer every row no and go on."""
        self.answer({question.id: "no" for question in self.questions})

    def action_go_on(self) -> None:
        """Go on, with open rows answered no; without any tick, say that a row must be ticked or "none" pressed."""
        ticked = {each.id: self.answers[each.id] for each in self.questions if self._state(each) != "open"}
        if ticked or all(each.id in self.answers for each in self.questions):
            self.answer({question.id: ticked.get(question.id, "no") for question in self.questions})
        else:
            self.notify(self.words("checklist.tick-or-none"), timeout=4, markup=False)

    async def _set(self, index: int, value: Value) -> None:
        self.answers[self.questions[index].id] = value
        await self.rows.show(self.row_words(), index)

    def _state(self, question: Question) -> State:
        state = _STATES.get(self.answers.get(question.id, ""), "open")
        return "open" if state == "no" else state

    def _mark(self, question: Question) -> str:
        return self.words(f"tick.{self._state(question)}")
