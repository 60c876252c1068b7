"""Circumstances: what the planner must know of a person today, beside what they wish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays, KioskRoutine
from coach.core.library import Library
from coach.core.routine.planner import first_days, offered, profiles, stages
from coach.core.routine.selection import possible
from coach.core.visit.journey import assess
from coach.core.visit.past_routines import History
from coach.core.visit.progression import first_stage
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class RoutineConstraints:
    """What a person may do, what to avoid, and what came before."""

    scope: Scope
    avoid: tuple[str, ...] = ()
    """Ids of profiles."""
    early: FirstDays | None = None
    """What the first days of a strain leave to do."""
    past: History = ()
    stage: int = 1
    """The stage to begin with, as earlier routines speak for it."""
    positions: tuple[Position, ...] = POSITIONS
    """The positions that may be chosen; the first of them is proposed."""
    kiosk: KioskRoutine | None = None
    """What a visitor of the kiosk may choose; None at home."""
    heard: bool = True
    """Whether cues can be heard."""

    @property
    def stages(self) -> tuple[int, ...]:
        """The stages that may be chosen."""
        return stages(self.scope, self.early)

    def stages_in(self, library: Library, position: Position) -> tuple[int, ...]:
        """Return the stages that may be chosen in a position; none where they change nothing, as on a chair."""
        possible_there = (each for each in library.exercises.values() if possible(each, position))
        return self.stages if any(each.stage > 1 for each in possible_there) else ()

    def minutes(self, library: Library, position: Position) -> tuple[int, ...]:
        """Return the minutes that may be chosen in a position, the fewest first; one choice at the least."""
        every = tuple(plan.minutes for plan in offered(library, self.scope, self.early, position))
        most = self.kiosk.minutes if self.kiosk else every[-1]
        return tuple(minutes for minutes in every if minutes <= most) or every[:1]


def circumstances(
    visit: Visit,
    library: Library,
    past: History = (),
    positions: Iterable[Position] = POSITIONS,
    *,
    heard: bool = True,
) -> RoutineConstraints:
    """Return the circumstances that a visit's answers speak of.

    Args:
        visit: The visit; at the kiosk, what the content leaves a visitor to choose.
        library: The library.
        past: Earlier routines.
        positions: The positions on offer here; where the kiosk has none of them, its own count.
        heard: Whether cues can be heard.
    """
    assessment = assess(visit, library)
    avoid = profiles(visit.answers, library, assessment.unlocked_by)
    early = first_days(visit.answers, library)
    kiosk = library.planning.kiosk if visit.place == "kiosk" else None
    allowed = kiosk.positions if kiosk else POSITIONS
    chosen = set(allowed).intersection(positions) or set(allowed)
    offer = tuple(position for position in POSITIONS if position in chosen)
    return RoutineConstraints(assessment.scope, avoid, early, past, first_stage(visit), offer, kiosk, heard)
