"""From one routine to the next: which routine's next day to ask about, and whether the stage goes up or down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import Literal

from coach.core.content.pain_rule import LIGHTS, Light
from coach.core.library import Library
from coach.core.visit.state import RoutineToAskAbout, StageProposal, Visit

PAIN_BEFORE, PAIN_AFTER, NEXT_DAY = "pain-now", "pain-after", "pain-next-day"
PAIN_DURING = "pain-in-training"
MOST_WALKS = 10
"""No more walks between routines with core work are looked past."""


@dataclass(frozen=True)
class EarlierRoutine:
    """A visit with a routine, and what a later visit says of it."""

    visit: Visit
    next_day: int | None
    """Pain the day after, 0 to 10, as a later visit reported it; None if none did."""

    @property
    def before(self) -> int:
        """The pain at its start; 0 if none was reported."""
        return pain_before(self.visit)

    @property
    def whole(self) -> bool:
        """Whether the routine came to its end with every work step done, none of them in an easier way."""
        planned = all(entry.outcome == "done" and entry.way != "easier" for entry in self.visit.performed)
        return planned and bool(self.visit.performed) and "player" in self.visit.done

    def light(self, library: Library) -> Light:
        """Return the worst light of the routine and of the day after it."""
        after = [] if self.next_day is None else [library.planning.pain.next_day_light(self.before, self.next_day)]
        return max([routine_light(self.visit, library), *after], key=LIGHTS.index)


def routine_light(visit: Visit, library: Library) -> Light:
    """Return the worst light of all pains reported in a visit's routine and after it; red if it was stopped."""
    if visit.stopped:
        return "red"
    pains = [each.pain for each in visit.pains] + [each.pain for each in visit.performed]
    told = [*pains, visit.value(PAIN_DURING), visit.value(PAIN_AFTER)]
    rule = library.planning.pain
    lights = [rule.light(pain_before(visit), pain) for pain in told if isinstance(pain, int)]
    return max(lights, key=LIGHTS.index, default="green")


def pain_before(visit: Visit) -> int:
    """Return the pain at the start of a visit's routine, 0 to 10; 0 if none was reported."""
    return visit.number(PAIN_BEFORE) or 0


def done_kind(visit: Visit, library: Library) -> Literal["core", "walk"] | None:
    """Return whether a visit brought core work, as a therapist's set and a training session do, or less; or nothing."""
    if visit.trained:
        return "core"
    done = {each.exercise for each in visit.performed if each.outcome == "done"}
    if not done:
        return None
    own_set = visit.request is not None and visit.request.prescribed
    parts = {library.exercises[name].part for name in done if name in library.exercises}
    return "core" if own_set or "core" in parts else "walk"


def earlier_routines(visits: Iterable[Visit]) -> Iterator[EarlierRoutine]:
    """Yield the routines and training sessions of visits; both are newest first."""
    next_days: dict[str, int] = {}
    for visit in visits:
        next_day = visit.value(NEXT_DAY)
        if visit.yesterday and isinstance(next_day, int):
            next_days.setdefault(visit.yesterday.visit, next_day)
        if visit.moved or visit.stopped or visit.trained:
            yield EarlierRoutine(visit, next_days.get(visit.id))


def unresolved_red(visits: Iterable[Visit], library: Library, now: datetime) -> Visit | None:
    """Return the newest visit whose routine was red or stopped if nothing is known of the day after it, or None.

    Any answer about a next day that was given on a later day counts, even if it was asked about a walk in between.

    Args:
        visits: The person's visits, the newest first; those older than the content recalls are ignored.
        library: All content.
        now: The present time (UTC).
    """
    reported_at: datetime | None = None
    for visit in visits:
        if now - visit.started > timedelta(days=library.planning.recall.days):
            return None
        if reported_at is None and isinstance(visit.value(NEXT_DAY), int):
            reported_at = visit.started
        if routine_light(visit, library) == "red":
            known = reported_at is not None and library.planning.pain.is_next_day(reported_at - moved_at(visit))
            return None if known else visit
    return None


def moved_at(visit: Visit) -> datetime:
    """Return when a visit's routine last moved on (UTC), or when the visit started if it has none."""
    return visit.moved_at or visit.started


def yesterday(
    visits: Iterable[Visit], library: Library, now: datetime, *, after_red: bool = False
) -> RoutineToAskAbout | None:
    """Return the last routine if its next day is to be asked about at `now` (UTC) and was not yet, or None.

    With `after_red` an earlier red routine limits this visit to walking; then the question stays due however late,
    since its answer lifts the limit.
    """
    last = next(earlier_routines(visits), None)
    if last is None or last.next_day is not None:
        return None
    passed, rule = now - moved_at(last.visit), library.planning.pain
    due = rule.is_next_day(passed) if after_red else rule.asks_about(passed)
    return RoutineToAskAbout(last.visit.id, last.before) if due else None


def staging(visits: Iterable[Visit], library: Library) -> StageProposal | None:
    """Return the stage that earlier routines suggest for the next one, or None without an earlier routine.

    One stage down if the last routine or the day after it was red. One up if as many routines in a row as the content
    says were at the same stage, complete and green. Otherwise the same. A walk has no stage, and a routine on a chair
    is easy at any, so neither counts towards going up.
    """
    rules = library.planning.stages
    known = (each for each in earlier_routines(visits) if not each.visit.trained)
    routines = list(islice(known, rules.green_sessions + MOST_WALKS))
    core = [each for each in routines if done_kind(each.visit, library) == "core"]
    if not core or core[0].visit.request is None:
        return None
    stage = core[0].visit.request.stage
    if routines[0].light(library) == "red":
        return StageProposal(stage, "down" if stage > 1 else "stay")
    enough = green_in_row(core, stage, library) >= rules.green_sessions
    return StageProposal(stage, "up" if enough and stage < rules.hardest else "stay")


def green_in_row(core: Iterable[EarlierRoutine], stage: int, library: Library) -> int:
    """Return how many of the newest routines with core work, which come newest first, went well at a stage."""
    return sum(1 for _ in takewhile(lambda each: _ready_for_more(each, stage, library), core))


def after_next_day(staging: StageProposal | None, light: Light) -> StageProposal | None:
    """Return the proposal once the day after the last routine is known: down after red, not up after amber."""
    if staging is None or light == "green":
        return staging
    if light == "red":
        return replace(staging, way="down" if staging.stage > 1 else "stay")
    return replace(staging, way="stay" if staging.way == "up" else staging.way)


def first_stage(visit: Visit) -> int:
    """Return the stage of a visit's routine: the proposed one if the person agreed, otherwise that of the last one."""
    if visit.staging is None:
        return 1
    agreed = visit.value(f"stage-{visit.staging.way}") == visit.staging.way
    return visit.staging.proposed if agreed else visit.staging.stage


def hardest_open(visit: Visit, library: Library) -> int:
    """Return the hardest stage that a visit's routine may have: a gated one only if earlier routines opened it."""
    rules, staging = library.planning.stages, visit.staging
    opened = staging is not None and (staging.way == "up" or staging.proposed >= rules.gated)
    return rules.hardest if opened else rules.gated - 1


def _ready_for_more(routine: EarlierRoutine, stage: int, library: Library) -> bool:
    request = routine.visit.request
    same = request is not None and request.stage == stage and request.position != "chair"
    return same and routine.whole and routine.light(library) == "green"
