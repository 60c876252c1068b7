"""What a check of the kiosk's machine finds: that all is well, that something is to fix, or that it cannot tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FindingState(StrEnum):
    """The first column of the doctor's table; each value is the key of its word in the content."""

    OK = "ok"
    """The running system shows it as it should be."""
    FIX = "fix"
    """The running system shows it, and not as it should be."""
    CHECK = "check"
    """It could not be read, or no program can judge it: a person must look."""


@dataclass(frozen=True)
class Reading:
    """What a check read from the machine, and whether that is as it should be."""

    held: bool
    """Whether it is as it should be."""
    seen: str = ""
    """What was read, in the system's own words."""
    values: dict[str, str] = field(default_factory=dict)
    """Fills the names in the sentence that says how to fix it."""


@dataclass(frozen=True)
class Finding:
    """One row of the doctor's table."""

    key: str
    """The key of the check, under which the content has its words."""
    state: FindingState
    seen: str = ""
    """What was read, or what could not be."""
    reason: str = ""
    """The key of the sentence that says why the check cannot tell; empty otherwise."""
    values: dict[str, str] = field(default_factory=dict)
    """Fills the names in the sentence that says how to fix it."""


class CannotTellError(Exception):
    """Something cannot be read from the machine.

    Attributes:
        reason: The key of the sentence that says why.
        seen: What it is about: a path, a program, or the program's last words.
    """

    def __init__(self, reason: str, seen: str) -> None:
        super().__init__(f"{reason}: {seen}")
        self.reason = reason
        self.seen = seen
