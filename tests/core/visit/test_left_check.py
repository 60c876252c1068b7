"""A check that was left on the way: for how long it can go on, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.core.triage.answers import Value
from coach.core.visit.actions import Answered, Responded, Reviewed, SummaryRead
from coach.core.visit.journey import next_step
from coach.core.visit.recheck import continued, left_check, relying_on
from coach.core.visit.state import Visit
from coach.core.visit.transitions import apply, stopped
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import walked

LIMIT = timedelta(minutes=shipped().planning.holding.check_minutes)


def left_at(step: str, **given: Value) -> Visit:
    """A check whose last answer was given now, and which stands at a step."""
    answers = {name.replace("_", "-"): value for name, value in given.items()}
    begun = new_visit(content_version=shipped().version, answered_at=NOW)
    return walked(begun, shipped(), answers, step)


def test_an_answer_says_when_it_was_given() -> None:
    later = NOW + timedelta(minutes=3)
    page = shipped().page("what-fits")

    visit = apply(new_visit(), Answered(page, {"fits-today": "prevention"}), shipped(), later)

    assert visit.answered_at == later


def test_a_check_can_go_on_until_an_hour_after_its_last_answer_and_no_longer() -> None:
    visit = left_at("page:nerve-signs")

    assert left_check([visit], shipped(), NOW + LIMIT) == visit
    assert left_check([visit], shipped(), NOW + LIMIT + timedelta(seconds=1)) is None
    assert left_check([visit], shipped(), NOW - timedelta(seconds=1)) is None


@pytest.mark.parametrize("step", ["page:your-age", "page:danger-signs", "page:which-way", "review"])
def test_a_check_goes_on_where_it_was_with_its_answers(step: str) -> None:
    visit = left_at(step)

    on = continued(visit, shipped(), NOW + LIMIT)

    assert next_step(on, shipped()).name == step
    assert on.answers == visit.answers


def test_a_page_that_was_being_changed_is_the_one_to_go_on_with() -> None:
    visit = replace(left_at("review"), revisiting="your-age")

    assert next_step(continued(visit, shipped(), NOW), shipped()).name == "page:your-age"


def test_only_the_newest_visit_can_go_on() -> None:
    newer = left_at("result")

    assert left_check([newer, left_at("page:nerve-signs")], shipped(), NOW) is None
    assert left_check([], shipped(), NOW) is None


def test_a_check_that_was_confirmed_or_ended_or_has_no_answer_does_not_go_on() -> None:
    answered = left_at("review")

    assert left_check([answered], shipped(), NOW) is not None
    assert left_check([apply(answered, Reviewed(), shipped(), NOW)], shipped(), NOW) is None
    assert left_check([apply(answered, SummaryRead(), shipped(), NOW)], shipped(), NOW) is None
    assert left_check([new_visit(content_version=shipped().version)], shipped(), NOW) is None


def test_a_check_of_other_content_does_not_go_on() -> None:
    visit = replace(left_at("page:nerve-signs"), content_version="other")

    assert left_check([visit], shipped(), NOW) is None


@pytest.mark.parametrize("checked", [True, False])
def test_after_a_stop_the_full_check_is_due_and_the_danger_signs_alone_do_not_go_on(checked: bool) -> None:
    visit = stopped(left_at("player"), "unwell", shipped())
    visit = visit if checked else replace(visit, checked_at=None)

    assert left_check([visit], shipped(), NOW) is None


def test_an_emergency_without_a_response_goes_on_at_its_card() -> None:
    visit = left_at("emergency", pee_hard="yes")
    responded = apply(visit, Responded("going"), shipped(), NOW)

    assert next_step(continued(visit, shipped(), NOW), shipped()).kind == "emergency"
    assert left_check([visit], shipped(), NOW) == visit
    assert left_check([responded], shipped(), NOW) is None


@pytest.mark.parametrize("told", ["before a routine", "after a stop"])
def test_an_emergency_told_outside_the_check_goes_on_at_its_card_as_well(told: str) -> None:
    check = left_at("result")
    visit = {
        "before a routine": relying_on(check, check, shipped(), NOW + timedelta(days=1)),
        "after a stop": stopped(left_at("player"), "unwell", shipped()).past("stop"),
    }[told]
    page = shipped().page("quick-seven")
    visit = apply(visit, Answered(page, {"quick-bladder": "yes"}), shipped(), NOW)

    assert left_check([visit], shipped(), NOW) == visit
    assert continued(visit, shipped(), NOW) == visit
    assert next_step(visit, shipped()).kind == "emergency"


def test_a_check_that_a_change_called_for_goes_on_without_its_routine() -> None:
    library = shipped()
    visit = relying_on(left_at("result"), left_at("result"), library, NOW + timedelta(minutes=5))
    due = apply(visit, Answered(library.page("changed-since"), {"anything-changed": "yes"}), library, NOW)

    assert left_check([due], library, NOW) == due
    assert next_step(continued(due, library, NOW), library).name == "page:what-fits"
