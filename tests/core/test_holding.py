"""Whether an earlier check still holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.core.answers import Value
from coach.core.holding import holding_check, resumed
from coach.core.journey import assess, next_step
from coach.core.levels import Level
from coach.core.transitions import answered
from coach.core.visit import Visit
from tests.conftest import MakeVisit
from tests.core.walking import NOW, walked
from tests.shipped import shipped

HOLDING = shipped().planning.holding
WEEK, MONTH = timedelta(days=HOLDING.days), timedelta(days=HOLDING.prevention_days)


def checked(make_visit: MakeVisit, **given: Value) -> Visit:
    """A finished check of a calm person, with some answers given."""
    answers = {name.replace("_", "-"): value for name, value in given.items()}
    return walked(make_visit(), shipped(), answers)


def test_a_calm_check_holds_for_its_days_and_no_longer(make_visit: MakeVisit) -> None:
    visit = checked(make_visit)

    assert holding_check([visit], shipped(), NOW + WEEK) == visit
    assert holding_check([visit], shipped(), NOW + WEEK + timedelta(seconds=1)) is None


def test_without_pain_it_holds_longer(make_visit: MakeVisit) -> None:
    visit = checked(make_visit, fits_today="prevention")

    assert holding_check([visit], shipped(), NOW + MONTH) == visit
    assert holding_check([visit], shipped(), NOW + MONTH + timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "given",
    [{"trend": "worse"}, {"fever": "yes"}, {"pee_hard": "yes"}],
    ids=["getting worse", "urgent", "emergency"],
)
def test_a_check_with_such_answers_holds_for_its_visit_alone(make_visit: MakeVisit, given: dict[str, Value]) -> None:
    assert holding_check([checked(make_visit, **given)], shipped(), NOW) is None


def test_a_clinician_result_holds_as_long_as_one_may_move(make_visit: MakeVisit) -> None:
    visit = checked(make_visit, known_spine="yes")

    assert holding_check([visit], shipped(), NOW) == visit


def test_a_check_from_the_future_does_not_hold(make_visit: MakeVisit) -> None:
    assert holding_check([checked(make_visit)], shipped(), NOW - timedelta(minutes=1)) is None


def test_an_old_good_answer_never_outlives_a_new_bad_one(make_visit: MakeVisit) -> None:
    good, bad = checked(make_visit), checked(make_visit, fever="yes")

    assert holding_check([bad, good], shipped(), NOW) is None


def test_a_visit_without_a_finished_check_is_passed_over(make_visit: MakeVisit) -> None:
    good = checked(make_visit)

    assert holding_check([make_visit(answers={"fever": "no"}), good], shipped(), NOW) == good
    assert holding_check([], shipped(), NOW) is None


def test_only_as_many_visits_are_read_as_it_takes(make_visit: MakeVisit) -> None:
    visits = iter([make_visit(), checked(make_visit), make_visit()])

    holding_check(visits, shipped(), NOW)

    assert len(list(visits)) == 1


def test_a_bad_quick_answer_ends_the_hold_of_its_check(make_visit: MakeVisit) -> None:
    visit = checked(make_visit).answering({"quick-fever": "yes"})

    assert holding_check([visit], shipped(), NOW) is None


def test_a_resumed_visit_carries_the_check_and_asks_the_quick_questions(make_visit: MakeVisit) -> None:
    check = checked(make_visit, known_spine="yes").answering({"quick-fever": "no", "pain-after": 3})

    visit = resumed(make_visit(id="b"), check, shipped(), NOW + timedelta(days=1))

    assert (visit.wish, visit.based_on, visit.checked_at) == ("routine", check.id, NOW)
    assert visit.value("known-spine") == "yes"
    assert not {"quick-fever", "pain-after", "pain-now"} & set(visit.answers)
    assert next_step(visit, shipped()).name == "page:quick-seven"


def test_a_visit_resumed_within_the_half_hour_asks_only_what_has_changed(make_visit: MakeVisit) -> None:
    visit = resumed(make_visit(id="b"), checked(make_visit), shipped(), NOW + timedelta(minutes=10))

    assert next_step(visit, shipped()).name == "page:changed-since"


def test_details_for_the_therapist_tell_of_one_visit_only(make_visit: MakeVisit) -> None:
    check = checked(make_visit).answering({"pain-worst": 7})

    assert "pain-worst" not in resumed(make_visit(id="b"), check, shipped(), NOW + timedelta(days=1)).answers


def test_what_was_taken_back_stays_remembered_in_a_resumed_visit(make_visit: MakeVisit) -> None:
    check = checked(make_visit)
    marked = Visit(**{**check.__dict__, "first_answers": {"fever": "yes"}})

    assert resumed(make_visit(id="b"), marked, shipped(), NOW).first_answers == {"fever": "yes"}


def test_the_days_since_it_began_have_grown_when_a_check_is_carried_over(make_visit: MakeVisit) -> None:
    check = checked(make_visit, days=0)

    later = resumed(make_visit(), check, shipped(), NOW + timedelta(days=6, hours=1))

    assert later.answers["days"] == 6


def test_strong_pain_days_after_the_check_is_judged_by_the_days_that_have_passed(make_visit: MakeVisit) -> None:
    library = shipped()
    later = resumed(make_visit(), checked(make_visit, days=0), library, NOW + timedelta(days=6))

    hurting = answered(later, library.page("quick-pain-number"), {"pain-now": 8}, library)

    assert assess(hurting, library).level is Level.CLINICIAN


def test_pain_that_is_back_after_a_check_without_pain_asks_the_full_check(make_visit: MakeVisit) -> None:
    library = shipped()
    later = resumed(make_visit(), checked(make_visit, fits_today="prevention"), library, NOW + timedelta(days=3))

    hurting = answered(later, library.page("quick-pain-number"), {"pain-now": 4}, library)

    step = next_step(hurting, library)
    assert (hurting.wish, step.name) == ("check", "page:what-fits")


def test_no_pain_after_a_check_without_pain_goes_on_to_the_routine(make_visit: MakeVisit) -> None:
    library = shipped()
    later = resumed(make_visit(), checked(make_visit, fits_today="prevention"), library, NOW + timedelta(days=3))

    easy = answered(later, library.page("quick-pain-number"), {"pain-now": 0}, library)

    assert easy.wish == "routine"
