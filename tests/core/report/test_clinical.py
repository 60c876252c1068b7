"""The therapist's part: the result and how reliable it is, then the pain, the flags by group, and what was done."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from hypothesis import given

from coach.core.content.conditions import parse
from coach.core.content.levels import Place
from coach.core.library import Library
from coach.core.report.advice import advise
from coach.core.report.clinical import clinical_report, state
from coach.core.report.clinical_blocks import clinical_blocks
from coach.core.report.result_lines import reliability_lines
from coach.core.report.summary import summarise
from coach.core.triage.answers import Value
from coach.core.visit.journey import assess
from coach.core.visit.past_visits import NextDay
from coach.core.visit.state import SKIP_REASONS, Performed, Rating, SkipReason, Visit, Weekly
from coach.export.json_record import triage_record
from tests.support.answer_strategies import any_answers
from tests.support.shipped import shipped
from tests.support.usual import EARLIER, detailed_visit, usual_visit
from tests.support.visits import NOW, new_visit


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

    told = [each.question for each in clinical_report(visit, library).states]

    apart = {library.planning.handover.who, "pain-next-day", "pain-after"}
    apart |= {name for name in library.planning.outcomes.ratings if isinstance(answers.get(name), int)}
    assert len(told) == len(set(told))
    assert {*answers} - apart == {*answers} & {*told}
    assert all(
        (each.question in answers) == (each.state != "not-asked") for each in clinical_report(visit, library).states
    )


@given(any_answers())
def test_what_the_report_calls_not_asked_is_not_asked_in_the_triage_record_too(answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=answers)
    advice = advise(assess(visit, library), visit, library)

    record = json.loads(json.dumps(triage_record(advice, answers, library)))

    groups = (*clinical_report(visit, library).flags, *clinical_report(visit, library).background)
    named = {each.question for group in groups for each in group.findings if each.state == "not-asked"}
    assert named <= {*record["not_asked"]}
    assert list(summarise(visit, library).not_asked) == record["not_asked"]


def test_it_begins_with_the_level_and_each_rule_with_the_answers_that_fired_it() -> None:
    assert under(detailed_visit(), "result") == [
        "Clinician first. Easy walking only.",
        "Clinician first: Blood or burning: Not sure.",
        "Self-care: Pain of 4 or more today: keep it gentle (Pain now: 4).",
        "Self-care: More than a few days now: have the clinic look at it (Began: 3 to 7 days ago).",
        "Self-care: Pain in the thigh: have it seen if it stays or spreads (Thigh pain: Yes).",
    ]


def test_an_answer_taken_back_is_told_as_the_reason_for_less() -> None:
    visit = replace(usual_visit(pain_now=0), first_answers={"pee-hard": "yes"})

    assert under(visit, "result")[0].endswith(f"Gentle routine. {shipped().words('limit.taken-back')}")


def test_findings_of_a_group_are_named_if_yes_not_sure_or_skipped_and_else_counted() -> None:
    flags = under(detailed_visit(), "flags")

    assert flags[0] == "Nerves · YES: Thigh pain; not answered: Change in sex; no: 13 others"
    assert "Fracture · no: 4" in flags
    assert "Kidney, groin · not sure: Blood or burning; no: 2 others" in flags
    steroids = shipped().questions["steroids"].short
    assert f"Medicines · YES: {steroids}; no: 1 other" in under(usual_visit(steroids="yes"), "history")


def test_a_check_that_was_cut_short_counts_in_each_group_what_was_not_asked() -> None:
    visit = replace(usual_visit(), answers={"fits-today": "after-workout", "chest-or-breath": "yes"})

    flags = under(visit, "flags")

    assert any(line.startswith("Vessels, heart, lungs · YES: Chest or breath; not asked: ") for line in flags)
    assert all("not asked: " in line and "no: " not in line for line in flags)
    assert "not asked" not in "".join(under(usual_visit(), "flags"))


def test_an_answer_that_was_changed_counts_in_its_group_as_it_stands() -> None:
    visit = usual_visit(no_position_eases="unsure")

    assert "Muscle · not sure: Nothing eases it; " in "\n".join(under(visit, "flags"))
    assert "Changed: Nothing eases it, first Yes, now Not sure." in under(visit, "answers")


def test_a_finding_of_no_group_is_told_all_the_same(library: Library) -> None:
    layout = library.planning.handover
    flags = tuple(group for group in layout.flags if group.name != "Nerves")
    planning = library.planning.model_copy(update={"handover": layout.model_copy(update={"flags": flags})})

    report = clinical_report(detailed_visit(), replace(library, planning=planning))

    assert report.flags[-1].name == library.words("handover.other")
    assert "leg-weak" in {each.question for each in report.flags[-1].findings}


def test_every_finding_that_a_rule_uses_is_in_exactly_one_group(library: Library) -> None:
    members = {each.id: each.of for each in library.sets}
    conditions = [each for rule in library.rules.values() for each in (*rule.all, *rule.any)]
    used = {parse(each).subject for named in conditions for each in members.get(named, (named,))}
    findings = {name for name in used if library.questions[name].kind == "finding"}
    findings -= {name for line in library.planning.handover.lines for name in line}
    grouped = [name for group in library.planning.handover.groups for name in group.of]

    assert len(findings) > 80
    assert {name: grouped.count(name) for name in findings} == dict.fromkeys(findings, 1)


def test_what_age_and_health_rule_out_is_not_listed_as_not_asked(library: Library) -> None:
    pregnancy = {"pregnancy-bleeding", "belly-tightenings", "less-movement"}

    def left_open(visit: Visit) -> set[str]:
        return {each.question for each in clinical_report(visit, library).states if each.state == "not-asked"}

    cut_short = replace(usual_visit(), answers={"fits-today": "after-workout", "chest-or-breath": "yes"})
    assert left_open(usual_visit()) & {*pregnancy, "pregnant", "small-fall"} == set()
    assert left_open(cut_short) >= {*pregnancy, "pregnant", "small-fall", "cancer", "fever"}


def test_after_the_short_check_the_signs_of_the_full_one_count_as_not_asked(library: Library) -> None:
    told = {each.question: each.state for each in clinical_report(usual_visit(fits_today="prevention"), library).states}

    assert (told["fever"], told["new-nerve-signs"], told["told-not-exercise"]) == ("not-asked", "denied", "denied")
    assert "new-nerve-signs" not in {each.question for each in clinical_report(usual_visit(), library).states}


@pytest.mark.parametrize(("who", "told"), [("myself", "by the person"), ("helping", "by a helper")])
@pytest.mark.parametrize(("place", "where"), [("home", "at home"), ("kiosk", "at the clinic's kiosk")])
def test_it_says_who_answered_where_and_when_in_the_person_s_own_time(
    who: str, told: str, place: Place, where: str
) -> None:
    visit = replace(usual_visit(for_whom=who), place=place)
    local = NOW.astimezone(timezone(timedelta(hours=-5)))

    made = reliability_lines(summarise(visit, shipped()), shipped().words, local)[0]

    version = shipped().version
    assert made == f"Answered {told}, {where}, 23 November 2026, 07:00. Content {version}. Check new."


def test_the_person_answered_unless_a_helper_said_so() -> None:
    visit = replace(usual_visit(), answers={"quick-fever": "yes"})

    assert clinical_report(visit, shipped()).answered_by == "self"
    assert clinical_report(visit.answering({"for-whom": "helping"}), shipped()).answered_by == "helper"


@pytest.mark.parametrize(
    ("age", "told"),
    [
        (timedelta(minutes=-9), "Check new."),
        (timedelta(minutes=59), "Check new."),
        (timedelta(hours=5), "Check 5 h old."),
        (timedelta(days=1), "Check 1 day old."),
        (timedelta(days=6, hours=23), "Check 6 days old."),
        (None, "Check not finished."),
    ],
)
def test_it_says_how_old_the_check_is(age: timedelta | None, told: str) -> None:
    visit = replace(usual_visit(), checked_at=None if age is None else NOW - age)

    assert under(visit, "answers")[0].endswith(f", 23 November 2026, 12:00. Content {visit.content_version}. {told}")


def test_it_says_how_many_answers_are_in_doubt_and_names_those_changed() -> None:
    _, *told = under(detailed_visit(), "answers")

    assert told == ["Changed: Nothing eases it, first Yes, now No.", "Not sure: 1. Not answered: 1."]
    assert under(replace(usual_visit(), first_answers={}), "answers")[1:] == []


def test_pages_answered_faster_than_they_can_be_read_are_named_with_their_seconds() -> None:
    seconds = {"danger-signs": 2.2, "nerve-signs": 0.9, "your-age": 0.5, "your-health": 60.0}

    told = under(replace(usual_visit(), page_seconds=seconds), "answers")

    assert told[-1] == "Answered faster than it can be read: Danger signs 2 s; Bladder, legs 1 s."


def test_place_pain_course_and_irritability_stand_together_and_what_was_not_asked_is_left_out() -> None:
    assert under(detailed_visit(), "pain") == [
        "Where: Low back, one side; A leg: pain, numb, tingly. Leg side: Left. Leg depth: To the thigh.",
        "Pain now: 4. Worst in 24 h: 6. Usual in 24 h: 3.",
        "Began: 3 to 7 days ago. Trend: Better. Today: It hurts now, after a workout.",
        "Flares: Within minutes. Settles: About an hour. Worst at: On getting up.",
    ]
    assert under(usual_visit(), "pain")[1:] == [
        "Pain now: 4.",
        "Began: 3 to 7 days ago. Trend: Better. Today: It hurts now, after a workout.",
    ]


def test_the_sore_side_is_told_beside_the_place() -> None:
    told = under(detailed_visit().answering({"which-side": "left"}), "pain")[0]

    assert told.startswith("Where: Low back, one side; A leg: pain, numb, tingly. Side: Left.")


def test_what_eases_and_aggravates_it_comes_with_the_pattern_which_is_said_to_come_from_answers() -> None:
    assert under(usual_visit(), "eases") == [
        "Better with: None of these. Worse with: Sitting; Bending.",
        "Pattern (from answers, no exam): Bending and sitting set it off.",
    ]


def test_history_medicines_and_activities_are_told_as_far_as_they_were_asked() -> None:
    monday = Rating(NOW.date() - timedelta(days=7), {"rate-sitting": 3, "rate-bed": 6})
    rated: dict[str, Value] = {"own-activities": ("sitting", "bed"), "rate-sitting": 5, "rate-bed": 6}
    visit = replace(detailed_visit().answering(rated), weekly=Weekly(NOW.date(), True, (monday,)))

    assert under(visit, "history") == [
        "Age: 18 to 49. Day demands: Sit for hours; Lift and carry at work.",
        (
            "Set off by: Lifting from the floor; Squat, lunge or leg press. First felt: In the middle of the set. "
            "Recent changes: None of these."
        ),
        (
            "First or again: I had it once or twice before. Helped before: To keep moving; Heat or cold. "
            "Care so far: A doctor; I had an X-ray or scan."
        ),
        "Own activities: Sit for an hour; Turn over in bed.",
        "Health · no: 2",
        "Medicines · no: 2",
        (
            "Activities, 10 is as before: Sitting an hour 5 (before 3); Turning in bed 6 (before 6); "
            "Average of your activities 5.5 (before 4.5)."
        ),
    ]
    assert "Set off by" not in "".join(under(usual_visit(), "history"))


def test_each_exercise_has_one_row_with_its_sets_way_pain_and_what_was_skipped_and_why() -> None:
    assert under(usual_visit(), "responses") == [
        "Cat and camel: 1 of 1 set.",
        "Bird dog: 1 of 1 set; easier; right pain 3.",
        "Bridge: 1 of 2 sets; skipped: too hard.",
        "Side bridge on the feet: 0 of 1 set; left not finished.",
        "Pain 4 to 2.",
    ]


def test_the_pain_of_the_week_is_told_as_one_score() -> None:
    rated: dict[str, Value] = {"week-pain": 4, "week-joy": 2, "week-doing": 3}
    visit = replace(usual_visit().answering(rated), weekly=Weekly(NOW.date(), True))

    score = f"{shipped().words('outcomes.peg')} 3"
    assert under(visit, "history")[-1] == shipped().words("handover.peg", told=score)


@pytest.mark.parametrize("why", SKIP_REASONS)
def test_a_row_says_on_which_side_an_exercise_was_skipped_and_why(why: SkipReason) -> None:
    left = Performed("bird-dog", "first", 1, "done", 40.0)
    right = Performed("bird-dog", "second", 1, "skipped", 3.0, why)

    row = under(replace(usual_visit(), performed=(left, right)), "responses")[0]

    assert row == f"Bird dog: 0 of 1 set; right {shipped().words(f'handover.because.{why}')}."


def test_an_exercise_that_the_content_no_longer_has_is_named_by_its_id() -> None:
    visit = replace(usual_visit(), performed=(Performed("old-move", None, 1, "done", 5.0),))

    assert under(visit, "responses")[0] == "old-move: 1 of 1 set."


def test_the_day_after_the_last_routine_is_reported_with_its_light() -> None:
    assert under(detailed_visit(), "responses")[-1] == "Pain 4 to 2. Day after the last routine: 5, amber."


def test_five_earlier_visits_are_listed_the_newest_first_each_with_its_next_day_from_a_later_one() -> None:
    assert under(detailed_visit(), "earlier", *EARLIER) == [
        "20 November 2026: Self-care. Pain 4 to 2. 9 min moved. Next day 5, amber.",
        "17 November 2026: Self-care. Pain 5 to 3. 9 min moved. Next day 3, green.",
        "14 November 2026: Self-care. Pain 4 to 4. 9 min moved. Next day 5, amber.",
        "11 November 2026: Self-care. Pain 5.",
        "8 November 2026: Self-care. Pain 6 to 5. 9 min moved.",
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
        "17 November 2026: Routine. Pain 5 to 3. 9 min moved. Next day 3, green."
    ]


def test_later_visits_do_not_appear_in_the_report_of_an_older_one(library: Library) -> None:
    told = clinical_report(EARLIER[2], library, EARLIER).earlier

    assert [each.visit for each in told] == [each.id for each in EARLIER[3:]]
    assert told[0].next_day is None


def test_the_next_day_is_judged_by_the_pain_before_that_routine(library: Library) -> None:
    assert clinical_report(detailed_visit(), library).next_day == NextDay(5, "amber")


def test_the_seconds_of_a_page_add_up_over_several_stays() -> None:
    assert new_visit().timed("age", 4.2).timed("age", 2.0).page_seconds == {"age": 6.2}


def test_a_clock_that_runs_back_takes_no_seconds_away() -> None:
    assert new_visit().timed("age", -3600).page_seconds == {"age": 0.0}


@pytest.mark.parametrize("seconds", [600, 172804, math.inf])
def test_a_page_open_for_longer_than_anybody_reads_is_reported_with_the_longest_time(
    library: Library, seconds: float
) -> None:
    usual = detailed_visit().page_seconds
    slowest = max(usual, key=lambda name: usual[name])
    visit = replace(detailed_visit(), page_seconds={**usual, slowest: seconds})

    assert clinical_report(visit, library).page_seconds[slowest] == 600


def test_negative_seconds_in_an_older_visit_are_reported_as_zero(library: Library) -> None:
    visit = replace(detailed_visit(), page_seconds={"age": -172804.0})

    assert clinical_report(visit, library).page_seconds == {"age": 0.0}
