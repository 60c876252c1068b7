"""Progress from one routine to the next: whose next day is asked about, and when the stage goes up or down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice, takewhile

from coach.core.content.pain_rule import LIGHTS, Light
from coach.core.library import Library
from coach.core.visit.state import StageProposal, Visit, Yesterday

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
        return planned and bool(self.visit.performed) and "player" in self.visit.done

    def light(self, library: Library) -> Light:
        """Return the gravest light of the routine and of the day after it."""
        after = [] if self.next_day is None else [library.planning.pain.light(self.before, self.next_day)]
        return max([routine_light(self.visit, library), *after], key=LIGHTS.index)


def routine_light(visit: Visit, library: Library) -> Light:
    """Return the gravest light of a visit's routine by all that was told in it and after it; red if it was stopped."""
    if visit.stopped:
        return "red"
    told = [each.pain for each in visit.pains] + [each.pain for each in visit.performed] + [visit.value(PAIN_AFTER)]
    rule = library.planning.pain
    lights = [rule.light(pain_before(visit), pain) for pain in told if isinstance(pain, int)]
    return max(lights, key=LIGHTS.index, default="green")


def pain_before(visit: Visit) -> int:
    """Return the pain at the start of a visit's routine, 0 to 10; 0 where none was told."""
    return visit.number(PAIN_BEFORE) or 0


def past(visits: Iterable[Visit]) -> Iterator[Past]:
    """Yield the earlier routines, the newest first, from visits in the same order."""
    told: dict[str, int] = {}
    for visit in visits:
        next_day = visit.value(NEXT_DAY)
        if visit.yesterday and isinstance(next_day, int):
            told.setdefault(visit.yesterday.visit, next_day)
        if visit.moved or visit.stopped:
            yield Past(visit, told.get(visit.id))


def standing_red(visits: Iterable[Visit], library: Library, now: datetime) -> Visit | None:
    """Return the newest visit whose routine was red or stopped and whose next day is not told at `now` (UTC), or None.

    Any answer about a day after that was given on a later day counts: a walk may have been the last routine meanwhile.

    Args:
        visits: The person's visits, the newest first; none older than the content recalls is taken.
        library: The library.
        now: The present moment.
    """
    told_at: datetime | None = None
    for visit in visits:
        if now - visit.started > timedelta(days=library.planning.recall.days):
            return None
        if told_at is None and isinstance(visit.value(NEXT_DAY), int):
            told_at = visit.started
        if routine_light(visit, library) == "red":
            told = told_at is not None and library.planning.pain.is_next_day(told_at - moved_at(visit))
            return None if told else visit
    return None


def moved_at(visit: Visit) -> datetime:
    """Return when a visit's routine last moved on (UTC); its start where there was none."""
    return visit.moved_at or visit.started


def yesterday(visits: Iterable[Visit], library: Library, now: datetime, *, after_red: bool = False) -> Yesterday | None:
    """Return the last routine if its next day is to be asked about at `now` (UTC), and was not yet.

    While a red routine leaves walking alone (`after_red`), the answer lifts that, however late it comes.
    """
    last = next(past(visits), None)
    if last is None or last.next_day is not None:
        return None
    passed, rule = now - moved_at(last.visit), library.planning.pain
    due = rule.is_next_day(passed) if after_red else rule.asks_about(passed)
    return Yesterday(last.visit.id, last.before) if due else None


def staging(visits: Iterable[Visit], library: Library) -> StageProposal | None:
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
        return StageProposal(stage, "down" if stage > 1 else "stay")
    calm = takewhile(lambda each: _calm(each, stage, library), routines)
    enough = sum(1 for _ in calm) == rules.green_sessions
    return StageProposal(stage, "up" if enough and stage < rules.hardest else "stay")


def after_next_day(staging: StageProposal | None, light: Light) -> StageProposal | None:
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
