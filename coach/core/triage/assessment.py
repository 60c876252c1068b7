"""The `Assessment` that triage returns: how soon to seek care, what the person may do now, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from coach.core.content.levels import Level, Scope
from coach.core.content.rules import Unlock

Limit = Literal["taken-back", "red", "stopped", "after-red"]
"""Why the person may do less than the rules allow.

`taken-back`: an urgent answer was taken back; `red`: the routine of this visit hurt too much; `stopped`: something else
ended it; `after-red`: one of these happened in an earlier visit, and how the day after was is not known yet.
"""


class Reason(NamedTuple):
    """One rule that fired, or one answer "not sure" that counts by itself."""

    rule: str
    level: Level
    scope: Scope
    because: tuple[str, ...]
    """Ids of the questions whose answers made it fire."""
    unsure: bool = False
    """Whether it fired only because a "not sure" was counted."""


@dataclass(frozen=True)
class Assessment:
    """How soon to seek care (`level`), what the person may do (`scope`), and the reasons for both."""

    level: Level
    scope: Scope
    reasons: tuple[Reason, ...] = ()
    """The most urgent first."""
    unlocks: tuple[Unlock, ...] = ()
    """What widened the scope of a reason."""
    limit: Limit | None = None
    """What limits the scope to less than the rules allow, if anything does."""

    @property
    def unlocked_by(self) -> tuple[str, ...]:
        """Ids of the questions whose answers widened the scope."""
        return tuple(dict.fromkeys(name for unlock in self.unlocks for name in unlock.needs))

    def capped(self, most: Scope, limit: Limit) -> Assessment:
        """Return the assessment with a scope of at most `most`, and with the limit if that lowers the scope."""
        return self if self.scope.rank <= most.rank else replace(self, scope=most, limit=limit)
