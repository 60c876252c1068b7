"""A check that was left goes on as if it had not been, with the shipped content (property test)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.core.triage.answers import Value, asked
from coach.core.visit.actions import Answered, ChangeWanted, Mistaken, Reviewed, VisitAction, WentBack
from coach.core.visit.journey import assess, next_step, open_pages
from coach.core.visit.recheck import continued, left_check
from coach.core.visit.state import Visit
from coach.core.visit.transitions import apply
from coach.storage.formats import from_text, to_text
from tests.support.answer_strategies import answers
from tests.support.examples import SOME
from tests.support.shipped import shipped
from tests.support.visits import NOW, answer_of, new_visit

HOUR = timedelta(minutes=shipped().planning.holding.check_minutes)


def said(visit: Visit, given_answers: dict[str, Value], move: str) -> VisitAction:
    """What a person does next: answer the page in front, or go back or elsewhere."""
    library = shipped()
    step, pages = next_step(visit, library), open_pages(visit, library)
    if step.kind == "emergency":
        return Mistaken()
    if move == "back":
        return WentBack()
    if move == "change" and step.kind == "review":
        return ChangeWanted(pages[len(visit.answers) % len(pages)].id)
    if step.page is None:
        return Reviewed()
    names = asked(step.page, visit.answers, library.questions)
    return Answered(step.page, {name: answer_of(library.questions[name], given_answers) for name in names})


@SOME
@given(
    answers(),
    answers(),
    st.lists(st.sampled_from(["answer"] * 8 + ["back", "change"]), min_size=2, max_size=40),
    st.data(),
)
def test_a_check_that_was_left_ends_as_the_same_answers_without_leaving(
    before: dict[str, Value], after: dict[str, Value], moves: list[str], data: st.DataObject
) -> None:
    library = shipped()
    leaves_at = data.draw(st.integers(1, len(moves) - 1))
    stayed = left = new_visit(content_version=library.version)
    for number, move in enumerate(moves):
        if stayed.checked_at is not None:
            break
        if number == leaves_at and stayed.answered_at is not None:
            kept = from_text(to_text(left))
            found = left_check([kept], library, NOW + HOUR)
            assert found is not None
            left = continued(found, library, NOW + HOUR)
        action = said(stayed, before if number < leaves_at else after, move)
        stayed, left = (apply(visit, action, library, NOW) for visit in (stayed, left))

        assert left == stayed
        assert next_step(left, library) == next_step(stayed, library)
        assert assess(left, library) == assess(stayed, library)
