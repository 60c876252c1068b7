"""Weekly trends: scores with missing ratings, and comparisons of like with like only."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.report.blocks import summary_blocks
from coach.core.report.summary import summarise
from coach.core.report.trends import TrendPoint, WeeklyTrends, peg, psfs, weekly_trends
from coach.core.triage.answers import Answers, Value
from coach.core.visit.journey import assess
from coach.core.visit.state import Rating, Visit, Weekly
from tests.support.answer_strategies import answers, value
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit

TODAY = NOW.date()
RULES = shipped().planning.outcomes
SCORES = st.none() | st.integers(0, 10)


def weeks_ago(count: int, told: Answers) -> Rating:
    return Rating(TODAY - timedelta(weeks=count), told)


def rated(told: Answers, *earlier: Rating) -> Visit:
    """A visit with these ratings, and earlier ones."""
    return new_visit(answers=told, weekly=Weekly(TODAY, True, earlier))


def found(visit: Visit) -> WeeklyTrends:
    return weekly_trends(visit, shipped())


@pytest.mark.parametrize(
    ("ratings", "mean"),
    [((), None), ((None,), None), ((4,), 4), ((2, None, 6), 4), ((0, 0), 0), ((1, 2, 2), 5 / 3)],
)
def test_the_mean_of_the_activities_is_that_of_those_that_were_rated(
    ratings: tuple[int | None, ...], mean: float | None
) -> None:
    assert psfs(ratings) == mean


@pytest.mark.parametrize(
    ("ratings", "mean"),
    [((3, 4, 6), 13 / 3), ((0, 0, 0), 0), ((3, None, 6), None), ((None, None, None), None), ((3, 4), None)],
)
def test_the_three_questions_have_a_mean_only_if_all_three_were_answered(
    ratings: tuple[int | None, ...], mean: float | None
) -> None:
    assert peg(ratings) == mean


@given(st.lists(SCORES, max_size=3), st.tuples(SCORES, SCORES, SCORES))
def test_a_skipped_rating_never_counts_as_zero(activities: list[int | None], three: tuple[int | None, ...]) -> None:
    rated_ones = [each for each in activities if each is not None]
    assert psfs(activities) == (fmean(rated_ones) if rated_ones else None)
    assert (peg(three) is None) == (None in three)


def test_each_activity_has_its_earlier_values_the_newest_first() -> None:
    earlier = (
        weeks_ago(1, {"rate-socks": 2}),
        weeks_ago(2, {"rate-socks": "skipped"}),
        weeks_ago(3, {"rate-socks": 1}),
    )
    (socks,) = found(rated({"rate-socks": 4}, *earlier)).activities

    assert (socks.measure, socks.name) == ("rate-socks", shipped().questions["rate-socks"].short)
    days = [TODAY, TODAY - timedelta(weeks=1), TODAY - timedelta(weeks=3)]
    assert socks.points == tuple(map(TrendPoint, days, (4, 2, 1)))


def test_only_the_activities_that_were_rated_last_are_reported() -> None:
    told = found(rated({"rate-bag": 3}, weeks_ago(1, {"rate-socks": 2, "rate-bag": 1})))

    assert [trend.measure for trend in told.activities] == ["rate-bag"]
    assert told.psfs is None


def test_a_mean_stands_beside_earlier_means_of_the_same_activities_only() -> None:
    same, other = {"rate-socks": 2, "rate-bag": 3}, {"rate-socks": 2, "rate-bed": 9}
    visit = rated({"rate-socks": 5, "rate-bag": 6}, weeks_ago(1, other), weeks_ago(2, same))

    told = found(visit).psfs

    assert told is not None
    assert told.points == (TrendPoint(TODAY, 5.5), TrendPoint(TODAY - timedelta(weeks=2), 2.5))


def test_a_visit_that_skipped_the_ratings_reports_the_last_ones_with_their_day() -> None:
    skipped = dict.fromkeys(RULES.peg, "skipped")
    before = weeks_ago(1, {"rate-socks": 2, **dict.fromkeys(RULES.peg, 3)})

    told = found(rated(skipped, before))

    assert told.activities[0].points == (TrendPoint(before.day, 2),)
    assert told.peg is not None
    assert told.peg.points == (TrendPoint(before.day, 3),)


@pytest.mark.parametrize("weekly", [None, Weekly(TODAY, True)])
def test_what_was_never_rated_has_no_trend(weekly: Weekly | None) -> None:
    assert found(new_visit(answers={"pain-now": 3}, weekly=weekly)) == WeeklyTrends()


def test_the_summary_says_in_plain_words_how_it_went_and_gives_no_verdict() -> None:
    library = shipped()
    told: dict[str, Value] = {
        "own-activities": ("socks", "bag"),
        "rate-socks": 4,
        "rate-bag": "skipped",
        **dict.fromkeys(RULES.peg, 3),
    }
    summary = summarise(rated(told, weeks_ago(1, {"rate-socks": 2})), library)

    texts = [block.text for block in summary_blocks(summary, library, NOW)]

    start = texts.index(library.words("outcomes.title"))
    assert texts[start + 1 : start + 5] == [
        "Putting on socks: 4 of 10 (Mon 23 November), was 2 of 10 (Mon 16 November)",
        "Pain and what it takes from you, average of three: 3 of 10 (Mon 23 November)",
        library.words("outcomes.psfs-note", activity=3, mean=2),
        library.words("outcomes.peg-note", mean=1),
    ]
    (answered,) = [text for text in texts if text.startswith("Own activities")]
    assert answered == "Own activities: Put on socks; Lift a full bag. Lifting a bag: Not answered."
    assert not [text for text in texts if "Putting on socks: 4." in text]


def test_an_emergency_reports_no_weekly_ratings() -> None:
    visit = rated({"rate-socks": 4, "pee-hard": "yes"})

    assert summarise(visit, shipped()).trends == WeeklyTrends()


@given(answers(), st.fixed_dictionaries({name: value(shipped().questions[name]) for name in RULES.questions}))
def test_no_weekly_answer_ever_changes_the_result(given_answers: dict[str, Value], weekly: dict[str, Value]) -> None:
    visit = Visit("a", NOW, "home", "test", answers=given_answers)

    assert assess(replace(visit, answers={**given_answers, **weekly}), shipped()) == assess(visit, shipped())
