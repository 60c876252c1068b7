"""Pages of findings, one row after the other: each is answered yes, no or not sure."""

from __future__ import annotations

from dataclasses import replace

from coach.core.checklist.findings_page import FindingsPage
from coach.core.checklist.page_rows import PageRow
from coach.core.content.questions import Opener, Page, Question
from coach.core.report.why import findings_blocks, why_blocks
from coach.core.triage.answers import Value
from coach.core.visit.actions import Answered, AskedAgain, VisitAction
from coach.core.visit.state import Visit
from coach.plain.context import LineContext, Teller
from coach.plain.finding_prompt import KEEP, AskedRow, row_prompt
from coach.plain.place import extra_words, left, page_place
from coach.plain.prompt import Typed


def findings(page: Page, visit: Visit, context: LineContext) -> Teller:
    """Ask a page of findings; an opener, or a whole group, is asked first and its findings only after a yes."""
    asking = _Asking(page, visit, context)
    while True:
        step = asking.whole() if asking.given.asks_all else asking.row()
        if step is not None:
            asking.take((yield step))


class _Asking:
    """The page while it is asked; what was answered and not yet told of is in `_draft`."""

    def __init__(self, page: Page, visit: Visit, context: LineContext) -> None:
        self._page, self._context = page, context
        self._opened: dict[str, Value] = {}
        self._draft: dict[str, Value] = {}
        self._row: int | None = None
        self._titled = False
        self.take(visit)

    def take(self, visit: Visit) -> None:
        """Go on with the visit as it now is."""
        self._place = page_place(self._page, visit, self._context.library)
        answers = {**visit.own_answers, **self._draft}
        self.given = FindingsPage(self._page, self._context.library, answers, self._opened)

    def whole(self) -> VisitAction | None:
        """Ask the group that one answer may deny."""
        questions = self.given.questions
        told = [each.words for each in questions]
        kept = "no" if self.given.answered else None
        answer = self._ask(AskedRow(told, findings_blocks(questions), kept), "")
        if isinstance(answer, Typed):
            return self._left(answer)
        return self._keep() if answer == KEEP else self._answer_opener(self._page.id, questions, answer)

    def row(self) -> VisitAction | None:
        """Ask the next row."""
        rows = self.given.rows()
        if self._row is None:
            self._row = next((index for index, each in enumerate(rows) if self.given.waits(each)), 0)
        self._row = min(self._row, len(rows) - 1)
        row, behind = rows[self._row], self.given.behind(rows[self._row])
        words, place = self._context.words, {"number": self._row + 1, "total": len(rows)}
        told = words("plain.row", **place, question=row.words) if len(rows) > 1 else row.words
        where = words("plain.question", **place)
        why = findings_blocks(behind) if isinstance(row, Opener) else why_blocks(behind[0], self._context.library)
        skippable = isinstance(row, Question) and row.skippable
        answer = self._ask(AskedRow([told], why, self.given.value(row), skippable=skippable), where)
        if isinstance(answer, Typed):
            return self._left(answer)
        if answer == KEEP:
            return self._keep()
        if isinstance(row, Opener):
            return self._answer_opener(row.id, behind, answer)
        return self._answer_all(behind, answer)

    def _ask(self, row: AskedRow, where: str) -> str | Typed:
        """Ask a row, with the page's title before the first one."""
        titled, self._titled = self._titled, True
        prompt = row_prompt(row, None if titled else self._title, self._context)
        place = f"{self._place} {where}".strip()
        return self._context.talk.ask(replace(prompt, where=place, commands=("back", *extra_words(self._page))))

    def _title(self) -> None:
        console = self._context.console
        console.gap()
        console.say(self._place)
        console.say(self._page.words)
        told = self._page.hint or (self._context.words("hint.group") if self.given.asks_all else "")
        for each in (told, *(self._context.words(f"plain.offer-{word}") for word in extra_words(self._page))):
            console.say(each)

    def _left(self, typed: Typed) -> VisitAction | None:
        if typed.command == "back" and self._row:
            self._row -= 1
            return None
        return left(typed, self._page, self._context.library)

    def _keep(self) -> Answered | None:
        rows = self.given.rows()
        if not self.given.asks_all and self._row is not None and self._row < len(rows) - 1:
            self._row += 1
            return None
        if self._doubts() or not self.given.answered:
            return None
        last = self.given.questions[-1].id
        return Answered(self._page, {last: self.given.answers[last]})

    def _answer_opener(self, opener: str, behind: tuple[Question, ...], value: str) -> VisitAction | None:
        if value == "no":
            self.given.deny(opener)
            return self._answer_all(behind, value)
        denied = self.given.open(opener, behind, value)
        for name in denied:
            self._draft.pop(name, None)
        rows: tuple[PageRow, ...] = self.given.rows()
        self._row = rows.index(behind[0])
        return AskedAgain(denied) if denied else None

    def _answer_all(self, behind: tuple[Question, ...], value: str) -> Answered | None:
        given = self.given
        self._draft.update({each.id: value for each in behind})
        given.answers.update(self._draft)
        if self._doubts():
            return None
        self._row = self._next_row()
        self._draft.clear()
        return Answered(
            self._page, {each.id: given.answers[each.id] for each in given.questions if each.id in given.answers}
        )

    def _doubts(self) -> bool:
        """Say whether a row that was answered yes has all its parts denied; it is asked again then."""
        doubted = self.given.doubted()
        if doubted is None:
            return False
        self._row = doubted
        self._context.talk.say("checklist.none-after-all")
        return True

    def _next_row(self) -> int:
        rows = self.given.rows()
        waiting = [index for index, each in enumerate(rows) if self.given.waits(each)]
        here = self._row or 0
        return next((index for index in waiting if index > here), waiting[0] if waiting else here)
