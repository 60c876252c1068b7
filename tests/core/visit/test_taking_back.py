"""Answers taken back: which changes count as one, what is asked again, and what is kept of the first answer."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from coach.core.content.levels import Level, Scope
from coach.core.triage.answers import Value
from coach.core.visit import after_answer, journey
from tests.support.shipped import shipped
from tests.support.visits import new_visit
from tests.support.walking import step_name, walked


def test_a_mistake_asks_the_emergency_rows_again_and_remembers_what_was_said() -> None:
    library = shipped()
    stopped = walked(new_visit(), library, {"pee-hard": "yes"})

    again = after_answer.mistaken(stopped, library)
    mended = walked(again, library, {})

    assert step_name(again) == "page:nerve-signs"
    assert again.value("pee-hard") is None
    assert mended.first_answers == {"pee-hard": "yes"}
    assert (journey.assess(mended, library).level, journey.assess(mended, library).scope) == (
        Level.SELF_CARE,
        Scope.GENTLE,
    )


def test_an_urgent_answer_taken_back_is_remembered_and_keeps_the_scope_at_gentle() -> None:
    library = shipped()
    urgent = walked(new_visit(), library, {"fever": "yes"}, until="review")

    after = after_answer.answered(urgent, library.page("danger-signs"), {"fever": "no"}, library)

    assert after_answer.takes_back(urgent, {"fever": "no"}, library) == ("fever",)
    assert after.first_answers == {"fever": "yes"}
    assert journey.assess(after, library).scope is Scope.GENTLE


@pytest.mark.parametrize(
    ("given_answers", "changed"),
    [
        ({"fever": "yes"}, {"fever": "yes"}),
        ({"fever": "yes"}, {"pain-now": 1}),
        ({"fever": "yes", "lump": "yes"}, {"fever": "no"}),
        ({"known-spine": "yes"}, {"known-spine": "no"}),
    ],
    ids=["the same again", "another answer", "urgent all the same", "not urgent before"],
)
def test_what_leaves_the_urgency_as_it_is_takes_nothing_back(
    given_answers: dict[str, Value], changed: dict[str, Value]
) -> None:
    visit = new_visit(answers=given_answers)

    assert after_answer.takes_back(visit, changed, shipped()) == ()


@pytest.mark.parametrize(
    ("given_answers", "page", "changed"),
    [
        ({"where": ("upper",), "upper-back-why": "not-explained"}, "where-it-hurts", {"where": ("low-middle",)}),
        ({"fever": "yes"}, "what-fits", {"fits-today": "prevention"}),
    ],
    ids=["place", "what fits"],
)
def test_an_urgent_answer_that_goes_with_its_branch_counts_as_taken_back(
    given_answers: Mapping[str, Value], page: str, changed: dict[str, Value]
) -> None:
    library = shipped()
    urgent = walked(new_visit(), library, given_answers, until="review")
    assert journey.assess(urgent, library).level is Level.URGENT

    after = after_answer.answered(urgent, library.page(page), changed, library)

    assert after.first_answers
    assert journey.assess(after, library).scope.rank <= Scope.GENTLE.rank
