"""Progress from one routine to the next: whose next day is asked about, and when the stage goes up or down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice, takewhile

from coach.core.library import Library
from coach.core.pain import Light
from coach.core.visit import Staging, Visit, Yesterday

PAIN_BEFORE, PAIN_AFTER, NEXT_DAY = "pain-now", "pain-after", "pain-next-day"


@dataclass(frozen=True)
class Past:
    """One earlier routine as it went."""

    visit: Visit
    next_day: int | None
    """Pain the day after, 0 to 10, as told in a later visit."""

    @property
    def before(self) -> int:
        """The pain at its start; 0 where none was told."""
        return pain_before(self.visit)

    @property
    def whole(self) -> bool:
        """Whether every work step was done as planned."""
        planned = all(entry.outcome == "done" and entry.way != "easier" for entry in self.visit.performed)
        return planned and "player" in self.visit.done

    def light(self, library: Library) -> Light:
        """Return the gravest light of the routine and of the day after it."""
        if self.visit.stopped:
            return "red"
        told = [entry.pain for entry in self.visit.performed] + [self.visit.value(PAIN_AFTER), self.next_day]
        rule = library.planning.pain
        lights: list[Light] = [rule.light(self.before, pain) for pain in told if isinstance(pain, int)]
        return max(lights, key=("green", "amber", "red").index, default="green")


def pain_before(visit: Visit) -> int:
    """Return the pain at the start of a visit's routine, 0 to 10; 0 where none was told."""
    told = visit.value(PAIN_BEFORE)
    return told if isinstance(told, int) else 0


def past(visits: Iterable[Visit]) -> Iterator[Past]:
    """Yield the earlier routines, the newest first, from visits in the same order."""
    told: dict[str, int] = {}
    for visit in visits:
        next_day = visit.value(NEXT_DAY)
        if visit.yesterday and isinstance(next_day, int):
            told.setdefault(visit.yesterday.visit, next_day)
        if visit.performed:
            yield Past(visit, told.get(visit.id))


def yesterday(visits: Iterable[Visit], library: Library, now: datetime) -> Yesterday | None:
    """Return the last routine if its next day is to be asked about at `now` (UTC), and was not yet."""
    last = next(past(visits), None)
    if last is None or last.next_day is not None:
        return None
    passed = now - (last.visit.moved_at or last.visit.started)
    return Yesterday(last.visit.id, last.before) if library.planning.pain.asks_about(passed) else None


def staging(visits: Iterable[Visit], library: Library) -> Staging | None:
    """Return the stage that earlier routines speak for, or None where there was none.

    One stage down after a red light in the last routine or the day after it; one up after as many routines in a row
    as the content says, at the same stage, done whole, all of them green; else where the person is. A routine on a
    chair is easy at any stage, so that it speaks for none above.
    """
    rules = library.planning.stages
    routines = list(islice(past(visits), rules.green_sessions))
    if not routines or routines[0].visit.request is None:
        return None
    stage = routines[0].visit.request.stage
    if routines[0].light(library) == "red":
        return Staging(stage, "down" if stage > 1 else "stay")
    calm = takewhile(lambda each: _calm(each, stage, library), routines)
    enough = sum(1 for _ in calm) == rules.green_sessions
    return Staging(stage, "up" if enough and stage < rules.hardest else "stay")


def after_next_day(staging: Staging | None, light: Light) -> Staging | None:
    """Return the staging once the day after the last routine is known: down after red, not up after amber."""
    if staging is None or light == "green":
        return staging
    if light == "red":
        return replace(staging, way="down" if staging.stage > 1 else "stay")
    return replace(staging, way="stay" if staging.way == "up" else staging.way)


def first_stage(visit: Visit) -> int:
    """Return the stage at which a visit's routine begins: as proposed and agreed to, or where the person was."""
    if visit.staging is None:
        return 1
    agreed = visit.value(f"stage-{visit.staging.way}") == visit.staging.way
    return visit.staging.proposed if agreed else visit.staging.stage


def _calm(routine: Past, stage: int, library: Library) -> bool:
    request = routine.visit.request
    same = request is not None and request.stage == stage and request.position != "chair"
    return same and routine.whole and routine.light(library) == "green"
