"""The screen to check the answers: each page of the check with its answers, to confirm or to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.checklist.progress import SEGMENTS
from coach.core.checklist.wording import answers_said
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from coach.core.visit.actions import ChangeWanted, Reviewed
from coach.drivers.presses import Digits
from coach.screens.checklist.row_list import RowListScreen
from coach.widgets.rows import Rows, RowWords

LAST_DIGIT = 9
"""Rows that a single digit can stand at."""


class ReviewScreen(RowListScreen):
    """The review of the answers.

    It has a row for each of `pages`, in their order. `1` confirms. Another digit only moves the
    cursor to its row, or one "no" too many on the page before would change an answer; rows after the ninth have none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "keys.pick-cursor"),
        Binding("1", "confirm", "keys.confirm"),
        *(Binding(str(row), f"point({row})", "keys.pick", key_display="2-9") for row in range(2, LAST_DIGIT + 1)),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.move", "keys.back", "keys.help", "keys.quit")

    def __init__(self, library: Library, pages: Iterable[Page], answers: Answers) -> None:
        self._pages = tuple(pages)
        super().__init__(library.words)
        self.rows = Rows(self.row_words(library, answers))
        self.top.fill(SEGMENTS, SEGMENTS)

    def row_words(self, library: Library, answers: Answers) -> list[RowWords]:
        """Return the row that confirms, then one row for each page."""
        confirm = RowWords("1", "", self.words("review.confirm"))
        pages = enumerate(self._pages, 2)
        return [confirm, *(self._row(number, page, library, answers) for number, page in pages)]

    def _row(self, number: int, page: Page, library: Library, answers: Answers) -> RowWords:
        names = asked(page, answers, library.questions)
        key = str(number) if number <= LAST_DIGIT else ""
        return RowWords(key, "", answers_said(page, names, answers, library), title=page.title)

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("review.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the question and the rows."""
        yield Static(Content(self.words("review.ask")), classes="ask")
        yield Static(Content(self.words("review.hint")), classes="hint")
        yield self.rows

    def action_choose(self) -> None:
        """Confirm if the cursor is on the first row, otherwise change the page under the cursor."""
        if self.rows.cursor == 0:
            self.action_confirm()
        else:
            self.act(ChangeWanted(self._pages[self.rows.cursor - 1].id))

    def action_point(self, number: int) -> None:
        """Move the cursor to a row, counted from 1."""
        if number > len(self._pages) + 1:
            raise SkipAction
        self.rows.point(number - 1)

    def action_confirm(self) -> None:
        """Confirm the answers."""
        self.act(Reviewed())


class NumberedReviewScreen(ReviewScreen):
    """The review of the answers on a keypad.

    Typing a row's number moves the cursor there, since a keypad has no arrow keys; Enter takes it.
    """

    DIGITS: ClassVar[Digits] = "type"

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"point_at({digit})", "keys.pick", key_display="0-9") for digit in range(10)),
        Binding("enter", "choose", "keys.pick-cursor"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick", "keys.pick-cursor", "keys.back")

    def __init__(self, library: Library, pages: Iterable[Page], answers: Answers) -> None:
        super().__init__(library, pages, answers)
        self._typed = ""

    def row_words(self, library: Library, answers: Answers) -> list[RowWords]:
        """Return the rows, each numbered."""
        rows = super().row_words(library, answers)
        return [replace(row, key=str(number)) for number, row in enumerate(rows, 1)]

    def action_point_at(self, digit: int) -> None:
        """Move the cursor to the row whose number is typed; a digit that fits no row so begins a new number."""
        for typed in (f"{self._typed}{digit}", str(digit)):
            if 0 < int(typed) <= len(self._pages) + 1:
                if int(typed) - 1 == self.rows.cursor:
                    self.say_quietly(self.words("review.there", number=typed))
                self._typed = typed
                self.rows.point(int(typed) - 1)
                return
        raise SkipAction
