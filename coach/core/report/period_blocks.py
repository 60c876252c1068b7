"""What happened since a day as blocks, for a therapist: one page, in which every fact has a label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from statistics import fmean

from coach.core.blocks import Block, listing
from coach.core.content.levels import Level
from coach.core.content.pain_rule import LIGHTS
from coach.core.dates import full_date, near_date, weekday_names
from coach.core.library import Library
from coach.core.report.blocks import closing_blocks, disclaimer
from coach.core.report.clinic_copy import for_clinic, told_in
from coach.core.report.clinical_blocks import next_day_words, rating_lines
from coach.core.report.period import ExerciseCount, PeriodReport, RoutineDay
from coach.core.visit.set_used import warning_lines
from coach.core.words import Words


@dataclass(frozen=True)
class PeriodCopy:
    """What a therapist reads where the person reads another language."""

    report: PeriodReport
    library: Library


def period_blocks(
    report: PeriodReport, library: Library, now: datetime, copy: PeriodCopy | None = None
) -> tuple[Block, ...]:
    """Return the whole report; in two languages the therapist's stands first, and the same in the person's below it.

    Args:
        report: The facts.
        library: The library.
        now: When it is made, in the person's time zone.
        copy: The facts as the therapist reads them; None where both read the same language.
    """
    return _whole(report, library, now, copy, both=True)


def period_page(
    report: PeriodReport, library: Library, now: datetime, copy: PeriodCopy | None = None
) -> tuple[Block, ...]:
    """Return the report as one page for the therapist, in their language alone; arguments as for `period_blocks`."""
    return _whole(report, library, now, copy, both=False)


def _whole(
    report: PeriodReport, library: Library, now: datetime, copy: PeriodCopy | None, *, both: bool
) -> tuple[Block, ...]:
    own, closing = _told(report, library), closing_blocks(library, now)
    if copy is None:
        return (*own, *closing)
    title, *rest = told_in(copy.library, _told(copy.report, copy.library))
    below = (Block("text", library.words("handover.below")),) if both else ()
    again = (Block("part", own[0].text), *own[1:]) if both else ()
    return (
        title,
        for_clinic(library, copy.library),
        *told_in(library, below),
        *rest,
        *told_in(library, again),
        *told_in(copy.library, disclaimer(copy.library)),
        *told_in(library, closing),
    )


def _told(report: PeriodReport, library: Library) -> tuple[Block, ...]:
    words = library.words
    exercises = tuple(exercise_line(each, library) for each in report.exercises)
    return (
        Block("title", _title(report, library)),
        *(Block("text", text) for text in _gist(report, words)),
        *listing(words("period.days"), _rows(report, library)),
        *listing(words("period.exercises"), exercises),
        *listing(words("period.activities"), rating_lines(report.trends, words)),
        *listing(words("period.warned"), _warned(report.routines, library)),
        *listing(words("period.results"), _results(report, library)),
    )


def _title(report: PeriodReport, library: Library) -> str:
    words = library.words
    return words("period.title", since=full_date(report.since, words), until=full_date(report.until, words))


def _gist(report: PeriodReport, words: Words) -> tuple[str, ...]:
    """How many days and minutes, and how many of the days that the set was for."""
    own = len({each.day for each in report.routines if each.set_used})
    minutes = _minutes(report.routines)
    gist = words("period.gist", days=len(report.days), minutes=minutes)
    used = next((each.set_used for each in report.routines if each.set_used), None)
    if used is None:
        return (gist,)
    told = words("period.set-by", by=used.by, days=own) if used.by else words("period.set", days=own)
    kept = report.set_days
    if kept is None:
        return (f"{gist} {told}",)
    names = weekday_names(kept.used.days, words)
    return (f"{gist} {told}", words("period.set-days", names=names, kept=kept.kept, asked=kept.asked))


def _minutes(routines: Iterable[RoutineDay]) -> int:
    return round(sum(each.worked_seconds for each in routines) / 60)


def _rows(report: PeriodReport, library: Library) -> tuple[str, ...]:
    """One row for each routine; for each week, month or year if there would be too many."""
    most = library.planning.handover.rows
    if len(report.routines) <= most:
        return tuple(routine_line(each, library.words) for each in report.routines)
    grouped = {unit: _grouped(report.routines, first) for unit, first in _UNITS.items()}
    unit = next((unit for unit, groups in grouped.items() if len(groups) <= most), "year")
    return tuple(_group_line(unit, start, routines, library.words) for start, routines in grouped[unit])


def _grouped(routines: Iterable[RoutineDay], first: Callable[[date], date]) -> list[tuple[date, list[RoutineDay]]]:
    return [(start, list(group)) for start, group in groupby(routines, lambda each: first(each.day))]


_UNITS: dict[str, Callable[[date], date]] = {
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}
"""By name, what gives the first day of the one that a day is in."""


def routine_line(each: RoutineDay, words: Words) -> str:
    """Return one routine: what it was, minutes, pain before, during and after, and the day after."""
    done = words("period.routine-set" if each.set_used else "period.routine", minutes=_minutes([each]))
    facts = [each.training or done]
    if each.pain_before is not None and each.pain_after is not None:
        facts.append(words("handover.change", before=each.pain_before, after=each.pain_after))
    elif each.pain_before is not None:
        facts.append(words("handover.pain-alone", value=each.pain_before))
    if each.pain_most is not None:
        facts.append(words("period.most", value=each.pain_most))
    facts += [words("period.stopped")] if each.stopped else []
    facts += [words("period.light", light=words(f"handover.light.{each.light}"))] if each.light != LIGHTS[0] else []
    facts += [words("handover.next-day", told=next_day_words(each.next_day, words))] if each.next_day else []
    return words("period.row", when=near_date(each.day, words), told=" ".join(facts))


def _group_line(unit: str, start: date, routines: Sequence[RoutineDay], words: Words) -> str:
    """Several routines: how many, minutes, pain on average, and the lights of the days after."""
    facts = [words("period.count", count=len(routines), minutes=_minutes(routines))]
    before = [each.pain_before for each in routines if each.pain_before is not None]
    after = [each.pain_after for each in routines if each.pain_after is not None]
    if before and after:
        facts.append(words("period.average", before=words.number(fmean(before)), after=words.number(fmean(after))))
    lights = Counter(each.next_day.light for each in routines if each.next_day)
    told = [words("period.lights", count=lights[light], light=words(f"handover.light.{light}")) for light in LIGHTS]
    counted = [text for light, text in zip(LIGHTS, told, strict=True) if lights[light]]
    facts += [words("handover.next-day", told=", ".join(counted))] if counted else []
    return words("period.row", when=words(f"period.{unit}", day=full_date(start, words)), told=" ".join(facts))


def exercise_line(each: ExerciseCount, library: Library) -> str:
    """Return how one exercise went: how often whole, in another way or skipped, why, and the strongest pain."""
    words, known = library.words, library.exercises.get(each.exercise)
    facts = [words("period.whole", whole=each.whole, times=each.times)]
    ways = (("easier", each.easier), ("harder", each.harder))
    facts += [words("period.counted", told=words(f"handover.way.{way}"), count=count) for way, count in ways if count]
    facts += [
        words("period.counted", told=words(f"handover.because.{because}"), count=count)
        for because, count in each.skipped
    ]
    unfinished = words("handover.outcome.unfinished")
    facts += [words("period.counted", told=unfinished, count=each.unfinished)] if each.unfinished else []
    facts += [words("period.pain", value=each.pain)] if each.pain is not None else []
    return words("handover.fact", short=known.name if known else each.exercise, answer="; ".join(facts))


def _warned(routines: Iterable[RoutineDay], library: Library) -> tuple[str, ...]:
    """What the person was warned of before they chose the set, each with how often."""
    warnings = Counter(warning for each in routines if each.set_used for warning in each.set_used.warnings)
    words = library.words
    return tuple(
        words("period.counted", told=line, count=count)
        for warning, count in warnings.most_common()
        for line in warning_lines((warning,), library)
    )


def _results(report: PeriodReport, library: Library) -> tuple[str, ...]:
    """How many checks had which level, with the days of those above self-care."""
    words = library.words
    days: dict[Level, list[date]] = {}
    for day, level in report.results:
        days.setdefault(level, []).append(day)
    told = {level: ", ".join(near_date(day, words) for day in dict.fromkeys(found)) for level, found in days.items()}
    return tuple(
        words(
            "period.result" if level is Level.SELF_CARE else "period.result-on",
            level=library.levels[level].name,
            count=len(days[level]),
            days=told[level],
        )
        for level in sorted(days, key=lambda level: -level.rank)
    )
