"""The charts of the history as sentences, and as tables for the eye or a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.core.blocks import Block
from coach.core.dates import full_date, month_and_year, near_date
from coach.core.history.charts import ActivityLine, Day, PainPoint, weeks
from coach.core.history.due import Due
from coach.core.history.ending import RoutineEnd
from coach.core.history.facts import VisitFacts
from coach.core.library import Library
from coach.core.words import Words

Table = list[tuple[str, ...]]
"""Rows of cells, the first with the headings."""


def pain_words(points: Sequence[PainPoint], words: Words) -> list[Block]:
    """Return what the chart of pain shows, as sentences; `points` is the newest first and not empty."""
    first, last = full_date(points[-1].day, words), full_date(points[0].day, words)
    told = [Block("text", words("past.pain-span", count=len(points), first=first, last=last))]
    for name in ("before", "after"):
        values = [value for point in points if (value := getattr(point, name)) is not None]
        if values:
            spread = {"low": min(values), "high": max(values), "last": values[0]}
            told.append(Block("point", words(f"past.pain-{name}", **spread)))
    changes = [each.after - each.before for each in points if each.before is not None and each.after is not None]
    counts = {
        "less": sum(change < 0 for change in changes),
        "same": sum(change == 0 for change in changes),
        "more": sum(change > 0 for change in changes),
    }
    return told + [Block("point", words(f"past.pain-{name}", count=count)) for name, count in counts.items() if count]


def today_pain_words(pains: Sequence[int], words: Words) -> str:
    """Return how pain went over the last visits, the oldest first; empty without one."""
    if not pains:
        return ""
    if len(pains) == 1:
        key = "today.pain-one"
    elif pains[0] != pains[-1]:
        key = "today.pain"
    else:
        key = "today.pain-steady" if len(set(pains)) == 1 else "today.pain-back"
    return words(key, count=len(pains), first=pains[0], last=pains[-1])


def pain_table(points: Sequence[PainPoint], words: Words) -> Table:
    """Return the routines with their pain and minutes, the newest first."""
    rows = [
        (full_date(each.day, words), _number(each.before, words), _number(each.after, words), _minutes(each, words))
        for each in points
    ]
    return [tuple(words(f"past.head-{name}") for name in ("day", "before", "after", "minutes")), *rows]


def activity_words(lines: Sequence[ActivityLine], library: Library) -> list[Block]:
    """Return each activity with its ratings, the newest first, without a judgement."""
    words, smallest = library.words, library.planning.outcomes.smallest
    told = []
    for line in lines:
        (day, value), *before = [each for each in reversed(line.values) if each[1] is not None]
        now = words("outcomes.point", value=value, day=full_date(day, words))
        text = words("outcomes.now", name=library.questions[line.question].short, now=now)
        if before:
            text = words("outcomes.was", told=text, before=", ".join(str(value) for _, value in before))
        told.append(Block("point", text))
    return [*told, Block("note", words("outcomes.psfs-note", activity=smallest.activity, mean=smallest.psfs))]


def activity_table(lines: Sequence[ActivityLine], library: Library) -> Table:
    """Return the ratings with a row for each week, the newest first."""
    words = library.words
    heads = (words("past.head-day"), *(library.questions[line.question].short for line in lines))
    per_week = zip(*(reversed(line.values) for line in lines), strict=True)
    return [
        heads,
        *((full_date(week[0][0], words), *(_number(value, words) for _, value in week)) for week in per_week),
    ]


def calendar_words(shown: Iterable[Day], words: Words) -> list[Block]:
    """Return, for each month, how many days had a core routine, a walk or rest, the newest first."""
    by_month: dict[tuple[int, int], list[str]] = {}
    for each in shown:
        by_month.setdefault((each.day.year, each.day.month), []).append(each.state)
    return [
        Block(
            "point",
            words(
                "past.month-words",
                month=month_and_year(year, month, words),
                core=states.count("core"),
                walks=states.count("walk"),
                rest=states.count("rest"),
            ),
        )
        for (year, month), states in reversed(by_month.items())
    ]


def calendar_table(shown: Iterable[Day], words: Words) -> Table:
    """Return the weeks with how many days of each kind, the newest first; those without a day are left out."""
    rows = [
        (full_date(week.monday, words), str(week.core), str(week.walks), str(week.rest)) for week in weeks(shown)[::-1]
    ]
    return [tuple(words(f"past.head-{name}") for name in ("week", "core", "walks", "rest")), *rows]


def visit_row(facts: VisitFacts, library: Library) -> tuple[str, str, str, str]:
    """Return a visit as a row: its day, result, minutes done, and pain."""
    words = library.words
    level = library.levels[facts.level].name if facts.level else words("history.unfinished")
    return full_date(facts.day, words), level, minutes_done(facts.seconds, words), pain_change(facts, words)


def minutes_done(seconds: float, words: Words) -> str:
    """Return the minutes of work that were done: "5 min"; less than one is told as such."""
    if not seconds:
        return words("history.none")
    return words("history.minutes", minutes=round(seconds / 60)) if seconds >= 30 else words("history.under-a-minute")


def pain_change(facts: VisitFacts, words: Words) -> str:
    """Return the pain before and after: "4 -> 2"; one alone where the other was not told."""
    before, after = _number(facts.pain_before, words), _number(facts.pain_after, words)
    return before if facts.pain_after is None else words("history.change", before=before, after=after)


def end_facts(end: RoutineEnd, words: Words) -> tuple[str, ...]:
    """Return what was done in a routine and the pain around it, a line each."""
    told = [words("ending.moves", done=end.done, planned=end.planned)]
    told.append(words("ending.work", minutes=minutes_done(end.seconds, words)))
    if end.pain_before is not None and end.pain_after is not None:
        told.append(words("ending.pain", before=end.pain_before, after=end.pain_after))
    elif end.pain_after is not None:
        told.append(words("ending.pain-after", after=end.pain_after))
    return tuple(told)


def next_words(coming: Due, words: Words) -> str:
    """Return what the day after a routine brings, and when core work comes next."""
    if coming.red:
        return words("ending.next-red")
    told = words(f"ending.next-{coming.kind}")
    if coming.kind in ("rest", "walk") and coming.next_core is not None:
        return words("ending.then-core", told=told, day=near_date(coming.next_core, words))
    return told


def _number(value: int | None, words: Words) -> str:
    return words("history.none") if value is None else str(value)


def _minutes(point: PainPoint, words: Words) -> str:
    return minutes_done(point.seconds, words)
