"""What limits a person's routine today: scope, profiles, stage, positions, and earlier routines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays, KioskRoutine
from coach.core.library import Library
from coach.core.routine.planner import STAGES, first_days, may_go_out, offered, profiles, stages
from coach.core.routine.selection import possible
from coach.core.visit.journey import assess
from coach.core.visit.past_routines import History
from coach.core.visit.progression import first_stage, hardest_open
from coach.core.visit.state import Visit, WalkPlace


@dataclass(frozen=True)
class RoutineConstraints:
    """What a person may do today, what to avoid, and what came before."""

    scope: Scope
    avoid: tuple[str, ...] = ()
    """The ids of the person's profiles."""
    early: FirstDays | None = None
    """The limit in the first days after a strain, if any."""
    past: History = ()
    """Earlier routines, the newest first."""
    stage: int = 1
    """The stage that earlier routines suggest."""
    positions: tuple[Position, ...] = POSITIONS
    """The positions that may be chosen; the first one is proposed."""
    kiosk: KioskRoutine | None = None
    """What a visitor of the kiosk may choose; None at home."""
    heard: bool = True
    """Whether cues can be heard."""
    hardest: int = STAGES[-1]
    """The hardest stage that earlier routines have opened."""

    @property
    def stages(self) -> tuple[int, ...]:
        """The stages that may be chosen."""
        return stages(self.scope, self.early, self.hardest)

    def stages_in(self, library: Library, position: Position) -> tuple[int, ...]:
        """Return the stages that may be chosen in a position; none if they make no difference, as on a chair."""
        possible_there = (each for each in library.exercises.values() if possible(each, position))
        return self.stages if any(each.stage > 1 for each in possible_there) else ()

    def walks(self, library: Library, position: Position) -> tuple[WalkPlace, ...]:
        """Return where the walk of a routine in a position may be; none if there is no choice."""
        out = not self.kiosk and may_go_out(library, self.scope, position, self.avoid, self.early)
        return get_args(WalkPlace) if out else ()

    def minutes(self, library: Library, position: Position) -> tuple[int, ...]:
        """Return the minutes that may be chosen in a position, the fewest first; at least one choice."""
        every = tuple(plan.minutes for plan in offered(library, self.scope, self.early, position))
        most = self.kiosk.minutes if self.kiosk else every[-1]
        return tuple(minutes for minutes in every if minutes <= most) or every[:1]


def routine_constraints(
    visit: Visit,
    library: Library,
    past: History = (),
    positions: Iterable[Position] = POSITIONS,
    *,
    heard: bool = True,
) -> RoutineConstraints:
    """Return what limits the routine of a visit.

    Args:
        visit: The visit. At the kiosk, the content limits what may be chosen.
        library: The library.
        past: Earlier routines, the newest first.
        positions: The positions on offer here; ignored at a kiosk whose content allows none of them.
        heard: Whether cues can be heard.
    """
    assessment = assess(visit, library)
    avoid = profiles(visit.answers, library, assessment.unlocks)
    early = first_days(visit.answers, library)
    kiosk = library.planning.kiosk if visit.place == "kiosk" else None
    allowed = kiosk.positions if kiosk else POSITIONS
    chosen = set(allowed).intersection(positions) or set(allowed)
    offer = tuple(position for position in POSITIONS if position in chosen)
    return RoutineConstraints(
        assessment.scope, avoid, early, past, first_stage(visit), offer, kiosk, heard, hardest_open(visit, library)
    )
