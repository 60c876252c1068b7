"""A page of findings while it is being answered: which rows wait, and what an opener's answer means."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.core.checklist.page_rows import PageRow, findings_of, is_open, page_rows
from coach.core.content.questions import Opener, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Value, asked


@dataclass
class FindingsPage:
    """The answers to a page's rows so far; an opener stands for several findings until it is opened."""

    page: Page
    library: Library
    answers: dict[str, Value]
    opened: dict[str, Value] = field(default_factory=dict)
    """What was answered to the openers, by their id; a no closes one."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are open on this page now."""
        return tuple(self.library.questions[name] for name in asked(self.page, self.answers, self.library.questions))

    @property
    def asks_all(self) -> bool:
        """Whether one answer still stands for the whole page."""
        whole = self.page.form == "group" and len(self.questions) > 1
        return whole and self.page.id not in self.opened and not is_open(self.questions, self.answers)

    @property
    def answered(self) -> bool:
        """Whether each question of the page has an answer."""
        return all(question.id in self.answers for question in self.questions)

    def rows(self) -> tuple[PageRow, ...]:
        """Return the questions and openers that are rows now."""
        return page_rows(self.page, self.answers, self.library, self.opened)

    def behind(self, row: PageRow) -> tuple[Question, ...]:
        """Return the findings that a row stands for."""
        return findings_of(row, self.questions) if isinstance(row, Opener) else (row,)

    def value(self, row: PageRow) -> Value | None:
        """Return the answer to a row; an opener with open findings has the strongest of theirs."""
        if isinstance(row, Question):
            return self.answers.get(row.id)
        if row.id in self.opened:
            return self.opened[row.id]
        given = [self.answers.get(each.id) for each in self.behind(row)]
        return next((value for value in ("yes", "unsure") if value in given), "no" if None not in given else None)

    def waits(self, row: PageRow) -> bool:
        """Say whether a row waits for an answer; an opener that is open leaves that to its findings."""
        opened = isinstance(row, Opener) and (row.id in self.opened or is_open(self.behind(row), self.answers))
        return not opened and self.value(row) is None

    def doubted(self) -> int | None:
        """Return the row of an opener with a yes whose findings were all denied then; None without one."""
        for index, row in enumerate(self.rows()):
            said_yes = isinstance(row, Opener) and self.opened.get(row.id) == "yes"
            if said_yes and all(self.answers.get(each.id) == "no" for each in self.behind(row)):
                return index
        return None

    def open(self, opener: str, findings: tuple[Question, ...], value: Value) -> tuple[str, ...]:
        """Open an opener with a yes or not sure; return the findings that were denied together before."""
        self.opened[opener] = value
        return tuple(each.id for each in findings if self.answers.pop(each.id, None) is not None)

    def deny(self, opener: str) -> None:
        """Close an opener, as its findings are all answered no."""
        self.opened.pop(opener, None)
