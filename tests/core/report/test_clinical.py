"""The therapist's part: every question is in one of six states, and the most important ones come first."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given

from coach.core.content.levels import Place
from coach.core.library import Library
from coach.core.report.advice import advise
from coach.core.report.clinical import ClinicalReport, QuestionState, clinical_report, state
from coach.core.report.clinical_blocks import clinical_blocks
from coach.core.report.summary import summarise
from coach.core.triage.answers import Value
from coach.core.visit.journey import assess
from coach.core.visit.past_visits import NextDay
from coach.core.visit.state import Performed, Visit
from coach.export.json_record import triage_record
from tests.support.answer_strategies import any_answers
from tests.support.shipped import shipped
from tests.support.usual import EARLIER, detailed_visit, usual_visit
from tests.support.visits import NOW, new_visit


def every(report: ClinicalReport) -> tuple[QuestionState, ...]:
    return (*report.signs, *(each for line in (*report.pain, *report.story) for each in line), *report.background)


def under(visit: Visit, heading: str, *visits: Visit) -> list[str]:
    """The points under a heading of the therapist's part."""
    words = shipped().words
    blocks = iter(clinical_blocks(summarise(visit, shipped(), visits), shipped(), visit.started))
    for block in blocks:
        if (block.kind, block.text) == ("heading", words(f"handover.{heading}")):
            break
    points = []
    for block in blocks:
        if block.kind != "point":
            break
        points.append(block.text)
    return points


@pytest.mark.parametrize(
    ("answers", "first", "expected"),
    [
        ({"sex-change": "no"}, {}, "denied"),
        ({"sex-change": "yes"}, {}, "yes"),
        ({"sex-change": "unsure"}, {}, "unsure"),
        ({"sex-change": "skipped"}, {}, "skipped"),
        ({"sex-change": "no"}, {"sex-change": "yes"}, "changed"),
        ({}, {"sex-change": "yes"}, "changed"),
        ({"sex-change": "yes"}, {"sex-change": "yes"}, "yes"),
        ({}, {}, "not-asked"),
    ],
)
def test_a_finding_is_in_one_of_six_states(
    answers: dict[str, Value], first: dict[str, Value], expected: str, library: Library
) -> None:
    visit = new_visit(answers=answers, first_answers=first)

    assert state(library.questions["sex-change"], visit) == expected


@pytest.mark.parametrize(("value", "expected"), [((), "denied"), (("leg",), "yes"), (None, "not-asked")])
def test_a_list_with_nothing_chosen_is_denied(value: Value | None, expected: str, library: Library) -> None:
    visit = new_visit(answers={} if value is None else {"where": value})

    assert state(library.questions["where"], visit) == expected


def test_a_pain_of_zero_is_an_answer(library: Library) -> None:
    assert state(library.questions["pain-now"], new_visit(answers={"pain-now": 0})) == "yes"


@given(any_answers())
def test_every_answer_is_reported_once_and_no_sign_without_an_answer_as_denied(answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=answers)

    told = [each.question for each in every(clinical_report(visit, library))]

    apart = {library.planning.handover.who, "pain-next-day"}
    apart |= {name for name in library.planning.outcomes.ratings if isinstance(answers.get(name), int)}
    assert len(told) == len(set(told))
    assert {*answers} - apart == {*answers} & {*told}
    assert all(
        (each.question in answers) == (each.state != "not-asked") for each in every(clinical_report(visit, library))
    )


@given(any_answers())
def test_what_the_report_calls_not_asked_is_not_asked_in_the_triage_record_too(answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=answers)
    advice = advise(assess(visit, library), visit, library)

    record = json.loads(json.dumps(triage_record(advice, answers, library)))

    told = clinical_report(visit, library)
    named = {each.question for each in (*told.signs, *told.background) if each.state == "not-asked"}
    assert named <= {*record["not_asked"]}
    assert list(summarise(visit, library).not_asked) == record["not_asked"]


def test_a_yes_and_a_not_sure_are_full_sentences_before_the_short_names_of_the_rest() -> None:
    yes, unsure, changed, skipped, denied, not_asked = under(detailed_visit(), "signs")

    assert yes == "Yes: I have pain in the thigh, not past the knee"
    assert unsure == "Not sure: There is blood in my pee, or it burns"
    assert changed == "Nothing eases it: first Yes, changed to No"
    assert skipped == "Not answered: Change in sex."
    assert denied.startswith("No: Chest or breath, Feeling faint, ")
    assert not_asked.startswith("Not asked: Getting worse, ")


def test_it_says_so_if_nothing_was_answered_yes() -> None:
    assert under(usual_visit(), "signs")[0] == "Yes: none"


def test_what_age_and_health_rule_out_is_not_listed_as_not_asked(library: Library) -> None:
    pregnancy = {"pregnancy-bleeding", "belly-tightenings", "less-movement"}

    def left_open(visit: Visit) -> set[str]:
        return {each.question for each in every(clinical_report(visit, library)) if each.state == "not-asked"}

    cut_short = replace(usual_visit(), answers={"fits-today": "after-workout", "chest-or-breath": "yes"})
    assert left_open(usual_visit()) & {*pregnancy, "pregnant", "small-fall"} == set()
    assert left_open(cut_short) >= {*pregnancy, "pregnant", "small-fall", "cancer", "fever"}


def test_after_the_short_check_the_signs_of_the_full_one_are_listed_as_not_asked(library: Library) -> None:
    told = {each.question: each.state for each in every(clinical_report(usual_visit(fits_today="prevention"), library))}

    assert (told["fever"], told["new-nerve-signs"], told["told-not-exercise"]) == ("not-asked", "denied", "denied")
    assert "new-nerve-signs" not in {each.question for each in every(clinical_report(usual_visit(), library))}


@pytest.mark.parametrize(("who", "told"), [("myself", "by the person"), ("helping", "by a helper")])
@pytest.mark.parametrize(("place", "where"), [("home", "at home"), ("kiosk", "at the clinic's kiosk")])
def test_it_says_who_answered_where_and_when_in_the_person_s_own_time(
    who: str, told: str, place: Place, where: str
) -> None:
    visit = replace(usual_visit(for_whom=who), place=place)
    local = NOW.astimezone(timezone(timedelta(hours=-5)))

    _, made, *_ = clinical_blocks(summarise(visit, shipped()), shipped(), local)

    assert made.text == f"Answered {told}, {where}, 2026-11-23 07:00."


def test_it_does_not_say_who_answered_if_that_was_not_asked() -> None:
    visit = replace(usual_visit(), answers={"quick-fever": "yes"})

    assert clinical_report(visit, shipped()).answered_by is None


def test_the_details_stand_beside_what_they_belong_to() -> None:
    course, story = under(detailed_visit(), "pain"), under(detailed_visit(), "story")

    assert course[0] == "Pain now: 4. Pain after: 2. Worst in 24 h: 6. Usual in 24 h: 3."
    assert course[1].endswith("Leg side: Left. Leg depth: To the thigh.")
    assert "Worst at: On getting up. Flares: Within minutes. Settles: About an hour." in course
    assert (
        story[0]
        == "Set off by: Lifting from the floor; Squat, lunge or leg press. First felt: In the middle of the set."
    )
    assert "Care so far: A doctor; I had an X-ray or scan." in story


def test_a_detail_that_was_not_asked_is_listed_as_such_and_not_left_out() -> None:
    course, story = under(usual_visit(), "pain"), under(usual_visit(), "story")

    assert course[0] == "Pain now: 4. Pain after: 2. Not asked: Worst in 24 h, Usual in 24 h."
    assert "Not asked: Worst at, Flares, Settles." in course
    assert story[-1].startswith("Not asked: Set off by, First felt, First or again, ")


def test_the_pattern_is_said_to_come_from_answers() -> None:
    assert "Pattern that fits (from answers, not an exam): Bending and sitting set it off." in under(
        usual_visit(), "pain"
    )


def test_each_exercise_is_reported_by_set_and_by_side() -> None:
    assert under(usual_visit(), "responses") == [
        "Cat and camel: done.",
        "Bird dog: left done, in an easier way; right done, in an easier way, pain 3 of 10.",
        "Bridge: set 1 done; set 2 skipped as too hard.",
        "Side bridge on the feet: left not finished.",
    ]


def test_an_exercise_that_the_content_no_longer_has_is_named_by_its_id() -> None:
    visit = replace(usual_visit(), performed=(Performed("old-move", None, 1, "done", 5.0),))

    assert under(visit, "responses") == ["old-move: done."]


def test_the_day_after_the_last_routine_is_reported_with_its_light() -> None:
    assert under(detailed_visit(), "responses")[-1] == "Day after the last routine: 5 of 10, amber."


def test_five_earlier_visits_are_listed_the_newest_first_each_with_its_next_day_from_a_later_one() -> None:
    assert under(detailed_visit(), "earlier", *EARLIER) == [
        "2026-11-20: Self-care. Pain 4 to 2. 9 min moved. Next day 5 of 10, amber.",
        "2026-11-17: Self-care. Pain 5 to 3. 9 min moved. Next day 3 of 10, green.",
        "2026-11-14: Self-care. Pain 4 to 4. 9 min moved. Next day 5 of 10, amber.",
        "2026-11-11: Self-care. Pain 5.",
        "2026-11-08: Self-care. Pain 6 to 5. 9 min moved.",
    ]


def test_no_more_visits_are_read_than_are_listed() -> None:
    read: list[str] = []

    def store() -> Iterator[Visit]:
        for each in (usual_visit(), *EARLIER):
            read.append(each.id)
            yield each

    clinical_report(usual_visit(), shipped(), store())

    assert len(read) == 1 + shipped().planning.handover.visits


def test_a_visit_without_a_result_of_its_own_is_listed_by_its_routine_or_not_at_all(library: Library) -> None:
    left = replace(EARLIER[0], checked_at=None, performed=())
    moved = replace(EARLIER[1], checked_at=None)

    told = clinical_report(usual_visit(), library, [left, moved]).earlier

    assert [(each.visit, each.level) for each in told] == [(moved.id, None)]
    assert under(usual_visit(), "earlier", left, moved) == [
        "2026-11-17: Routine. Pain 5 to 3. 9 min moved. Next day 3 of 10, green."
    ]


def test_later_visits_do_not_appear_in_the_report_of_an_older_one(library: Library) -> None:
    told = clinical_report(EARLIER[2], library, EARLIER).earlier

    assert [each.visit for each in told] == [each.id for each in EARLIER[3:]]
    assert told[0].next_day is None


def test_the_next_day_is_judged_by_the_pain_before_that_routine(library: Library) -> None:
    assert clinical_report(detailed_visit(), library).next_day == NextDay(5, "amber")


def test_the_time_on_the_pages_names_the_fastest_and_the_slowest() -> None:
    assert under(detailed_visit(), "times") == [
        "5 pages in 1 min. Fastest: Trend 2 s, Age 2 s, Pain 4 s. Slowest: Danger signs 41 s."
    ]


def test_the_seconds_of_a_page_add_up_over_several_stays() -> None:
    assert new_visit().timed("age", 4.2).timed("age", 2.0).page_seconds == {"age": 6.2}


def test_a_clock_that_runs_back_takes_no_seconds_away() -> None:
    assert new_visit().timed("age", -3600).page_seconds == {"age": 0.0}


@pytest.mark.parametrize("seconds", [600, 172804, math.inf])
def test_a_page_open_for_longer_than_anybody_reads_is_reported_as_over_the_longest_time(
    library: Library, seconds: float
) -> None:
    usual = detailed_visit().page_seconds
    slowest = max(usual, key=lambda name: usual[name])
    visit = replace(detailed_visit(), page_seconds={**usual, slowest: seconds})

    assert clinical_report(visit, library).page_seconds[slowest] == 600
    assert under(visit, "times") == [
        "5 pages in over 10 min. Fastest: Trend 2 s, Age 2 s, Pain 4 s. Slowest: Danger signs over 600 s."
    ]


def test_negative_seconds_in_an_older_visit_are_reported_as_zero(library: Library) -> None:
    visit = replace(detailed_visit(), page_seconds={"age": -172804.0})

    assert clinical_report(visit, library).page_seconds == {"age": 0.0}
