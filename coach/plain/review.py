"""The answers of an earlier check to confirm, and the review of those of this one."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.checklist.same_choices import same_choices, same_lines
from coach.core.checklist.wording import page_answers
from coach.core.dates import full_date
from coach.core.triage.answers import asked
from coach.core.visit import journey
from coach.core.visit.actions import ChangeWanted, LastingTold, Reviewed, WentBack
from coach.core.visit.remembering import to_confirm
from coach.core.visit.state import Visit
from coach.plain.context import LineContext, Teller
from coach.plain.prompt import Typed


def same(visit: Visit, context: LineContext) -> Teller:
    """Ask whether the lasting answers of an earlier check are still the same."""
    library, talk = context.library, context.talk
    while True:
        assert visit.remembered is not None
        told = to_confirm(visit, library)
        choices = same_choices({library.page(name).lasting_kind for name in told})
        blocks = [
            Block("heading", context.words("same.where")),
            Block("text", context.words("same.ask", day=full_date(visit.remembered.day, context.words))),
            Block("text", context.words("same.hint")),
            *(Block("point", f"{title}: {line}") for title, line in same_lines(told, library)),
        ]
        rows = [context.words(name) for name, _ in choices]
        chosen = talk.choose(blocks, rows, where=context.words("same.where"), commands=("back", "helper"))
        if not isinstance(chosen, Typed):
            visit = yield LastingTold(choices[chosen][1])
        elif chosen.command == "helper":
            visit = yield ChangeWanted(library.aside.id)
        else:
            visit = yield WentBack()


def review(visit: Visit, context: LineContext) -> Teller:
    """Tell all answers by their pages, to confirm or to change one."""
    library, words = context.library, context.words
    while True:
        pages, answers = journey.review_pages(visit, library), visit.answers
        lines = [page_answers(page, asked(page, answers, library.questions), answers, library) for page in pages]
        heads = [Block("heading", words("review.where")), Block("text", words("review.ask"))]
        blocks = [*heads, Block("text", words("plain.review"))]
        rows = [words("review.confirm"), *lines]
        chosen = context.talk.choose(blocks, rows, where=words("review.where"))
        if isinstance(chosen, Typed):
            visit = yield WentBack()
        else:
            visit = yield Reviewed() if chosen == 0 else ChangeWanted(pages[chosen - 1].id)
