"""The weekly questions: only at home after a routine, once a week, and never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Place
from coach.core.triage.answers import Value
from coach.core.visit.journey import next_step, steps
from coach.core.visit.recheck import relying_on
from coach.core.visit.state import Performed, Rating, Visit, Weekly
from coach.core.visit.transitions import back, week_left
from coach.core.visit.weekly import chosen_before, weekly
from tests.support.examples import SOME
from tests.support.shipped import shipped
from tests.support.visits import NOW
from tests.support.walking import walked

LIBRARY = shipped()
RULES = LIBRARY.planning.outcomes
DONE = Performed("bridge", None, 1, "done", 36.0)
DUE = Weekly(NOW.date(), due=True)
LONG: dict[str, Value] = {"days": 60, "trend": "better", "pain-now": 2, "fits-today": "on-and-off"}


def past(days: float, **told: Value) -> Visit:
    """A visit `days` ago with these answers."""
    answers = {name.replace("_", "-"): value for name, value in told.items()}
    return Visit(f"day-{days}", NOW - timedelta(days=days), "home", "test", answers=answers)


def visit(place: Place = "home", asking: Weekly | None = DUE, performed: tuple[Performed, ...] = (DONE,)) -> Visit:
    return Visit("now", NOW, place, "test", weekly=asking, performed=performed)


def asked(of: Visit) -> list[str]:
    """The weekly pages among a visit's steps."""
    return [step.page.id for step in steps(of, LIBRARY) if step.page and step.page.part == "week"]


@pytest.mark.parametrize(("days", "due"), [(0, False), (1, False), (6, False), (7, True), (30, True), (90, True)])
@pytest.mark.parametrize("told", [{"rate_socks": 4}, {"own_activities": "skipped"}, {"own_activities": ()}])
def test_they_are_due_a_week_after_they_were_asked_last_even_if_skipped(
    days: int, due: bool, told: dict[str, Value]
) -> None:
    assert weekly([past(days, **told)], NOW, LIBRARY).due is due


def test_they_are_due_where_they_were_never_asked() -> None:
    assert weekly([], NOW, LIBRARY) == Weekly(date(2026, 11, 23), due=True)
    assert weekly([past(1, pain_now=3), past(2)], NOW, LIBRARY).due


def test_a_clock_that_was_set_back_makes_them_due() -> None:
    assert weekly([past(-400, rate_socks=4)], NOW, LIBRARY).due


def test_a_week_is_seven_days_of_the_person_s_own_calendar() -> None:
    late = past(7 - 0.4, rate_socks=4)
    assert late.started.date() == date(2026, 11, 16)
    assert weekly([late], NOW, LIBRARY).due
    elsewhere = NOW.astimezone(timezone(timedelta(hours=6)))
    assert not weekly([late], elsewhere, LIBRARY).due


def test_earlier_ratings_come_newest_first_without_other_answers_and_no_more_than_are_told() -> None:
    visits = [past(days, rate_socks=days % 10, pain_now=3) for days in range(1, 50, 7)]

    found = weekly(visits, NOW, LIBRARY).earlier

    assert found[0] == Rating(date(2026, 11, 22), {"rate-socks": 1})
    assert len(found) == RULES.earlier
    assert list(found) == sorted(found, key=lambda rating: rating.day, reverse=True)


def test_no_visit_is_looked_at_behind_the_first_that_is_too_old() -> None:
    looked: list[float] = []

    def visits() -> object:
        for days in (1, RULES.recall_days + 1, RULES.recall_days + 2):
            looked.append(days)
            yield past(days)

    assert weekly(visits(), NOW, LIBRARY).due  # type: ignore[arg-type]
    assert looked == [1, RULES.recall_days + 1]


def test_the_activities_of_last_time_are_offered_again_without_those_that_are_gone() -> None:
    earlier = (
        Rating(NOW.date(), {"own-activities": "skipped"}),
        Rating(NOW.date(), {"own-activities": ("bag", "gone")}),
        Rating(NOW.date(), {"own-activities": ("socks",)}),
    )
    assert chosen_before(visit(asking=replace(DUE, earlier=earlier)), LIBRARY) == {"own-activities": ("bag",)}
    assert chosen_before(visit(), LIBRARY) == {}
    assert chosen_before(visit(asking=None), LIBRARY) == {}


def test_a_person_rates_what_they_chose_and_past_six_weeks_the_week() -> None:
    given_answers: dict[str, Value] = {**LONG, "own-activities": ("socks", "bag")}
    ready = walked(visit(), LIBRARY, given_answers, "page:own-activities")
    ready = ready.answering({"own-activities": ("socks", "bag")})

    assert asked(ready) == ["own-activities", "how-socks", "how-bag", "week-pain", "week-joy", "week-doing"]
    assert asked(ready.answering({"days": 42})) == ["own-activities", "how-socks", "how-bag"]
    assert asked(ready.answering({"own-activities": (), "days": 42})) == ["own-activities"]


@pytest.mark.parametrize(
    "without",
    [visit(place="kiosk"), visit(asking=None), visit(asking=replace(DUE, due=False)), visit(performed=())],
    ids=["in a kiosk", "in an older visit", "within a week", "without a routine"],
)
def test_they_are_never_asked(without: Visit) -> None:
    assert asked(walked(without, LIBRARY, LONG, "summary")) == []


@pytest.mark.parametrize("fits", ["hurt-before", "prevention"])
def test_a_person_without_pain_is_not_asked(fits: str) -> None:
    assert asked(walked(visit(), LIBRARY, {"fits-today": fits}, "summary")) == []


@SOME
@given(st.lists(st.sampled_from(["rate-socks", "rate-bag", "week-pain", "week-joy"]), unique=True), st.booleans())
def test_to_leave_them_skips_what_is_open_keeps_what_was_told_and_leads_to_the_end(
    told: list[str], chosen: bool
) -> None:
    ready = walked(visit(), LIBRARY, LONG, "page:own-activities")
    ready = ready.answering({"own-activities": ("socks", "bag"), **dict.fromkeys(told, 5)} if chosen else {})

    left = week_left(ready, LIBRARY)

    assert next_step(left, LIBRARY).kind == "ending"
    for name in RULES.ratings:
        open_now = name in RULES.peg or (chosen and name in ("rate-socks", "rate-bag"))
        expected = 5 if chosen and name in told else "skipped" if open_now else None
        assert left.value(name) == expected
    assert left.value("own-activities") == (("socks", "bag") if chosen else "skipped")
    earlier = back(left, LIBRARY)
    assert earlier is not None
    assert next_step(earlier, LIBRARY).name == "page:week-doing"


def test_ratings_are_not_carried_over_into_the_next_visit() -> None:
    check = walked(visit(), LIBRARY, {**LONG, "own-activities": ("socks",), "rate-socks": 4}, "summary")
    assert check.value("rate-socks") == 4

    fresh = relying_on(replace(visit(), performed=()), check, LIBRARY, NOW)

    assert not set(RULES.questions) & set(fresh.answers)
    assert fresh.value("days") is not None
