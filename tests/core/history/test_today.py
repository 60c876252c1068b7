"""Today: its headline by the day and by the level of the last check, and what it tells of the visits before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.core.history.today import DAYS, MOST_READ, PAINS, Today, needed, stage_words, today
from coach.core.programme.choices import WeekChoices
from coach.core.visit.return_step import ReturnStep
from coach.core.visit.state import Request, Visit
from tests.support.past import WALK, past_visit
from tests.support.programme import session
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit

WORDS = shipped().words
RED = past_visit(1, 2, 7)


def told(*visits: Visit, holds: bool = True) -> Today:
    first = visits[-1].started.date() if visits else None
    found = today(needed(iter(visits), NOW), WeekChoices(), shipped(), NOW, first, holds=holds)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("visits", "headline", "starts"),
    [
        ([past_visit(0, performed=())], "core", True),
        ([past_visit(2)], "core", True),
        ([past_visit(1)], "walk", False),
        ([past_visit(0)], "done-core", False),
        ([RED], "walk", True),
        ([past_visit(0, 2, None, WALK), RED], "done-walk", False),
    ],
)
def test_the_headline_goes_by_the_day(visits: Sequence[Visit], headline: str, starts: bool) -> None:
    found = told(*visits)

    assert (found.headline, found.starts) == (WORDS(f"today.{headline}"), starts)


def test_on_a_day_without_core_work_the_next_routine_is_named() -> None:
    assert told(past_visit(1)).detail == WORDS(
        "today.walk-plan", minutes=10, next=WORDS("today.next-core", day="Tue 24 November")
    )


def test_after_red_the_reason_for_walking_only_is_told() -> None:
    assert told(RED).detail == WORDS("today.walk-red")


@pytest.mark.parametrize(("question", "answer"), [("pee-hard", "yes"), ("pee-hard", "unsure"), ("leg-weak", "yes")])
def test_care_that_cannot_wait_comes_before_whatever_the_day_would_bring(question: str, answer: str) -> None:
    checked = past_visit(1, performed=())

    found = told(replace(checked, answers={**checked.answers, question: answer}), past_visit(3))

    assert found.headline.startswith("Your last check said: ")
    assert (found.detail, found.starts) == (WORDS("today.care-detail"), False)


def test_a_visit_that_is_to_be_booked_is_named_beside_what_is_due() -> None:
    found = told(past_visit(2, known_spine="yes"))

    assert "Your check also said: " in found.detail


def test_a_check_that_no_longer_holds_is_due_itself_but_takes_no_walk_away() -> None:
    assert (told(past_visit(9), holds=False).headline, told(past_visit(9), holds=False).starts) == (
        WORDS("today.check"),
        False,
    )
    assert told(past_visit(1), holds=False).headline == WORDS("today.walk")


def test_the_week_of_a_return_plan_takes_the_place_of_the_stage() -> None:
    first, second = session(2), session(2, step=ReturnStep(1, 1))

    assert told(first).stage == "Back to lifting: week 1 of 6. For week 2: one more good session."
    assert told(second).stage == "Back to lifting: week 2 of 6. For week 3: 2 more good sessions."
    assert told(first).days[-3].state == "core"


def test_nothing_is_told_before_there_is_a_result() -> None:
    left = new_visit(answers={"fits-today": "after-workout"})

    assert today([left], WeekChoices(), shipped(), NOW, NOW.date(), holds=False) is None


def test_pain_is_told_oldest_first_and_the_days_end_today() -> None:
    found = told(past_visit(0, 1), past_visit(2, 3), past_visit(4, 6, performed=WALK))

    assert found.pains == (6, 3, 1)
    assert [each.state for each in found.days][-5:] == ["walk", "rest", "core", "rest", "core"]
    assert (len(found.days), found.days[-1].day) == (DAYS, NOW.date())


def test_no_more_visits_are_read_than_the_days_and_the_line_of_pain_need() -> None:
    def visits(a_day: int) -> Iterator[Visit]:
        for number in range(200):
            started = NOW - timedelta(days=number // a_day, minutes=number)
            yield replace(past_visit(0), started=started)

    assert len(needed(visits(1), NOW)) == DAYS
    assert len(needed(visits(9), NOW)) == MOST_READ
    assert len(needed((past_visit(3 * day) for day in range(200)), NOW)) == PAINS


def test_what_opens_the_next_stage_is_counted_down() -> None:
    routines = [past_visit(2 * day, 2, 2) for day in range(4)]

    assert stage_words([], shipped()) == ""
    assert stage_words(routines[:1], shipped()) == WORDS("today.stage-more", stage=1, next=2, count=2)
    assert stage_words(routines[:2], shipped()) == WORDS("today.stage-more", stage=1, next=2, count=1)
    assert stage_words(routines[:3], shipped()) == WORDS("today.stage-open", stage=1, next=2)
    assert stage_words([past_visit(0, 3, 5), *routines[1:]], shipped()) == WORDS(
        "today.stage-more", stage=1, next=2, count=3
    )
    hardest = replace(past_visit(0), request=Request(10, stage=3))
    assert stage_words([hardest], shipped()) == WORDS("today.stage-last", stage=3)
