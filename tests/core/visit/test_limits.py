"""Limits stay in force: of an earlier check, and after a routine that hurt too much or was stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.content.levels import Level, Scope
from coach.core.content.pain_rule import HardStop
from coach.core.triage.answers import Value
from coach.core.visit import journey
from coach.core.visit.after_answer import answered
from coach.core.visit.journey import assess
from coach.core.visit.progression import unresolved_red, yesterday
from coach.core.visit.recheck import continued, holding_check, left_routine, relying_on
from coach.core.visit.state import Performed, Request, RoutineToAskAbout, ToldPain, Visit
from tests.support.answer_strategies import CHECK, answers
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import answering, walked

LIBRARY = shipped()
SOON, LATER = timedelta(minutes=10), timedelta(days=2)
EVERYWHERE = (*CHECK, "unlock", "quick", "details", "setup")


def no_laxer(visit: Visit, than: Visit) -> bool:
    """Whether a visit's level is at least as urgent and its scope at most as wide as another's."""
    mine, others = assess(visit, LIBRARY), assess(than, LIBRARY)
    return mine.level.rank >= others.level.rank and mine.scope.rank <= others.scope.rank


def before_routine(visit: Visit, given_answers: dict[str, Value]) -> Visit:
    """The visit after the questions right before its routine were answered."""
    while (step := journey.next_step(visit, LIBRARY)).page is not None and step.page.part == visit.recheck:
        visit = answering(visit, step, given_answers, LIBRARY)
    return visit


@given(answers(EVERYWHERE), st.sampled_from([SOON, LATER]))
def test_a_resumed_visit_is_never_laxer_than_its_check_before_it_asks_anything(
    given_answers: dict[str, Value], passed: timedelta
) -> None:
    check = new_visit(answers=given_answers, checked_at=NOW)

    assert no_laxer(relying_on(new_visit(id="b"), check, LIBRARY, NOW + passed), check)


@given(answers(EVERYWHERE), st.sampled_from([SOON, LATER]))
def test_a_resumed_visit_is_never_laxer_than_its_check_when_everything_is_as_it_was(
    given_answers: dict[str, Value], passed: timedelta
) -> None:
    check = new_visit(answers=given_answers, checked_at=NOW)
    assume(holding_check([check], LIBRARY, NOW + passed) == check)

    again = before_routine(relying_on(new_visit(id="b"), check, LIBRARY, NOW + passed), given_answers)

    # If the pain is back, the whole check is asked before anything else.
    assert again.check_due or no_laxer(again, check)


@given(answers(EVERYWHERE), st.sampled_from([SOON, LATER]))
def test_a_routine_gone_on_with_is_never_laxer_than_its_visit_was(
    given_answers: dict[str, Value], passed: timedelta
) -> None:
    left = new_visit(answers=given_answers, checked_at=NOW, recheck="quick", request=Request(10))

    assert no_laxer(continued(left, LIBRARY, NOW + passed), left)


def test_strong_pain_still_leaves_walking_when_going_on_within_the_half_hour() -> None:
    check = walked(new_visit(), LIBRARY, {"days": 4, "pain-now": 8})
    assert (assess(check, LIBRARY).level, assess(check, LIBRARY).scope) == (Level.CLINICIAN, Scope.WALK)

    again = relying_on(new_visit(id="b"), check, LIBRARY, NOW + SOON)
    unchanged = answered(again, LIBRARY.page("changed-since"), {"anything-changed": "no"}, LIBRARY)

    assert (assess(unchanged, LIBRARY).level, assess(unchanged, LIBRARY).scope) == (Level.CLINICIAN, Scope.WALK)


def test_less_pain_told_right_before_the_routine_is_a_newer_answer_and_counts() -> None:
    check = walked(new_visit(), LIBRARY, {"days": 4, "pain-now": 8})

    again = before_routine(relying_on(new_visit(id="b"), check, LIBRARY, NOW + LATER), {"pain-now": 2})

    assert assess(again, LIBRARY).scope is Scope.FULL


# ---- After red ----


def played(*pains: int, at: datetime = NOW, stopped: HardStop | None = None) -> Visit:
    """A calm visit whose routine came to its end, with pains reported on the way."""
    over = walked(new_visit(id=f"{at:%Y%m%dT%H%M%SZ}-a", started=at), LIBRARY, {"pain-now": 3}, "summary")
    return replace(
        over,
        pains=tuple(ToldPain(pain, at, "bridge") for pain in pains),
        performed=(Performed("bridge", None, 1, "done", 36.0),),
        moved_at=at,
        stopped=stopped,
    )


def test_a_red_pain_leaves_walking_in_the_same_visit_and_an_amber_one_does_not() -> None:
    red, amber = played(6), played(4)

    assert (assess(red, LIBRARY).scope, assess(red, LIBRARY).limit) == (Scope.WALK, "red")
    assert (assess(amber, LIBRARY).scope, assess(amber, LIBRARY).limit) == (Scope.FULL, None)


@pytest.mark.parametrize("how", ["in the routine", "in a step of an earlier version", "after it", "stopped"])
def test_red_or_a_stop_leaves_walking_until_a_day_after_is_told(how: str) -> None:
    calm = played()
    visit = {
        "in the routine": played(3, 7, 2),
        "in a step of an earlier version": replace(calm, performed=(replace(calm.performed[0], pain=6),)),
        "after it": calm.answering({"pain-after": 6}),
        "stopped": played(stopped="unwell"),
    }[how]
    hours = LIBRARY.planning.pain.next_day_hours[0]
    early, next_day = NOW + timedelta(hours=hours - 1), NOW + timedelta(hours=hours + 8)
    told = replace(
        new_visit(id="told", started=next_day), yesterday=RoutineToAskAbout(visit.id, 2), answers={"pain-next-day": 2}
    )

    assert unresolved_red([visit], LIBRARY, early) == visit
    assert unresolved_red([visit], LIBRARY, next_day + timedelta(days=6)) == visit
    assert unresolved_red([told, visit], LIBRARY, next_day) is None
    assert unresolved_red([calm], LIBRARY, early) is None


def test_a_walk_after_a_red_routine_does_not_end_the_limit_and_its_own_next_day_does() -> None:
    red, walk = played(6), played(at=NOW + timedelta(hours=6))
    morning = NOW + timedelta(hours=23)
    told = replace(
        new_visit(id="told", started=morning), yesterday=RoutineToAskAbout(walk.id, 2), answers={"pain-next-day": 1}
    )

    assert unresolved_red([walk, red], LIBRARY, morning) == red
    assert yesterday([walk, red], LIBRARY, morning, after_red=True) == RoutineToAskAbout(walk.id, 3)
    assert unresolved_red([told, walk, red], LIBRARY, morning) is None


def test_a_day_after_told_before_the_red_routine_lifts_nothing() -> None:
    told = replace(
        new_visit(id="told", started=NOW - timedelta(hours=1)),
        yesterday=RoutineToAskAbout("x", 2),
        answers={"pain-next-day": 1},
    )

    assert unresolved_red([played(6), told], LIBRARY, NOW) is not None


def test_the_day_after_a_red_routine_is_asked_however_late() -> None:
    red, late = played(6), NOW + timedelta(days=6)

    assert yesterday([red], LIBRARY, late, after_red=True) == RoutineToAskAbout(red.id, 3)
    assert yesterday([played()], LIBRARY, late) is None


def test_a_visit_after_a_red_one_walks_until_it_tells_of_the_day_after() -> None:
    red = played(6)
    tomorrow = NOW + timedelta(hours=20)
    visit = new_visit(id="b", started=tomorrow, after_red=red.id, yesterday=RoutineToAskAbout(red.id, 2))
    visit = relying_on(visit, played(), LIBRARY, tomorrow)
    assert (assess(visit, LIBRARY).scope, assess(visit, LIBRARY).limit) == (Scope.WALK, "after-red")

    page = journey.next_step(visit, LIBRARY).page
    assert page is not None
    assert page.part == "next-day"
    calm = answered(visit, page, {"pain-next-day": 2}, LIBRARY)

    assert assess(calm, LIBRARY).scope is Scope.FULL


def test_a_check_made_anew_on_the_same_day_does_not_lift_the_limit() -> None:
    again = walked(new_visit(id="b", after_red="a"), LIBRARY, {})

    assert (assess(again, LIBRARY).level, assess(again, LIBRARY).scope) == (Level.SELF_CARE, Scope.WALK)


def test_a_resumed_visit_that_may_only_walk_says_so_before_its_routine() -> None:
    red = played(6)
    visit = relying_on(new_visit(id="b", after_red=red.id), red, LIBRARY, NOW + SOON)

    assert journey.next_step(before_routine(visit, {}), LIBRARY).kind == "result"


def test_a_routine_in_which_the_pain_was_red_is_not_gone_on_with() -> None:
    left = walked(new_visit(), LIBRARY, {}, "player")
    left = replace(left, request=Request(10), performed=(Performed("bridge", None, 1, "done", 36.0),), moved_at=NOW)

    assert left_routine([left], LIBRARY, NOW + SOON) == left
    assert left_routine([replace(left, pains=(ToldPain(6, NOW, "bridge"),))], LIBRARY, NOW + SOON) is None


@given(answers(CHECK), st.booleans(), st.booleans())
def test_no_limit_ever_widens_what_may_be_done(given_answers: dict[str, Value], red: bool, after: bool) -> None:
    plain = new_visit(answers=given_answers)
    pains = (ToldPain(9, NOW, None),) if red else ()
    limited = replace(plain, pains=pains, after_red="a" if after else None)

    assert no_laxer(limited, plain)
    assert assess(limited, LIBRARY).level is assess(plain, LIBRARY).level
