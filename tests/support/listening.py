"""A visitor of the kiosk who listens, and what they hear."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.core.session.cues import Cue
from tests.support.kiosk import Visitor


@dataclass
class Heard:
    """A sound that only takes note of what is said, and of where it was cut."""

    said: list[str] = field(default_factory=list)
    cuts: int = 0

    def give(self, cue: Cue) -> None:
        """Note what is said."""
        self.said.append(cue.words)

    def silence(self) -> None:
        """Note that it was cut."""
        self.cuts += 1

    def close(self) -> None:
        """Do nothing."""

    def fresh(self) -> list[str]:
        """Return what was said since this was last asked."""
        said, self.said = self.said, []
        return said


async def listening(visitor: Visitor) -> None:
    """Put the headphones on, as a visitor does."""
    await visitor.press("*", "1")
    await visitor.passes(0.5)
