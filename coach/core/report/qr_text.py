"""The code's text: the few lines that a person takes along on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.core.content.levels import Action, Level
from coach.core.library import Library
from coach.core.report.summary import Summary

LEAST_BYTES = 84
"""What the code holds in a window of 80 by 24: version 5 at error level M, in bytes (ISO/IEC 18004, table 7)."""
FIRST_SIGNS = 2
"""The action stands in its full words where so many signs fit beside them."""


@dataclass(frozen=True)
class CodeText:
    """What the code may say: made of a result's words alone, never of an answer."""

    number: str
    """Whom to call: the emergency number at an emergency, else the clinic's."""
    action: str
    action_short: str
    """The action in fewer words; the same where it has none."""
    signs: tuple[str, ...]
    """Each sign to watch for with what to do then, the weightiest first."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it."""
        return (self.number, self.action, *self.signs)

    @property
    def least(self) -> tuple[str, ...]:
        """The fewest lines that are of use."""
        return (self.number, self.action_short, *self.signs[:1])

    def forms(self) -> Iterator[tuple[str, ...]]:
        """Yield what to say where there is ever less room: fewer signs, then the action in fewer words."""
        for action, fewest in ((self.action, FIRST_SIGNS), (self.action_short, 1)):
            for count in range(len(self.signs), fewest - 1, -1):
                yield (self.number, action, *self.signs[:count])


def joined(lines: tuple[str, ...]) -> str:
    """Return lines as a phone shows them, one below the other."""
    return "\n".join(lines)


def code_text(summary: Summary, library: Library) -> CodeText:
    """Return what the code may say of a visit's result."""
    return text_of(summary.advice.action, summary.place, library)


def text_of(action: Action, place: str, library: Library) -> CodeText:
    """Return what the code may say of an action at its level, at home or in the kiosk."""
    full = action.kiosk if place == "kiosk" else action.home
    clinic = library.clinic
    number = clinic.emergency_number if action.level is Level.EMERGENCY else clinic.phone
    signs = tuple(sign.short or sign.text for sign in library.levels[action.level].watch_for)
    return CodeText(number, full, action.short or full, signs)
