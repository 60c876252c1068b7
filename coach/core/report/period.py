"""What happened since a day: on which days a routine was done, how each exercise went, pain, and weekly activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from coach.core.content.levels import Level
from coach.core.content.pain_rule import Light
from coach.core.dates import WEEKDAYS
from coach.core.library import Library
from coach.core.report.summary import by_exercise
from coach.core.report.training import session_words
from coach.core.report.trends import WeeklyTrends, trends_of
from coach.core.visit.journey import assess, has_result
from coach.core.visit.past_visits import NextDay, next_day
from coach.core.visit.progression import PAIN_AFTER, PAIN_BEFORE, PAIN_DURING, earlier_routines, routine_light
from coach.core.visit.set_used import SetUsed
from coach.core.visit.state import SKIP_REASONS, Performed, SkipReason, Visit
from coach.core.visit.weekly import rating_of


@dataclass(frozen=True)
class RoutineDay:
    """One routine, or one session of a return plan."""

    visit: str
    day: date
    """In the person's own calendar."""
    set_used: SetUsed | None
    """The therapist's set that it was; None for a routine of coach's own."""
    training: str | None
    """What the session was, in words; None for a routine."""
    worked_seconds: float
    stopped: bool
    """Whether it was stopped because of how the person felt."""
    light: Light
    """The worst light of the pains told in it and after it."""
    pain_before: int | None
    pain_most: int | None
    """The strongest pain told during it."""
    pain_after: int | None
    next_day: NextDay | None


@dataclass(frozen=True)
class ExerciseCount:
    """How one exercise went over all the routines."""

    exercise: str
    times: int
    """In how many routines it came up."""
    whole: int
    """In how many of them every set was done."""
    easier: int
    harder: int
    """In how many it was done in an easier or harder way."""
    unfinished: int
    """In how many a set was left before its end."""
    skipped: tuple[tuple[SkipReason, int], ...]
    """In how many a set was skipped, by the reason, the most frequent first."""
    pain: int | None
    """The strongest pain told in it."""


@dataclass(frozen=True)
class SetDays:
    """The days that the newest set was set for, since it was first done in the period."""

    used: SetUsed
    asked: int
    """How many of them there were."""
    kept: int
    """On how many of them the set was done."""


@dataclass(frozen=True)
class PeriodReport:
    """Everything that is told of a period."""

    newest: str
    """Id of the newest visit in it; empty if there is none."""
    since: date
    until: date
    results: tuple[tuple[date, Level], ...]
    """The checks with the day and the level of each, the newest first."""
    routines: tuple[RoutineDay, ...]
    """The newest first."""
    exercises: tuple[ExerciseCount, ...]
    """In the order in which they last came up."""
    set_days: SetDays | None
    """None without a set, or if it names no days."""
    trends: WeeklyTrends
    language: str
    """The tag of the language of its words."""

    @property
    def days(self) -> frozenset[date]:
        """The days with a routine."""
        return frozenset(each.day for each in self.routines)

    @property
    def empty(self) -> bool:
        """Whether nothing happened."""
        return not (self.routines or self.results or self.exercises)


def period_report(visits: Iterable[Visit], library: Library, since: date, now: datetime) -> PeriodReport:
    """Return what happened since a day.

    Args:
        visits: The person's visits, the newest first; only as many are read as are reported.
        library: The library.
        since: The first day, in the person's own calendar.
        now: The present time, in the person's own time zone, which decides what a day is.
    """

    def day(visit: Visit) -> date:
        return visit.started.astimezone(now.tzinfo).date()

    told = tuple(takewhile(lambda visit: day(visit) >= since, visits))
    after = _next_days(told, library)
    routines = tuple(
        _routine(each.visit, day(each.visit), after.get(each.visit.id), library)
        for each in earlier_routines(told)
        if each.visit.moved or each.visit.trained
    )
    ratings = [rating for visit in told if (rating := rating_of(visit, day(visit), library))]
    return PeriodReport(
        newest=told[0].id if told else "",
        since=since,
        until=now.date(),
        results=tuple((day(visit), assess(visit, library).level) for visit in told if has_result(visit, library)),
        routines=routines,
        exercises=_exercises([visit for visit in told if visit.performed]),
        set_days=_set_days(routines, now.date()),
        trends=trends_of(ratings, library),
        language=library.words("cue.language"),
    )


def _next_days(visits: Iterable[Visit], library: Library) -> dict[str, NextDay]:
    """By the id of a visit, the day after its routine, as the newest of the later visits told it."""
    found: dict[str, NextDay] = {}
    for visit in visits:
        told = next_day(visit, library)
        if visit.yesterday and told:
            found.setdefault(visit.yesterday.visit, told)
    return found


def _routine(visit: Visit, day: date, after: NextDay | None, library: Library) -> RoutineDay:
    pains = [each.pain for each in visit.pains] + [each.pain for each in visit.performed if each.pain is not None]
    during = visit.number(PAIN_DURING)
    pains += [] if during is None else [during]
    return RoutineDay(
        visit=visit.id,
        day=day,
        set_used=visit.set_used,
        training=session_words(visit, library),
        worked_seconds=sum(entry.seconds for entry in visit.performed),
        stopped=visit.stopped is not None,
        light=routine_light(visit, library),
        pain_before=visit.number(PAIN_BEFORE),
        pain_most=max(pains, default=None),
        pain_after=visit.number(PAIN_AFTER),
        next_day=after,
    )


def _exercises(visits: Sequence[Visit]) -> tuple[ExerciseCount, ...]:
    """The exercises of visits, which are newest first."""
    grouped = [by_exercise(visit.performed) for visit in visits]
    names = dict.fromkeys(name for entries in grouped for name in entries)
    return tuple(_count(name, [entries[name] for entries in grouped if name in entries]) for name in names)


def _count(name: str, routines: Sequence[Sequence[Performed]]) -> ExerciseCount:
    """The counts of one exercise; each routine is given by its entries of that exercise."""

    def counted(holds: Callable[[Performed], bool]) -> int:
        return sum(any(map(holds, entries)) for entries in routines)

    skips = Counter(
        because for entries in routines for because in {each.skipped_because for each in entries} if because
    )
    pains = [each.pain for entries in routines for each in entries if each.pain is not None]
    return ExerciseCount(
        exercise=name,
        times=len(routines),
        whole=len(routines) - counted(lambda each: each.outcome != "done"),
        easier=counted(lambda each: each.way == "easier"),
        harder=counted(lambda each: each.way == "harder"),
        unfinished=counted(lambda each: each.outcome == "unfinished"),
        skipped=tuple(sorted(skips.items(), key=lambda each: (-each[1], SKIP_REASONS.index(each[0])))),
        pain=max(pains, default=None),
    )


def _set_days(routines: Sequence[RoutineDay], until: date) -> SetDays | None:
    own = [each for each in routines if each.set_used is not None]
    if not own or own[0].set_used is None or not own[0].set_used.days:
        return None
    used, first = own[0].set_used, own[-1].day
    days = (first + timedelta(days=number) for number in range((until - first).days + 1))
    asked = {day for day in days if WEEKDAYS[day.weekday()] in used.days}
    return SetDays(used, len(asked), len(asked & {each.day for each in own}))
