"""What is true of triage for all answers to the shipped content (property tests)."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.content.levels import Level, Scope
from coach.core.errors import AnswersError
from coach.core.triage.answers import Value, without_closed
from coach.core.triage.assessment import Assessment
from tests.support.answer_strategies import FINDINGS, UNLOCKING, answers, any_answers
from tests.support.cases import in_turn
from tests.support.examples import SOME
from tests.support.firing import YES, firing, opened
from tests.support.shipped import shipped

STEPS: tuple[Value, ...] = ("no", "unsure", "yes")
"""A finding's answers, the least serious first."""
REPORTED = tuple(name for name in FINDINGS if name not in UNLOCKING)


def triaged(given_answers: Mapping[str, Value]) -> Assessment:
    return shipped().triage.assess(given_answers)


def kept(given_answers: Mapping[str, Value]) -> dict[str, Value]:
    return without_closed(given_answers, shipped().pages, shipped().questions)


def at_least(draw: st.DrawFn, name: str, now: Value) -> Value:
    """An answer at least as serious as the given one."""
    question = shipped().questions[name]
    if isinstance(now, int):
        return draw(st.integers(now, question.maximum))
    if isinstance(now, tuple):
        more = draw(st.lists(st.sampled_from([choice.id for choice in question.choices]), unique=True, max_size=3))
        return tuple(dict.fromkeys((*now, *more)))
    steps = STEPS[STEPS.index(now) :] if now in STEPS else (now,)
    return draw(st.sampled_from(steps))


@st.composite
def pairs(draw: st.DrawFn, *, days: bool) -> tuple[dict[str, Value], dict[str, Value]]:
    """Answers to a whole check, and the same with some of them more serious; days change only on request."""
    less = draw(answers())
    names = draw(st.lists(st.sampled_from(sorted(less)), unique=True, max_size=6))
    more = {name: at_least(draw, name, less[name]) for name in names if days or name != "days"}
    return less, {**less, **more}


@st.composite
def liftable(draw: st.DrawFn) -> dict[str, Value]:
    """Answers that fire some of the rules that an unlock lifts."""
    lifts = sorted({name for unlock in shipped().unlocks for name in unlock.lifts})
    names = draw(st.lists(st.sampled_from(lifts), unique=True, min_size=1, max_size=2))
    return {key: found for name in names for key, found in firing(shipped().rules[name]).items()}


@SOME
@given(answers())
def test_a_step_up_of_any_one_finding_never_lowers_the_level_nor_widens_the_scope(
    given_answers: dict[str, Value],
) -> None:
    for name in given_answers.keys() & set(REPORTED):
        low, middle, high = (triaged(kept({**given_answers, name: step})) for step in STEPS)

        assert low.level.rank <= middle.level.rank <= high.level.rank, name
        assert low.scope.rank >= middle.scope.rank >= high.scope.rank, name


@in_turn(REPORTED)
def test_a_step_up_of_a_finding_alone_with_its_gates_never_lowers_the_level(name: str) -> None:
    gates = {gate: found for gate, found in opened({name: "yes"}).items() if gate != name}
    unsure = {gate: "unsure" if found == "yes" else found for gate, found in gates.items()}
    for before in (gates, unsure):
        ranks = [triaged({**before, name: step}).level.rank for step in STEPS]

        assert ranks == sorted(ranks)


@given(pairs(days=False))
def test_a_person_who_reports_more_is_never_told_to_wait_longer_or_move_more(
    people: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    less, more = map(triaged, people)

    assert less.level.rank <= more.level.rank
    assert less.scope.rank >= more.scope.rank


@given(pairs(days=True))
def test_a_person_who_reports_more_and_for_longer_is_never_told_to_wait_longer(
    people: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    less, more = map(triaged, people)

    assert less.level.rank <= more.level.rank


@given(answers(), st.sampled_from([("pain-now", 10), ("days", 9999)]), st.data())
def test_more_pain_or_more_days_alone_never_lower_the_level(
    given_answers: dict[str, Value], question: tuple[str, int], data: st.DataObject
) -> None:
    name, most = question
    low = data.draw(st.integers(0, most))
    high = data.draw(st.integers(low, most))
    less, more = (triaged({**given_answers, name: number}) for number in (low, high))

    assert less.level.rank <= more.level.rank
    assert name == "days" or less.scope.rank >= more.scope.rank


@given(any_answers(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(given_answers: dict[str, Value], chance: random.Random) -> None:
    names = list(given_answers)
    chance.shuffle(names)

    assert triaged({name: given_answers[name] for name in names}) == triaged(given_answers)


@given(any_answers(), st.sampled_from([name for name in FINDINGS if shipped().questions[name].skippable]))
def test_a_skipped_question_counts_as_one_never_asked(given_answers: dict[str, Value], name: str) -> None:
    without = {key: found for key, found in given_answers.items() if key != name}

    assert triaged({**without, name: "skipped"}) == triaged(without)


@given(any_answers())
def test_emergency_and_urgent_leave_nothing_to_do(given_answers: dict[str, Value]) -> None:
    found = triaged(given_answers)

    assert found.scope is Scope.NONE or found.level.rank < Level.URGENT.rank


@given(st.one_of(answers(), any_answers(), liftable()), st.data())
def test_an_unlock_answer_never_changes_the_level_and_widens_only_what_a_clinician_reason_left_narrow(
    given_answers: dict[str, Value], data: st.DataObject
) -> None:
    rest = {name: found for name, found in given_answers.items() if name not in UNLOCKING}
    said = {**YES, data.draw(st.sampled_from(sorted(UNLOCKING))): data.draw(st.sampled_from(STEPS))}
    locked, some, all_yes = triaged(rest), triaged({**rest, **said}), triaged({**rest, **YES})

    assert some.level is all_yes.level is locked.level
    assert locked.scope.rank <= all_yes.scope.rank
    assert some == (all_yes if said == YES else locked)
    if all_yes != locked:
        assert locked.level is Level.CLINICIAN
        assert all_yes.scope.rank <= max(unlock.to.rank for unlock in shipped().unlocks)


@given(answers(), st.data())
def test_an_answers_sheet_with_any_one_answer_missing_is_refused(
    given_answers: dict[str, Value], data: st.DataObject
) -> None:
    raw = {name: list(found) if isinstance(found, tuple) else found for name, found in given_answers.items()}
    assert sheet_answers(raw, shipped()) == given_answers
    missing = data.draw(st.sampled_from(sorted(raw)))

    with pytest.raises(AnswersError, match=" needs an answer"):
        sheet_answers({name: found for name, found in raw.items() if name != missing}, shipped())
