"""A visit that relies on an earlier check is never laxer than that check, with the shipped content (property tests)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.content.conditions import parse
from coach.core.content.levels import Level, Scope
from coach.core.content.questions import CHECK
from coach.core.triage.answers import Value
from coach.core.triage.assessment import Assessment
from coach.core.visit.actions import Answered
from coach.core.visit.journey import assess, steps
from coach.core.visit.progression import PAIN_BEFORE
from coach.core.visit.recheck import holding_check, relying_on
from coach.core.visit.transitions import apply
from tests.support.answer_strategies import answers
from tests.support.shipped import shipped
from tests.support.visits import NOW, answer_of, new_visit
from tests.support.walking import walked

LIFTED: dict[str, Value] = {
    "steroids": "yes",
    "seen-for-this": "yes",
    "told-exercise-ok": "yes",
    "same-or-better": "yes",
}
"""A check that an unlock widens."""
OPENED_BY_PAIN = [
    question.id
    for question in shipped().questions.values()
    if question.when and any(parse(each).subject == PAIN_BEFORE for each in (*question.when.all, *question.when.any))
]
"""Questions that less pain before the routine would close."""


def rested(first: dict[str, Value], newer: dict[str, Value], days: float) -> tuple[Assessment, Assessment] | None:
    """What is said before a routine that relies on a check, and of the check with only what was asked again newer.

    None if the check does not hold after these days.
    """
    library, later = shipped(), NOW + timedelta(days=days)
    check = walked(new_visit(), library, first)
    if holding_check([check], library, later) is None:
        return None
    visit = relying_on(new_visit(id="b", started=later), check, library, later)
    grown = {name: value for name, value in visit.answers.items() if name == library.planning.holding.grows}
    pages = [step.page for step in steps(visit, library) if step.page]
    for page in pages:
        if visit.wish == "routine":
            told = {name: answer_of(library.questions[name], newer) for name in page.questions}
            visit = apply(visit, Answered(page, told), library, later)
    again = {name: visit.answers[name] for page in pages for name in page.questions if name in visit.answers}
    return assess(visit, library), library.triage.assess({**check.answers, **grown, **again})


@given(answers(CHECK), answers(("quick",)), st.floats(0, shipped().planning.holding.days))
def test_a_visit_that_relies_on_a_check_is_never_laxer_than_it_but_by_a_newer_answer_to_the_same_question(
    first: dict[str, Value], newer: dict[str, Value], days: float
) -> None:
    found = rested(first, newer, days)
    assume(found is not None)
    assert found is not None
    now, told = found

    assert now.level.rank >= told.level.rank
    assert now.scope.rank <= told.scope.rank


@pytest.mark.parametrize("name", OPENED_BY_PAIN)
@pytest.mark.parametrize("value", ["yes", "unsure"])
def test_less_pain_before_a_routine_takes_back_no_answer_that_strong_pain_had_asked_for(name: str, value: str) -> None:
    found = rested({PAIN_BEFORE: 8, "days": 2, name: value}, {PAIN_BEFORE: 0}, 1)
    now, told = found or (Assessment(Level.EMERGENCY, Scope.NONE),) * 2

    assert now.level.rank >= told.level.rank
    assert now.scope.rank <= told.scope.rank


def test_less_pain_before_a_routine_leaves_the_clinician_to_be_seen() -> None:
    found = rested({PAIN_BEFORE: 8, "days": 2, "no-self-care": "yes"}, {PAIN_BEFORE: 0}, 1)

    assert found is not None
    assert found[0].level is Level.CLINICIAN


def test_a_check_that_was_seen_by_a_clinician_widens_no_further_before_a_routine() -> None:
    found = rested(LIFTED, {}, 1)

    assert found is not None
    assert found[0].scope is found[1].scope is Scope.GENTLE
