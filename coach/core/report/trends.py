"""Trends: the scores of the weekly ratings (PSFS and PEG), and how they changed from visit to visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.visit.state import Rating, Visit


@dataclass(frozen=True)
class TrendPoint:
    """One value on one day."""

    day: date
    value: float
    """0 to 10."""


@dataclass(frozen=True)
class Trend:
    """One score and its values so far."""

    measure: str
    """The id of the question, or the short name of the scale."""
    name: str
    """Its name in words."""
    points: tuple[TrendPoint, ...]
    """At least one, the newest first; days without a value are left out."""


@dataclass(frozen=True)
class WeeklyTrends:
    """The weekly ratings of a person as numbers."""

    activities: tuple[Trend, ...] = ()
    """One for each activity that was rated last, from 0 (unable) to 10 (as before)."""
    psfs: Trend | None = None
    """The mean of these activities if there are several, with earlier means of the same ones."""
    peg: Trend | None = None
    """The mean of the three questions about the pain; 0 is best."""


def psfs(ratings: Iterable[int | None]) -> float | None:
    """Return the mean of the activities that were rated, not None; None if there are none (source STRATFORD95)."""
    given = [rating for rating in ratings if rating is not None]
    return fmean(given) if given else None


def peg(ratings: Sequence[int | None]) -> float | None:
    """Return the mean of the three ratings, or None if one of them is missing (source KREBS09)."""
    given = [rating for rating in ratings if rating is not None]
    return fmean(given) if len(given) == len(ratings) == 3 else None


def weekly_trends(visit: Visit, library: Library) -> WeeklyTrends:
    """Return the ratings of a visit and those before it; empty if nothing was ever rated."""
    return trends_of(_ratings(visit), library)


def trends_of(ratings: Sequence[Rating], library: Library) -> WeeklyTrends:
    """Return ratings as trends; both are newest first. Empty if nothing was rated."""
    rules = library.planning.outcomes
    newest = next((each for each in ratings if _rated(each.answers, rules.psfs)), None)
    names = _rated(newest.answers, rules.psfs) if newest else ()

    def mean_of_same(answers: Answers) -> float | None:
        return psfs(_numbers(answers, names)) if _rated(answers, rules.psfs) == names else None

    activities = [_trend(name, library.questions[name].short, ratings, _one(name)) for name in names]
    return WeeklyTrends(
        tuple(trend for trend in activities if trend),
        _trend("psfs", library.words("outcomes.psfs"), ratings, mean_of_same) if len(names) > 1 else None,
        _trend("peg", library.words("outcomes.peg"), ratings, lambda answers: peg(_numbers(answers, rules.peg))),
    )


def _ratings(visit: Visit) -> list[Rating]:
    """The ratings in this visit and in earlier ones, the newest first."""
    return [Rating(visit.weekly.day, visit.answers), *visit.weekly.earlier] if visit.weekly else []


def _trend(
    measure: str, name: str, ratings: Iterable[Rating], score: Callable[[Answers], float | None]
) -> Trend | None:
    scored = ((each.day, score(each.answers)) for each in ratings)
    points = tuple(TrendPoint(day, value) for day, value in scored if value is not None)
    return Trend(measure, name, points) if points else None


def _one(name: str) -> Callable[[Answers], float | None]:
    return lambda answers: _numbers(answers, (name,))[0]


def _numbers(answers: Answers, names: Iterable[str]) -> tuple[int | None, ...]:
    """The ratings of these questions; None for one that was skipped or not asked."""
    return tuple(value if isinstance(value := answers.get(name), int) else None for name in names)


def _rated(answers: Answers, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if isinstance(answers.get(name), int))
