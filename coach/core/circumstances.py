"""Circumstances: what the planner must know of a person today, beside what they wish."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.history import History
from coach.core.journey import assess
from coach.core.levels import Scope
from coach.core.library import Library
from coach.core.planner import first_days, offered, profiles, stages
from coach.core.plans import FirstDays
from coach.core.progress import first_stage
from coach.core.visit import Visit


@dataclass(frozen=True)
class Circumstances:
    """What a person may do, what to avoid, and what came before."""

    scope: Scope
    avoid: tuple[str, ...] = ()
    """Ids of profiles."""
    early: FirstDays | None = None
    """What the first days of a strain leave to do."""
    past: History = ()
    stage: int = 1
    """The stage to begin with, as earlier routines speak for it."""

    @property
    def stages(self) -> tuple[int, ...]:
        """The stages that may be chosen."""
        return stages(self.scope, self.early)

    def minutes(self, library: Library) -> tuple[int, ...]:
        """Return the minutes that may be chosen, the fewest first."""
        return tuple(plan.minutes for plan in offered(library, self.scope, self.early))


def circumstances(visit: Visit, library: Library, past: History = ()) -> Circumstances:
    """Return the circumstances that a visit's answers speak of."""
    assessment = assess(visit, library)
    avoid = profiles(visit.answers, library, assessment.unlocked_by)
    early = first_days(visit.answers, library)
    return Circumstances(assessment.scope, avoid, early, past, first_stage(visit))
