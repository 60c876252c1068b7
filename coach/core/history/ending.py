"""The end of a routine: what was done, the pain around it, one true sentence, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from coach.core.content.endings import Ending, Moved, PainChange
from coach.core.content.pain_rule import Light
from coach.core.history.due import Due, due
from coach.core.history.facts import Local
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.visit.progression import (
    PAIN_AFTER,
    PAIN_BEFORE,
    EarlierRoutine,
    done_kind,
    earlier_routines,
    routine_light,
)
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class RoutineFacts:
    """What happened in a routine, as the endings of the content tell one from another."""

    light: Light
    moved: Moved
    whole: bool
    pain: PainChange
    first: bool
    away_days: int
    """Days since the last routine; 0 if it was the first."""


@dataclass(frozen=True)
class RoutineEnd:
    """What a person reads at the end of a routine."""

    done: int
    """How many exercises were done."""
    planned: int
    """How many were done, skipped or left unfinished."""
    seconds: float
    """Seconds of work that were done."""
    pain_before: int | None
    pain_after: int | None
    light: Light
    sentence: str
    next: Due
    """What comes the day after, and when core work comes."""


def routine_end(
    visit: Visit, visits: Iterable[Visit], choices: WeekChoices, library: Library, local: Local
) -> RoutineEnd:
    """Return the end of a visit's routine, in which at least one exercise was done.

    Args:
        visit: The visit.
        visits: The person's visits, the newest first; read only as far as needed.
        choices: What the person chose for their week.
        library: All content.
        local: Turns a UTC time into the person's own.
    """
    earlier = [each for each in islice(visits, library.planning.recall.routines * 4) if each.started < visit.started]
    ended = local(visit.moved_at or visit.started)
    names = dict.fromkeys(entry.exercise for entry in visit.performed)
    done = {entry.exercise for entry in visit.performed if entry.outcome == "done"}
    facts = routine_facts(visit, earlier, library, ended)
    return RoutineEnd(
        done=len(done),
        planned=len(names),
        seconds=sum(entry.seconds for entry in visit.performed),
        pain_before=visit.number(PAIN_BEFORE),
        pain_after=visit.number(PAIN_AFTER),
        light=facts.light,
        sentence=ending(facts, library.endings).text,
        next=due([visit, *earlier], choices, library, ended, days_on=1),
    )


def routine_facts(visit: Visit, earlier: Iterable[Visit], library: Library, ended: datetime) -> RoutineFacts:
    """Return what happened in a visit's routine, which ended at `ended` in the person's own time."""
    last = next(earlier_routines(earlier), None)
    before, after = visit.number(PAIN_BEFORE), visit.number(PAIN_AFTER)
    return RoutineFacts(
        light=routine_light(visit, library),
        moved=done_kind(visit, library) or "walk",
        whole=EarlierRoutine(visit, None).whole,
        pain=_change(before, after),
        first=last is None,
        away_days=0 if last is None else (ended.date() - last.visit.started.astimezone(ended.tzinfo).date()).days,
    )


def ending(facts: RoutineFacts, endings: Iterable[Ending]) -> Ending:
    """Return the first ending that is true of a routine; the content check proves that there always is one."""
    return next(each for each in endings if fits(each, facts))


def fits(ending: Ending, facts: RoutineFacts) -> bool:
    """Say whether all conditions of an ending hold."""
    return (
        facts.light in ending.lights
        and ending.moved in (None, facts.moved)
        and ending.whole in (None, facts.whole)
        and ending.pain in (None, facts.pain)
        and ending.first in (None, facts.first)
        and facts.away_days >= ending.away_days
    )


def _change(before: int | None, after: int | None) -> PainChange:
    if before is None or after is None:
        return "untold"
    return "less" if after < before else "same" if after == before else "more"
