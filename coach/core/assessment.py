"""The outcome of triage: how soon to seek care, what one may do now, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from coach.core.levels import Level, Scope


class Reason(NamedTuple):
    """One rule that fired, or one "not sure" that counts by itself."""

    rule: str
    level: Level
    scope: Scope
    because: tuple[str, ...]
    """Ids of the questions whose answers made it fire."""
    unsure: bool = False
    """Whether it fired only because a "not sure" was counted."""


@dataclass(frozen=True)
class Assessment:
    """Two answers, and the reasons for both."""

    level: Level
    scope: Scope
    reasons: tuple[Reason, ...] = ()
    """The most urgent first."""
    unlocked_by: tuple[str, ...] = ()
    """Ids of the questions whose answers widened the scope."""

    def capped(self, most: Scope) -> Assessment:
        """Return the same with a scope of at most `most`."""
        return self if self.scope.rank <= most.rank else replace(self, scope=most)
