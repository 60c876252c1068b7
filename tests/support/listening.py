"""A kiosk visitor with headphones, and what they hear."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.core.session.cues import Cue
from tests.support.kiosk import Visitor


@dataclass
class Heard:
    """A `Sound` that records what is said, and how often it was silenced."""

    said: list[str] = field(default_factory=list)
    cuts: int = 0

    def give(self, cue: Cue) -> None:
        """Record what is said."""
        self.said.append(cue.words)

    def silence(self) -> None:
        """Count a silence."""
        self.cuts += 1

    def close(self) -> None:
        """Do nothing."""

    def fresh(self) -> list[str]:
        """Return what was said since the last call."""
        said, self.said = self.said, []
        return said


async def listening(visitor: Visitor) -> None:
    """Turn the voice on, as a visitor with headphones does."""
    await visitor.press("*", "1")
    await visitor.passes(0.5)
