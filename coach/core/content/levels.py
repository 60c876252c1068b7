"""How soon to seek care (level) and what one may do now (scope): two answers, both ordered."""

from __future__ import annotations

from enum import StrEnum

from pydantic import field_validator

from coach.core.content.entries import Entry, Id, Prose, Statement


class Level(StrEnum):
    """How soon to seek care, the least urgent first."""

    SELF_CARE = "self-care"
    CLINICIAN = "clinician"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """The level's place in the order: 0 for self-care, 3 for emergency."""
        return LEVELS.index(self)

    @property
    def lowered(self) -> Level:
        """The level one step less urgent; self-care stays."""
        return LEVELS[max(self.rank - 1, 0)]


LEVELS = tuple(Level)


class Scope(StrEnum):
    """What one may do now, the least first."""

    NONE = "none"
    WALK = "walk"
    GENTLE = "gentle"
    FULL = "full"

    @property
    def rank(self) -> int:
        """The scope's place in the order: 0 for none, 3 for full."""
        return SCOPES.index(self)


SCOPES = tuple(Scope)


class Action(Entry):
    """The one thing to do, verb first, at home and in the clinic's waiting room."""

    id: Id
    level: Level
    home: Prose
    kiosk: Prose
    detail: Prose
    """One more sentence beneath the action: keep still, have someone drive."""
    short: Prose | None = None
    """The same in a few words, at home or in the waiting room, where both are too long for the code."""


class Sign(Statement):
    """One sign to watch for, with what to do then."""

    short: Prose | None = None
    """The same in a few words, for the code; `text` if absent."""


class Guidance(Entry):
    """The words of one level: what to do, what to watch for, what would change it."""

    id: Level
    name: Prose
    glyph: str
    """One character of code page 437, so that urgency is never told by colour alone."""
    action: Id
    """The action when no fired rule names another."""
    lead: Prose
    """The sentence that opens the result's explanation."""
    today: tuple[Prose, ...]
    """What to do now and over the next days."""
    today_without_pain: tuple[Prose, ...] = ()
    """The same for a person who came without pain; `today` if empty."""
    watch_for: tuple[Sign, ...]
    """The safety net: what to look out for, and what to do then."""
    raises: Prose
    """What would make it more urgent."""
    check_again: Prose

    @field_validator("watch_for")
    @classmethod
    def _has_safety_net(cls, watch_for: tuple[Sign, ...]) -> tuple[Sign, ...]:
        if not watch_for:
            raise ValueError("no level goes without a safety net; say what to watch for and what to do then")
        return watch_for


class ScopeWords(Entry):
    """What a scope allows, in words."""

    id: Scope
    name: Prose
    why: Prose
    """The sentence when no fired rule narrows the scope."""
