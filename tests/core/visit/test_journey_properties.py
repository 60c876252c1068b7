"""What is true on every way through a visit with the shipped content (property tests)."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.content.levels import Level, Scope
from coach.core.content.rules import Rule
from coach.core.triage.answers import Value, asked, without_closed
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.actions import DetailsLeft, Responded
from coach.core.visit.recheck import holding_check, relying_on
from coach.core.visit.state import Visit
from tests.support.answer_strategies import FINDINGS, UNLOCKING, answers, value
from tests.support.cases import in_turn
from tests.support.examples import FEW, SOME
from tests.support.firing import YES, firing, opened
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import answering, walked

GRAVE = [name for name in FINDINGS if shipped().triage.assess({name: "yes"}).level is Level.EMERGENCY]
"""Findings that mean an emergency by themselves."""
BEFORE = {name for page in shipped().pages if page.part in ("start", "check", "prevention") for name in page.questions}
CHECKED = [rule for rule in shipped().rules.values() if set(firing(rule)) <= BEFORE]
"""Rules that depend on the answers of the check."""


def open_rows(visit: Visit) -> set[str]:
    """The questions of the check that are asked and have no answer."""
    pages = journey.open_pages(visit, shipped())
    named = {name for page in pages for name in asked(page, visit.answers, shipped().questions)}
    return named - visit.answers.keys()


def of_check(visit: Visit) -> dict[str, Value]:
    """A visit's answers without those that an unlock or the quick questions also ask."""
    elsewhere = {name for page in shipped().pages if page.part in ("unlock", "quick") for name in page.questions}
    return {name: found for name, found in visit.answers.items() if name not in elsewhere}


def changing(visit: Visit, page: str, given_answers: Mapping[str, Value]) -> Visit:
    """The visit after the person went back to one of its pages and answered differently."""
    library = shipped()
    names = asked(library.page(page), visit.answers, library.questions)
    again = {name: given_answers[name] for name in names if name in given_answers}
    return after_answer.answered(visit, library.page(page), again, library)


@SOME
@given(answers(), answers(), st.randoms(use_true_random=False))
def test_pages_changed_in_any_order_end_where_answering_straight_through_does(
    first: dict[str, Value], wanted: dict[str, Value], chance: random.Random
) -> None:
    library = shipped()
    straight = walked(new_visit(), library, wanted, until="review")
    assume(journey.next_step(straight, library).kind == "review")
    visit = walked(new_visit(), library, first, until="review")
    pages = [page.id for page in library.pages if page.part in ("start", "check", "prevention")]
    chance.shuffle(pages)
    for page in pages:
        visit = changing(visit, page, wanted)

    visit = walked(visit, library, wanted, until="review")

    assert of_check(visit) == of_check(straight)
    assert library.triage.assess(of_check(visit)) == library.triage.assess(of_check(straight))


@SOME
@given(answers(), st.data())
def test_branches_opened_and_closed_leave_only_answers_that_are_asked_for(
    given_answers: dict[str, Value], data: st.DataObject
) -> None:
    library = shipped()
    visit = walked(new_visit(), library, given_answers, until="review")
    for _ in range(data.draw(st.integers(1, 6))):
        page = data.draw(st.sampled_from(journey.open_pages(visit, library)))
        names = asked(page, visit.answers, library.questions)
        visit = changing(visit, page.id, {name: data.draw(value(library.questions[name])) for name in names})
        pages = journey.open_pages(visit, library)
        open_now = {name for page in pages for name in asked(page, visit.answers, library.questions)}

        assert of_check(visit).keys() <= open_now


def test_an_unlock_that_is_no_longer_asked_leaves_no_answer_and_opens_nothing_later() -> None:
    library = shipped()
    seen = walked(new_visit(), library, {"steroids": "yes", **YES}, until="review")
    calm = changing(seen, "your-health", {"steroids": "no"})
    assert not UNLOCKING & calm.answers.keys()

    other = walked(changing(calm, "your-health", {"cancer": "yes"}), library, {}, until="review")

    assert journey.assess(other, library).scope is Scope.WALK


def test_a_pain_number_of_the_check_is_dropped_with_the_pain() -> None:
    strong = walked(new_visit(), shipped(), {"pain-now": 8}, until="review")

    none = changing(strong, "what-fits", {"fits-today": "prevention"})

    assert "pain-now" not in none.answers


MOVES: Mapping[str, Callable[[Visit], Visit]] = {
    "back": lambda visit: transitions.back(visit, shipped()) or visit,
    "confirm": lambda visit: transitions.reviewed(visit, NOW),
    "routine": lambda visit: transitions.routine_wanted(visit, shipped(), NOW),
    "past": lambda visit: visit.past(journey.next_step(visit, shipped()).name),
    "set up": lambda visit: visit.past("setup"),
    "details": lambda visit: transitions.details_wanted(visit, shipped()),
    "no details": lambda visit: transitions.apply(visit, DetailsLeft(), shipped(), NOW),
}
"""What a person can do on any screen without changing an answer."""


@pytest.mark.parametrize("name", GRAVE)
@FEW
@given(
    answers(),
    st.sampled_from(["page:your-age", "page:danger-signs", "review", "result", "setup", "player"]),
    st.lists(st.sampled_from(sorted(MOVES)), max_size=8),
)
def test_an_emergency_finding_interrupts_wherever_it_is_given_and_no_move_leads_past_its_card(
    name: str, given_answers: dict[str, Value], until: str, moves: list[str]
) -> None:
    visit = walked(new_visit(), shipped(), given_answers, until=until).answering({name: "yes"})
    for move in (None, *moves):
        visit = MOVES[move](visit) if move else visit

        assert journey.next_step(visit, shipped()).kind == "emergency"
        assert journey.assess(visit, shipped()).scope is Scope.NONE
        assert not {"setup", "player"} & {step.kind for step in journey.steps(visit, shipped())}
        assert (
            journey.next_step(transitions.apply(visit, Responded("going"), shipped(), NOW), shipped()).kind == "summary"
        )


@SOME
@given(answers(), st.integers(0, 40), st.data())
def test_a_check_left_on_the_way_has_no_result_unless_it_found_a_warning_sign(
    given_answers: dict[str, Value], count: int, data: st.DataObject
) -> None:
    library = shipped()
    visit = new_visit()
    for _ in range(count):
        step = journey.next_step(visit, library)
        if step.page is None:
            break
        visit = answering(visit, step, given_answers, library)
    found = journey.assess(visit, library).level is not Level.SELF_CARE

    assert journey.has_result(visit, library) == found
    assert found or journey.next_step(visit, library).kind == ("page" if open_rows(visit) else "review")
    assert found or holding_check([visit], library, NOW) is None


@SOME
@given(answers(), st.data())
def test_one_answer_missing_anywhere_is_asked_for_before_any_result_or_routine(
    given_answers: dict[str, Value], data: st.DataObject
) -> None:
    library = shipped()
    visit = walked(
        new_visit(), library, given_answers, until=data.draw(st.sampled_from(["review", "result", "player"]))
    )
    pages = journey.open_pages(visit, library)
    missing = data.draw(
        st.sampled_from(sorted({name for page in pages for name in page.questions} & set(visit.answers)))
    )
    left = {name: found for name, found in visit.answers.items() if name != missing}
    gap = replace(visit, answers=without_closed(left, library.pages, library.questions))

    assert journey.next_step(gap, library).kind in ("page", "emergency")


def test_an_urgent_answer_of_the_quick_look_outlives_the_pain_that_calls_for_the_full_check() -> None:
    library = shipped()
    earlier = walked(new_visit(), library, {"fits-today": "prevention"}, until="result")
    visit = relying_on(new_visit(id="b"), transitions.reviewed(earlier, NOW), library, NOW + timedelta(days=1))
    visit = walked(visit, library, {"quick-legs": "unsure", "pain-now": 3}, until="page:what-fits")
    assert visit.value("quick-legs") == "unsure"

    again = walked(visit, library, {"fits-today": "after-workout"}, until="review")

    assert again.value("quick-legs") == "unsure"
    assert journey.assess(again, library).level is Level.URGENT


def test_a_confirmed_check_that_a_change_has_opened_again_has_no_result_until_all_is_answered() -> None:
    library = shipped()
    told = walked(new_visit(), library, {}, until="result")
    again = transitions.back(told, library)
    assert again is not None

    opened_again = changing(again, "your-health", {"thinners": "yes"})

    assert open_rows(opened_again) == {"anticoagulant", "fall-or-blow", "sudden-severe"}
    assert not journey.has_result(opened_again, library)
    assert holding_check([opened_again], library, NOW) is None
    assert journey.has_result(walked(opened_again, library, {}, until="result"), library)


def test_no_quick_question_may_stay_open_before_a_routine() -> None:
    library = shipped()
    page = library.page("quick-seven")
    visit = relying_on(new_visit(id="b"), walked(new_visit(), library, {}), library, NOW + timedelta(days=1))
    for name in page.questions:
        assert journey.next_step(visit, library).page == page
        visit = after_answer.answered(visit, page, {name: "no"}, library)

    assert journey.next_step(visit, library).name == "page:quick-pain-number"


@in_turn(CHECKED)
def test_the_findings_of_each_rule_given_page_by_page_fire_it_or_interrupt_before(rule: Rule) -> None:
    library = shipped()
    end = walked(new_visit(), library, opened(firing(rule)))
    found = journey.assess(end, library)

    assert found.level.rank >= rule.level.rank
    if found.level is Level.EMERGENCY:
        assert journey.next_step(end, library).kind == "emergency"
    else:
        assert rule.id in [reason.rule for reason in found.reasons]
        assert journey.next_step(end, library).kind == "result"


@pytest.mark.parametrize("level", Level)
def test_every_level_is_reached_page_by_page(level: Level) -> None:
    library = shipped()
    ends = (walked(new_visit(), library, opened(firing(rule))) for rule in CHECKED if rule.level is level)

    assert any(journey.assess(end, library).level is level for end in ends)
