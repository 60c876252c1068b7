"""The outcome of triage: how soon to seek care, what one may do now, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from coach.core.content.levels import Level, Scope

Limit = Literal["taken-back", "red", "stopped", "after-red"]
"""Why one may do less than the rules allow.

`taken-back`: an urgent answer was taken back; `red`: the routine of this visit hurt too much; `stopped`: something else
ended it; `after-red`: either happened in an earlier visit, and how the day after it went is not yet told.
"""


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
    limit: Limit | None = None
    """What narrowed the scope below that of the rules, if anything did."""

    def capped(self, most: Scope, limit: Limit) -> Assessment:
        """Return the same with a scope of at most `most`, and the limit if it is what narrows the scope."""
        return self if self.scope.rank <= most.rank else replace(self, scope=most, limit=limit)
