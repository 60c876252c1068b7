"""The JSON records, with the keys that docs/summary.schema.json describes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.report.advice import advise
from coach.core.report.summary import summarise
from coach.core.visit.journey import assess
from coach.core.visit.state import Performed, Rating, Weekly
from coach.export.json_record import summary_record, triage_record
from tests.support.shipped import shipped
from tests.support.visits import CALM, new_visit

KEYS = [
    "level",
    "answers",
    "not_asked",
    "reviewed",
    "action",
    "action_kiosk",
    "routine",
    "reasons",
    "causes",
    "advice",
    "watch_for",
    "content_version",
]


def record(**answers: object) -> dict[str, Any]:
    """The record of a calm check with some answers changed, as it comes back from JSON."""
    sheet = {**CALM, **{name.replace("_", "-"): value for name, value in answers.items()}}
    visit = new_visit(answers=sheet_answers(sheet, shipped(), assume_no=True))
    advice = advise(assess(visit, shipped()), visit, shipped())
    decoded: dict[str, Any] = json.loads(json.dumps(triage_record(advice, visit.answers, shipped())))
    return decoded


def test_the_record_has_the_promised_keys_in_the_promised_order() -> None:
    assert list(record()) == KEYS


def test_a_reason_and_a_cause_have_the_promised_keys() -> None:
    told = record(fever="yes", worse_with=["leaning-back"])

    assert list(told["reasons"][0]) == ["rule", "level", "scope", "because", "text", "sources", "review_due"]
    assert list(told["causes"][0]) == ["id", "evidence", "because", "text"]
    assert list(told["routine"]) == ["scope", "why", "unlocked_by"]


def test_a_reason_names_the_answers_and_the_day_of_its_next_review() -> None:
    reason = record(fever="yes")["reasons"][0]

    assert reason["because"] == ["fever"]
    assert reason["review_due"] == shipped().rules[reason["rule"]].review.due.isoformat()


def test_a_not_sure_that_counts_by_itself_has_no_day_of_review() -> None:
    due = {reason["rule"]: reason["review_due"] for reason in record(pee_hard="unsure")["reasons"]}

    assert due.pop("not-sure-pee-hard") is None
    assert None not in due.values()


def test_an_emergency_tells_no_causes() -> None:
    told = record(pee_hard="yes", worse_with=["leaning-back"])

    assert (told["level"], told["routine"]["scope"], told["causes"]) == ("emergency", "none", [])


def test_each_question_of_a_check_is_either_answered_or_told_as_not_asked() -> None:
    told = record()

    parts = ("start", "check", "prevention", "unlock")
    all_asked = {name for page in shipped().pages if page.part in parts for name in page.questions}
    by_key = {name for page in shipped().pages if page.part == "aside" for name in page.questions}
    assert set(told["answers"]) | set(told["not_asked"]) == all_asked | by_key & set(CALM)
    assert not set(told["answers"]) & set(told["not_asked"])


def test_what_an_unlock_rests_on_is_told() -> None:
    yes = {"seen_for_this": "yes", "told_exercise_ok": "yes", "same_or_better": "yes"}

    told = record(steroids="yes", fits_today="on-and-off", days=20, **yes)

    assert told["routine"]["scope"] == "gentle"
    assert told["routine"]["unlocked_by"] == ["seen-for-this", "told-exercise-ok", "same-or-better"]


def test_the_content_counts_as_unreviewed_until_every_rule_is_signed() -> None:
    assert record()["reviewed"] is False


@pytest.mark.parametrize("key", ["level", "action", "routine", "reasons", "causes", "advice", "watch_for"])
def test_a_summary_tells_the_same_result_as_triage(key: str) -> None:
    visit = new_visit(answers=sheet_answers(CALM, shipped(), assume_no=True))

    told = json.loads(json.dumps(summary_record(summarise(visit, shipped()))))

    assert told[key] == record()[key]


def test_a_summary_tells_what_was_done_and_the_pain_before_and_after() -> None:
    answers = {**sheet_answers(CALM, shipped(), assume_no=True), "pain-after": 1}
    done = Performed("bridge", None, 1, "done", 40, None, "easier", 4)

    told = summary_record(summarise(new_visit(answers=answers, performed=(done,)), shipped()))

    assert told["performed"] == [
        {
            "exercise": "bridge",
            "side": None,
            "set": 1,
            "outcome": "done",
            "seconds": 40,
            "skipped_because": None,
            "way": "easier",
            "pain": 4,
        }
    ]
    assert (told["pain_before"], told["pain_after"], told["routine_seconds"]) == (2, 1, 40)


def test_a_summary_tells_the_weekly_measures_as_numbers_with_their_days() -> None:
    day, rated = date(2026, 11, 23), {"rate-socks": 4, "rate-bag": 5, "week-pain": 3, "week-joy": 4, "week-doing": 6}
    before = Rating(date(2026, 11, 16), {"rate-socks": 2, "rate-bag": "skipped"})
    visit = new_visit(answers=rated, weekly=Weekly(day, due=True, earlier=(before,)))

    told = json.loads(json.dumps(summary_record(summarise(visit, shipped()))))["outcomes"]

    assert told["activities"][0] == {
        "question": "rate-socks",
        "name": "Putting on socks",
        "ratings": [{"day": "2026-11-23", "value": 4}, {"day": "2026-11-16", "value": 2}],
    }
    assert told["psfs"] == [{"day": "2026-11-23", "value": 4.5}]
    assert told["peg"] == [{"day": "2026-11-23", "value": 4.3}]


def test_a_summary_without_weekly_measures_has_empty_ones() -> None:
    told = summary_record(summarise(new_visit(), shipped()))["outcomes"]

    assert told == {"activities": [], "psfs": [], "peg": []}


def test_a_summary_keeps_the_answer_that_was_given_first() -> None:
    answers = sheet_answers(CALM, shipped(), assume_no=True)
    visit = new_visit(answers=answers, first_answers={"pee-hard": "yes"})

    told = {each["question"]: each for each in summary_record(summarise(visit, shipped()))["answers"]}

    assert (told["pee-hard"]["first"], told["pee-hard"]["answer"]) == ("Yes", "No")
    assert "first" not in told["fever"]
