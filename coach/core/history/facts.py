"""The facts of earlier visits that the history shows: one short value a visit, read as far back as it is needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from coach.core.content.endings import Moved
from coach.core.content.levels import Level, Scope
from coach.core.content.pain_rule import Light
from coach.core.library import Library
from coach.core.visit.journey import assess, has_result
from coach.core.visit.progression import PAIN_AFTER, PAIN_BEFORE, done_kind, routine_light
from coach.core.visit.state import Visit

Local = Callable[[datetime], datetime]
"""Turns a UTC time into the person's own."""


@dataclass(frozen=True)
class VisitFacts:
    """What the history shows of one visit."""

    visit: str
    """Its id."""
    when: datetime
    """When it began, in the person's own time."""
    level: Level | None
    """None where the check was left before it had a result, and so is the scope."""
    scope: Scope | None
    moved: Moved | None
    """None where no exercise was done."""
    light: Light
    """The worst light of the pains told in the visit; green where none was told."""
    seconds: float
    """Seconds of work that were done, without pauses and rests."""
    pain_before: int | None
    pain_after: int | None
    ratings: Mapping[str, int]
    """The activities that were rated in it, 0 to 10, by question."""

    @property
    def day(self) -> date:
        """The day on which it began, in the person's own calendar."""
        return self.when.date()


def visit_facts(visit: Visit, library: Library, local: Local) -> VisitFacts:
    """Return the facts of a visit."""
    # A whole summary takes a hundred times as long.
    found = assess(visit, library) if has_result(visit, library) else None
    ratings = {name: visit.number(name) for name in library.planning.outcomes.psfs}
    return VisitFacts(
        visit=visit.id,
        when=local(visit.started),
        level=found.level if found else None,
        scope=found.scope if found else None,
        moved=done_kind(visit, library),
        light=routine_light(visit, library),
        seconds=sum(entry.seconds for entry in visit.performed),
        pain_before=visit.number(PAIN_BEFORE),
        pain_after=visit.number(PAIN_AFTER),
        ratings={name: value for name, value in ratings.items() if value is not None},
    )


class PastFacts:
    """The facts of a person's visits, the newest first, read a few at a time so that nobody waits for ten years."""

    def __init__(
        self,
        visits: Iterator[Visit],
        library: Library,
        local: Local,
        first: date | None,
        walked: Collection[date] = (),
    ) -> None:
        """Make it without reading anything.

        Args:
            visits: The visits, the newest first; each is read when it is taken.
            library: All content.
            local: Turns a UTC time into the person's own.
            first: The day of the oldest visit, None if there is none.
            walked: The days with a walk without the coach.
        """
        self._visits, self._library, self._local = visits, library, local
        self.first, self.walked = first, walked
        self.facts: list[VisitFacts] = []
        """Those read so far."""
        self.whole = False
        """Whether all are read."""

    def read(self, count: int) -> bool:
        """Read so many more; return False if there was none left."""
        more = [visit_facts(visit, self._library, self._local) for visit in islice(self._visits, count)]
        self.facts += more
        self.whole = len(more) < count
        return bool(more)
