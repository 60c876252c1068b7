"""The text of the QR code: the few lines that a person takes along on their phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.core.content.levels import Action, Level, Place
from coach.core.library import Library
from coach.core.report.summary import Summary

LEAST_BYTES = 78
"""The bytes that fit into a code in a window of 80 by 22, as a kiosk has: version 4, error level L (ISO/IEC 18004)."""
FIRST_SIGNS = 2
"""The action is given in full only if this many signs fit as well."""


@dataclass(frozen=True)
class CodeText:
    """What the code may say. It comes from the result only and never gives away an answer."""

    number: str
    """The number to call: the emergency number for an emergency, else the clinic's."""
    action: str
    action_short: str
    """A shorter form of the action, or the same if there is none."""
    signs: tuple[str, ...]
    """The signs to watch for, each with what to do then, the most important first."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines."""
        return (self.number, self.action, *self.signs)

    @property
    def least(self) -> tuple[str, ...]:
        """The fewest lines that are useful."""
        return (self.number, self.action_short, *self.signs[:1])

    def forms(self) -> Iterator[tuple[str, ...]]:
        """Yield ever shorter texts for ever less room: fewer signs, then also a shorter action."""
        for action, fewest in ((self.action, FIRST_SIGNS), (self.action_short, 1)):
            for count in range(len(self.signs), fewest - 1, -1):
                yield (self.number, action, *self.signs[:count])


def joined(lines: tuple[str, ...]) -> str:
    """Return the text of the code, one line below the other."""
    return "\n".join(lines)


def code_text(summary: Summary, library: Library) -> CodeText:
    """Return what the code says about the result of a visit."""
    return text_of(summary.advice.action, summary.place, library)


def text_of(action: Action, place: Place, library: Library) -> CodeText:
    """Return what the code says about an action at its level; `place` is "home" or "kiosk"."""
    full = action.at(place)
    clinic = library.clinic
    number = clinic.emergency_number if action.level is Level.EMERGENCY else clinic.phone
    signs = tuple(sign.short or sign.text for sign in library.levels[action.level].watch_for)
    return CodeText(number, full, action.short or full, signs)
