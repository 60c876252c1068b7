"""Whether an earlier check still holds, and the visits that rely on one or continue a routine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.core.content.levels import Level, Scope
from coach.core.triage.answers import Value
from coach.core.visit.after_answer import answered
from coach.core.visit.journey import assess, next_step, steps
from coach.core.visit.recheck import continued, holding_check, left_routine, relying_on
from coach.core.visit.state import Performed, Request, RoutineProgress, RoutineToAskAbout, StageProposal, Visit
from coach.core.visit.transitions import result_read, stopped
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import walked

HOLDING = shipped().planning.holding
WEEK, MONTH = timedelta(days=HOLDING.days), timedelta(days=HOLDING.prevention_days)


def checked(**given: Value) -> Visit:
    """A finished check of a calm person, with some answers changed."""
    answers = {name.replace("_", "-"): value for name, value in given.items()}
    return walked(new_visit(), shipped(), answers)


def test_a_calm_check_holds_for_its_days_and_no_longer() -> None:
    visit = checked()

    assert holding_check([visit], shipped(), NOW + WEEK) == visit
    assert holding_check([visit], shipped(), NOW + WEEK + timedelta(seconds=1)) is None


def test_without_pain_it_holds_longer() -> None:
    visit = checked(fits_today="prevention")

    assert holding_check([visit], shipped(), NOW + MONTH) == visit
    assert holding_check([visit], shipped(), NOW + MONTH + timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    "given",
    [{"trend": "worse"}, {"fever": "yes"}, {"pee_hard": "yes"}],
    ids=["getting worse", "urgent", "emergency"],
)
def test_a_check_with_such_answers_holds_for_its_visit_alone(given: dict[str, Value]) -> None:
    assert holding_check([checked(**given)], shipped(), NOW) is None


def test_a_clinician_result_holds_as_long_as_one_may_move() -> None:
    visit = checked(steroids="yes")

    assert holding_check([visit], shipped(), NOW) == visit


def test_a_check_from_the_future_does_not_hold() -> None:
    assert holding_check([checked()], shipped(), NOW - timedelta(minutes=1)) is None


def test_an_old_good_answer_never_outlives_a_new_bad_one() -> None:
    good, bad = checked(), checked(fever="yes")

    assert holding_check([bad, good], shipped(), NOW) is None


def test_a_visit_without_a_finished_check_is_passed_over() -> None:
    good = checked()

    assert holding_check([new_visit(answers={"fever": "no"}), good], shipped(), NOW) == good
    assert holding_check([], shipped(), NOW) is None


def test_only_as_many_visits_are_read_as_it_takes() -> None:
    visits = iter([new_visit(), checked(), new_visit()])

    holding_check(visits, shipped(), NOW)

    assert len(list(visits)) == 1


def test_a_bad_quick_answer_ends_the_hold_of_its_check() -> None:
    visit = checked().answering({"quick-fever": "yes"})

    assert holding_check([visit], shipped(), NOW) is None


def test_a_resumed_visit_carries_the_check_and_asks_the_quick_questions() -> None:
    check = checked(steroids="yes").answering({"quick-fever": "no", "pain-after": 3})

    visit = relying_on(new_visit(id="b"), check, shipped(), NOW + timedelta(days=1))

    assert (visit.wish, visit.based_on, visit.checked_at) == ("routine", check.id, NOW)
    assert visit.value("steroids") == "yes"
    assert "pain-after" not in visit.answers
    assert {"quick-fever", "pain-now"} == set(visit.ask_again)
    assert next_step(visit, shipped()).name == "page:quick-seven"


def test_a_visit_resumed_within_the_half_hour_asks_only_what_has_changed() -> None:
    visit = relying_on(new_visit(id="b"), checked(), shipped(), NOW + timedelta(minutes=10))

    assert next_step(visit, shipped()).name == "page:changed-since"


def test_details_for_the_therapist_tell_of_one_visit_only() -> None:
    check = checked().answering({"pain-worst": 7})

    assert "pain-worst" not in relying_on(new_visit(id="b"), check, shipped(), NOW + timedelta(days=1)).answers


def test_what_was_taken_back_stays_remembered_in_a_resumed_visit() -> None:
    check = checked()
    marked = Visit(**{**check.__dict__, "first_answers": {"fever": "yes"}})

    assert relying_on(new_visit(id="b"), marked, shipped(), NOW).first_answers == {"fever": "yes"}


def test_the_days_since_it_began_have_grown_when_a_check_is_carried_over() -> None:
    check = checked(days=0)

    later = relying_on(new_visit(), check, shipped(), NOW + timedelta(days=6, hours=1))

    assert later.answers["days"] == 6


def test_the_days_are_counted_once_however_many_visits_rely_on_the_check() -> None:
    check, library = checked(days=0), shipped()
    for hours in (20, 40):
        begins = NOW + timedelta(hours=hours)
        check = relying_on(new_visit(id=f"{hours}", started=begins), check, library, begins)

    assert check.answers["days"] == 1


def test_strong_pain_days_after_the_check_is_judged_by_the_days_that_have_passed() -> None:
    library = shipped()
    later = relying_on(new_visit(), checked(days=0), library, NOW + timedelta(days=6))

    hurting = answered(later, library.page("quick-pain-number"), {"pain-now": 8}, library)

    assert assess(hurting, library).level is Level.CLINICIAN


def test_pain_that_is_back_after_a_check_without_pain_asks_the_full_check() -> None:
    library = shipped()
    later = relying_on(new_visit(), checked(fits_today="prevention"), library, NOW + timedelta(days=3))

    hurting = answered(later, library.page("quick-pain-number"), {"pain-now": 4}, library)

    step = next_step(hurting, library)
    assert (hurting.wish, step.name) == ("check", "page:what-fits")


def test_no_pain_after_a_check_without_pain_goes_on_to_the_routine() -> None:
    library = shipped()
    later = relying_on(new_visit(), checked(fits_today="prevention"), library, NOW + timedelta(days=3))

    easy = answered(later, library.page("quick-pain-number"), {"pain-now": 0}, library)

    assert easy.wish == "routine"


def left_in_player(visit: Visit, minutes: float = 5) -> Visit:
    """A visit as a program that was killed during the routine leaves it."""
    chosen = replace(visit, request=Request(10), routine_seconds=600.0)
    moved = chosen.with_progress(
        RoutineProgress((Performed("bridge", None, 1, "done", 36.0),), 1), NOW + timedelta(minutes=minutes)
    )
    assert next_step(moved, shipped()).kind == "player"
    return moved


def in_player() -> Visit:
    return walked(new_visit(), shipped(), {}, "player")


def test_a_routine_that_was_left_can_be_gone_on_with_within_its_hours_and_no_longer() -> None:
    visit = left_in_player(in_player())
    assert visit.moved_at is not None
    latest = visit.moved_at + timedelta(hours=HOLDING.go_on_hours)
    assert left_routine([visit], shipped(), latest) == visit
    assert left_routine([visit], shipped(), latest + timedelta(seconds=1)) is None
    assert left_routine([visit], shipped(), visit.moved_at - timedelta(seconds=1)) is None


def test_only_the_newest_visit_can_be_gone_on_with() -> None:
    assert left_routine([checked(), left_in_player(in_player())], shipped(), NOW) is None
    assert left_routine([], shipped(), NOW) is None


@pytest.mark.parametrize("change", ["over", "ended", "stopped"])
def test_a_routine_that_came_to_an_end_is_not_gone_on_with(change: str) -> None:
    visit = left_in_player(in_player())
    ended = {
        "over": visit.past("player"),
        "ended": replace(visit, ended=NOW),
        "stopped": stopped(visit, "unwell", shipped()),
    }[change]
    assert left_routine([ended], shipped(), NOW + timedelta(hours=1)) is None


@pytest.mark.parametrize(("minutes", "part"), [(10, "changed"), (90, "quick")])
def test_going_on_asks_what_comes_before_any_routine_and_then_goes_on(minutes: int, part: str) -> None:
    visit = left_in_player(in_player())
    on = continued(visit, shipped(), NOW + timedelta(minutes=minutes))
    asked = []
    while (step := next_step(on, shipped())).page is not None:
        asked.append(step.page.part)
        on = answered(
            on, step.page, {name: "no" if name != "pain-now" else 2 for name in step.page.questions}, shipped()
        )
    assert set(asked) == {part}
    assert (step.kind, on.behind, len(on.performed)) == ("player", 1, 1)


def test_a_check_that_is_due_and_was_left_ends_the_one_before_it() -> None:
    good = checked()
    due = stopped(relying_on(new_visit(id="later"), good, shipped(), NOW), "down-the-leg", shipped())
    assert holding_check([due, good], shipped(), NOW) is None
    assert holding_check([good], shipped(), NOW) == good


def test_after_a_hard_stop_come_what_to_do_at_once_and_the_danger_signs_and_nothing_else() -> None:
    visit = stopped(left_in_player(in_player()), "down-the-leg", shipped())
    assert next_step(visit, shipped()).kind == "stop"
    visit = visit.past("stop")
    danger = next_step(visit, shipped()).page
    assert danger is not None
    assert all(shipped().triage.assess({name: "yes"}).level.rank >= Level.URGENT.rank for name in danger.questions)
    calm = answered(visit, danger, dict.fromkeys(danger.questions, "no"), shipped())
    assert next_step(calm, shipped()).kind == "result"
    assert (assess(calm, shipped()).scope, assess(calm, shipped()).limit) == (Scope.WALK, "stopped")
    read = result_read(calm, shipped())
    assert next_step(read, shipped()).kind == "summary"
    assert (read.check_due, read.stopped, len(read.performed)) == (True, "down-the-leg", 1)


def test_a_danger_sign_after_a_hard_stop_interrupts_at_once() -> None:
    visit = stopped(left_in_player(in_player()), "unwell", shipped()).past("stop")
    told = answered(visit, shipped().page("quick-seven"), {"quick-chest-or-faint": "yes"}, shipped())
    assert next_step(told, shipped()).kind == "emergency"


def test_a_hard_stop_asks_the_danger_signs_afresh_whatever_was_answered_before() -> None:
    playing = in_player().answering(dict.fromkeys(shipped().page("quick-seven").questions, "no"))
    visit = stopped(playing, "unwell", shipped()).past("stop")
    one = answered(visit, shipped().page("quick-seven"), {"quick-fever": "no"}, shipped())
    assert next_step(one, shipped()).page == shipped().page("quick-seven")


@pytest.mark.parametrize("wish", ["check", "routine"])
def test_the_day_after_is_asked_first_and_once(wish: str) -> None:
    visit = new_visit() if wish == "check" else relying_on(new_visit(), checked(), shipped(), NOW + timedelta(hours=1))
    visit = replace(visit, yesterday=RoutineToAskAbout("earlier", 2))
    first = next_step(visit, shipped())
    assert first.page is not None
    assert first.page.part == "next-day"
    after = answered(visit, first.page, {"pain-next-day": 2}, shipped())
    following = next_step(after, shipped()).page
    assert following is not None
    assert following.part == ("start" if wish == "check" else "quick")


@pytest.mark.parametrize(("before", "told", "red"), [(2, 3, False), (4, 5, False), (2, 4, True), (5, 6, True)])
def test_a_red_day_after_asks_the_full_check_and_no_other_does(before: int, told: int, red: bool) -> None:
    visit = relying_on(new_visit(), checked(), shipped(), NOW)
    visit = replace(visit, yesterday=RoutineToAskAbout("earlier", before), staging=StageProposal(2, "up"))
    page = next_step(visit, shipped()).page
    assert page is not None
    after = answered(visit, page, {"pain-next-day": told}, shipped())
    assert (after.wish, after.check_due) == (("check", True) if red else ("routine", False))
    assert after.value("pain-next-day") == told
    assert next_step(after, shipped()).page != page
    if red:
        assert after.staging == StageProposal(2, "down")


@pytest.mark.parametrize(("given", "shown"), [({}, []), ({"steroids": "yes"}, ["result:clinician"])])
def test_before_a_routine_the_result_is_shown_again_only_where_it_is_more_than_self_care(
    given: dict[str, Value], shown: list[str]
) -> None:
    visit = relying_on(new_visit(id="b"), checked(**given), shipped(), NOW + timedelta(days=1))

    assert [step.name for step in steps(visit, shipped()) if step.kind == "result"] == shown
