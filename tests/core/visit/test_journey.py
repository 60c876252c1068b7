"""The journey: which screen comes next, and which order is never possible."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.triage.answers import Value, asked, without_closed
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.actions import Responded
from coach.core.visit.state import Performed, Visit
from tests.support.answer_strategies import answers, value
from tests.support.cases import in_turn
from tests.support.examples import SOME
from tests.support.firing import firing
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import answering, step_name, walked

EMERGENCIES = [rule.id for rule in shipped().rules.values() if rule.level is Level.EMERGENCY]

LATER = NOW + timedelta(minutes=10)
"""Late enough to be asked whether anything has changed since the check."""


def unanswered(visit: Visit, library: Library) -> set[str]:
    """The questions of the check that are asked and have no answer."""
    pages = journey.open_pages(visit, library)
    return {name for page in pages for name in asked(page, visit.answers, library.questions)} - set(visit.answers)


def test_a_new_visit_begins_with_the_first_page() -> None:
    assert step_name(new_visit()) == f"page:{shipped().pages[0].id}"


def test_a_calm_check_leads_over_review_and_result_to_the_end() -> None:
    at_review = walked(new_visit(), shipped(), {}, until="review")
    at_result = transitions.reviewed(at_review, NOW)

    assert step_name(at_review) == "review"
    assert step_name(at_result) == "result:self-care"
    assert at_result.checked_at == NOW
    assert step_name(at_result.past("result:self-care")) == "summary"


def test_a_wanted_routine_asks_once_more_and_leads_to_the_player_and_the_pain_after() -> None:
    library = shipped()
    wanted = transitions.routine_wanted(walked(new_visit(), library, {}), library, NOW)
    at_player = walked(wanted, library, {}, until="player")
    moved = Visit(**{**at_player.__dict__, "performed": (Performed("bridge", None, 1, "done", 20.0),)})

    assert step_name(wanted) == "page:routine-health"
    assert step_name(at_player) == "player"
    assert step_name(moved.past("player")) == "page:pain-after-routine"
    assert step_name(at_player.past("player")) == "summary"


def test_a_check_half_an_hour_old_calls_for_the_quick_questions() -> None:
    library = shipped()
    checked = walked(new_visit(), library, {})
    fresh = timedelta(minutes=library.planning.holding.fresh_minutes)

    soon = transitions.routine_wanted(checked, library, NOW + fresh - timedelta(seconds=1))
    late = transitions.routine_wanted(checked, library, NOW + fresh)

    assert (soon.recheck, late.recheck) == ("changed", "quick")
    assert step_name(late) == "page:quick-seven"


def test_seconds_after_the_check_nobody_is_asked_whether_anything_changed() -> None:
    library = shipped()
    checked = walked(new_visit(), library, {})
    just = timedelta(minutes=library.planning.holding.just_minutes)

    at_once = transitions.routine_wanted(checked, library, NOW + just - timedelta(seconds=1))
    later = transitions.routine_wanted(checked, library, NOW + just)

    assert (step_name(at_once), step_name(later)) == ("page:routine-health", "page:changed-since")


def test_what_shapes_the_routine_is_asked_once_it_is_wanted_and_may_change_the_result() -> None:
    library = shipped()
    checked = walked(new_visit(), library, {})
    pages = [step.page.id for step in journey.steps(checked, library) if step.page]
    wanted = transitions.routine_wanted(checked, library, NOW)

    known = after_answer.answered(
        wanted, library.page("routine-health"), {"known-spine": "yes", "heart-or-pressure": "no"}, library
    )

    assert not {"routine-health", "what-worsens", "what-eases", "before-it-began"} & set(pages)
    assert step_name(known) == "result:clinician"
    assert step_name(transitions.result_read(known, library)) == "page:what-worsens"


def test_a_change_since_the_check_asks_everything_anew_and_keeps_the_answers() -> None:
    library = shipped()
    wanted = transitions.routine_wanted(walked(new_visit(), library, {"days": 6}), library, LATER)

    anew = after_answer.answered(wanted, library.page("changed-since"), {"anything-changed": "yes"}, library)

    assert step_name(anew) == "page:what-fits"
    assert (anew.checked_at, anew.recheck, anew.value("days")) == (None, None, 6)
    assert "anything-changed" not in anew.answers


def test_nothing_changed_goes_straight_on() -> None:
    library = shipped()
    wanted = transitions.routine_wanted(walked(new_visit(), library, {}), library, LATER)

    same = after_answer.answered(wanted, library.page("changed-since"), {"anything-changed": "no"}, library)

    assert step_name(same) == "page:routine-health"


@pytest.mark.parametrize("given_answers", [{"fever": "yes"}, {"leg-weak": "yes"}], ids=str)
def test_an_urgent_result_offers_no_routine(given_answers: dict[str, Value]) -> None:
    library = shipped()
    wanted = transitions.routine_wanted(walked(new_visit(), library, given_answers), library, NOW)

    kinds = [step.kind for step in journey.steps(wanted, library)]

    assert "setup" not in kinds
    assert "player" not in kinds


def test_the_unlock_is_asked_where_a_clinician_reason_can_be_lifted() -> None:
    library = shipped()
    at_unlock = walked(new_visit(), library, {"steroids": "yes"}, until="page:seen-already")
    seen = dict.fromkeys(("seen-for-this", "told-exercise-ok", "same-or-better"), "yes")

    at_result = walked(at_unlock, library, seen)

    assert step_name(at_unlock) == "page:seen-already"
    assert (journey.assess(at_unlock, library).scope, journey.assess(at_result, library).scope) == (
        Scope.WALK,
        Scope.GENTLE,
    )
    assert journey.assess(at_result, library).level is Level.CLINICIAN


def test_the_unlock_is_not_asked_of_a_calm_person() -> None:
    at_review = walked(new_visit(), shipped(), {}, until="review")

    assert "page:seen-already" not in at_review.done


@in_turn(EMERGENCIES)
def test_the_findings_of_every_emergency_rule_interrupt_wherever_they_are_given(rule: str) -> None:
    library = shipped()
    given_answers = firing(library.rules[rule])
    for visit in (new_visit(), new_visit().past("review"), Visit(**{**new_visit().__dict__, "revisiting": "your-age"})):
        found = visit.answering(given_answers)

        assert journey.next_step(found, library).kind == "emergency"
        assert journey.assess(found, library).scope is Scope.NONE
        assert step_name(transitions.apply(found, Responded("going"), library, NOW)) == "summary"


def test_one_row_of_a_page_is_enough_to_interrupt() -> None:
    library = shipped()
    at_danger = walked(new_visit(), library, {}, until="page:danger-signs")

    after = after_answer.answered(at_danger, library.page("danger-signs"), {"chest-or-breath": "yes"}, library)

    assert step_name(after) == "emergency"
    assert "page:danger-signs" not in after.done


def test_a_page_stays_until_each_of_its_open_rows_has_an_answer() -> None:
    library = shipped()
    page = library.page("danger-signs")
    at_danger = walked(new_visit(), library, {}, until="page:danger-signs")
    rows = dict.fromkeys(asked(page, at_danger.answers, library.questions), "no")

    first = after_answer.answered(at_danger, page, {"fever": "no"}, library)
    opened = after_answer.answered(at_danger, page, {**rows, "fever": "unsure"}, library)
    whole = after_answer.answered(opened, page, {"confused": "no"}, library)

    assert step_name(first) == step_name(opened) == "page:danger-signs"
    assert step_name(whole) != "page:danger-signs"


def test_going_back_and_on_again_keeps_every_answer() -> None:
    library = shipped()
    at_review = walked(new_visit(), library, {"pain-now": 3, "where": ("low-side",)}, until="review")
    visit, names = at_review, [step_name(at_review)]
    while (earlier := transitions.back(visit, library)) is not None:
        visit = earlier
        names.append(step_name(visit))

    assert names[-1] == "page:what-fits"
    assert len(names) == len(at_review.done) + 1
    assert visit.answers == at_review.answers
    assert walked(visit, library, at_review.answers, until="review").answers == at_review.answers


def test_back_from_a_page_visited_again_returns_to_the_review() -> None:
    library = shipped()
    at_review = walked(new_visit(), library, {}, until="review")
    visiting = Visit(**{**at_review.__dict__, "revisiting": "your-age"})

    assert step_name(visiting) == "page:your-age"
    assert transitions.back(visiting, library) == at_review
    assert step_name(answering(visiting, journey.next_step(visiting, library), {"age": "adult"}, library)) == "review"


def test_a_changed_result_is_shown_again() -> None:
    library = shipped()
    told = walked(new_visit(), library, {}).past("result:self-care")

    assert step_name(told.answering({"vomiting": "yes"})) == "result:clinician"


@pytest.mark.parametrize(
    ("page", "changed", "opened"),
    [
        ("your-health", {"cancer": "yes"}, "one-bone-tender"),
        ("pain-number", {"pain-now": 8}, "nothing-changes-it"),
    ],
)
def test_a_row_that_opens_on_a_page_already_answered_is_asked(
    page: str, changed: dict[str, Value], opened: str
) -> None:
    library = shipped()
    given_answers: dict[str, Value] = {"weak-immunity": "yes", "weight-loss": "unsure"}
    at_review = walked(new_visit(), library, given_answers, until="review")
    visiting = Visit(**{**at_review.__dict__, "revisiting": page})

    after = after_answer.answered(visiting, library.page(page), changed, library)

    assert opened in unanswered(after, library)
    assert unanswered(walked(after, library, {}), library) == set()


@SOME
@given(answers())
def test_nothing_unanswered_reaches_the_review_or_the_result(given_answers: dict[str, Value]) -> None:
    library = shipped()
    at_review = walked(new_visit(), library, given_answers, until="review")
    at_result = walked(at_review, library, given_answers)

    if journey.next_step(at_result, library).kind == "result":
        assert unanswered(at_review, library) == unanswered(at_result, library) == set()
    else:
        assert journey.assess(at_result, library).level is Level.EMERGENCY


@SOME
@given(answers(), st.data())
def test_a_closed_branch_drops_its_answers_from_the_visit(given_answers: dict[str, Value], data: st.DataObject) -> None:
    library = shipped()
    visit = walked(new_visit(), library, given_answers, until="review")
    page = data.draw(st.sampled_from(journey.open_pages(visit, library)))
    open_now = asked(page, visit.answers, library.questions)
    changed = {name: data.draw(value(library.questions[name])) for name in open_now}

    after = after_answer.answered(visit, page, changed, library)

    still_open = without_closed({**visit.answers, **changed}, library.pages, library.questions)
    elsewhere = {name for page in library.pages if page.part in ("unlock", "quick") for name in page.questions}
    assert after.answers.items() <= still_open.items()
    assert still_open.keys() - after.answers.keys() <= elsewhere


@SOME
@given(answers(), st.integers(1, 40))
def test_steps_back_keep_the_answers_and_lead_forward_to_the_same_place(
    given_answers: dict[str, Value], count: int
) -> None:
    library = shipped()
    visit = walked(new_visit(), library, given_answers, until="review")
    earlier = visit
    for _ in range(count):
        earlier = transitions.back(earlier, library) or earlier

    assert earlier.answers == visit.answers
    assert walked(earlier, library, visit.answers, until="review").answers == visit.answers


@SOME
@given(answers())
def test_every_journey_ends_with_the_summary(given_answers: dict[str, Value]) -> None:
    library = shipped()

    end = walked(new_visit(), library, given_answers, until="nowhere")

    assert journey.next_step(transitions.apply(end, Responded("going"), library, NOW), library).kind == "summary"
