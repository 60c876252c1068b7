"""What a check found: held, open, or that it cannot tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FindingState(StrEnum):
    """How a line of the doctor's table stands; the value is the key of its word."""

    HELD = "held"
    """Read back from the running system, and as it should be."""
    OPEN = "open"
    """Read back, and not as it should be."""
    UNTOLD = "untold"
    """Not to be read, or not to be judged by a program."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; what is said of it stands in the content under its line."""

    state: FindingState
    line: str
    """The key of its words."""
    seen: str = ""
    """What was read back, as the system says it."""
    reason: str = ""
    """The key of why it cannot be told; empty otherwise."""
    values: dict[str, str] = field(default_factory=dict)
    """What is put into the words on how to close it."""


def judged(line: str, held: bool, seen: str = "", **values: str) -> Finding:
    """Return what was found where it could be read back."""
    return Finding(FindingState.HELD if held else FindingState.OPEN, line, seen, values=values)


class UntoldError(Exception):
    """Something cannot be read back."""

    def __init__(self, reason: str, seen: str) -> None:
        """Take the key of the reason, and what it is about: a path, a program, its last words."""
        super().__init__(f"{reason}: {seen}")
        self.reason = reason
        self.seen = seen
