"""The two ordered results of triage: how soon to seek care (level), and what one may do now (scope)."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field, field_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, Statement


class Level(StrEnum):
    """How soon to seek care, the least urgent first."""

    SELF_CARE = "self-care"
    CLINICIAN = "clinician"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """From 0 for self-care to 3 for emergency."""
        return LEVELS.index(self)

    @property
    def lowered(self) -> Level:
        """The next less urgent level; self-care for self-care."""
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
        """From 0 for none to 3 for full."""
        return SCOPES.index(self)


SCOPES = tuple(Scope)


Place = Literal["home", "kiosk"]
"""Where the program is used: at home, or in the clinic's waiting room."""


class Action(Entry):
    """The one thing to do about a result, as an imperative."""

    id: Id
    level: Level
    home: Prose
    """What to do at home."""
    kiosk: Prose
    """What to do in the clinic's waiting room."""
    detail: Prose
    """One more sentence: keep still, have someone drive."""
    kiosk_detail: Prose | None = None
    """The same on a screen of the waiting room, where nobody is told to phone the clinic; `detail` if absent."""
    kiosk_reach: Prose | None = None
    """How to reach the desk in the waiting room for a person who must not walk; None where they can walk there."""
    short: Prose | None = None
    """A short form for the QR code, at home and in the waiting room, if the others are too long."""

    def at(self, place: Place) -> str:
        """Return what to do at a place."""
        return self.kiosk if place == "kiosk" else self.home

    def told_in_clinic(self) -> Action:
        """Return the action with the detail that a screen of the waiting room shows."""
        return self.model_copy(update={"detail": self.kiosk_detail or self.detail})


class Sign(Statement):
    """One sign to watch for, and what to do then."""

    short: Prose | None = None
    """A short form for the QR code; `text` if absent."""


class WatchList(Entry):
    """Signs that only some people must look out for, told before those of the level."""

    id: Id
    when: Requirement
    """Who is told."""
    levels: tuple[Level, ...] = Field(min_length=1)
    """The levels at which they are told."""
    signs: tuple[Statement, ...] = Field(min_length=1)


class GuidanceChange(Entry):
    """Words for people whom a level's own words do not fit; each replaces the level's if given."""

    name: Prose | None = None
    action: Id | None = None
    lead: Prose | None = None
    today: tuple[Prose, ...] | None = None
    raises: Prose | None = None
    check_again: Prose | None = None


class Guidance(Entry):
    """What a level means in words: what to do, what to watch for, what would make it more urgent."""

    id: Level
    name: Prose
    glyph: str
    """One character of code page 437, so that urgency never shows by colour alone."""
    action: Id
    """The action if no rule that fired names another."""
    lead: Prose
    """The first sentence of the explanation."""
    today: tuple[Prose, ...]
    """What to do now and over the next days."""
    watch_for: tuple[Sign, ...]
    """The safety net: signs to look out for, each with what to do then."""
    raises: Prose
    """What would make it more urgent."""
    check_again: Prose
    in_clinic: GuidanceChange = GuidanceChange()
    """What is said otherwise on a screen of the clinic's waiting room."""
    without_pain: GuidanceChange = GuidanceChange()
    """What is said otherwise to a person without pain."""
    once_seen: GuidanceChange = GuidanceChange()
    """What is said otherwise to a person whom an unlock lets do more: a clinician has seen them for this."""

    def changed(self, change: GuidanceChange) -> Guidance:
        """Return the guidance with the words of a change in place of its own."""
        return self.model_copy(update=change.model_dump(include=change.model_fields_set))

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
    """The explanation if no rule that fired narrows the scope."""
