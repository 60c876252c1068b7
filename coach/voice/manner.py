"""How a voice speaks: how loud and how fast, as each program takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

USUAL_VOLUME, LOUDEST = 100, 200
"""The volume at which a program speaks by itself, and the most that it takes; 0 is silence."""
USUAL_SPEED = 175
"""The words a minute at which espeak-ng speaks by itself."""


@dataclass(frozen=True)
class Manner:
    """How loud and how fast to speak."""

    volume: int = USUAL_VOLUME
    """0 to LOUDEST."""
    speed: int = USUAL_SPEED
    """Words a minute."""

    @property
    def values(self) -> Mapping[str, str]:
        """The values for the arguments of programs: those of spd-say go from -100 to 100, with 0 as usual."""
        faster = round(100 * (self.speed - USUAL_SPEED) / USUAL_SPEED)
        return {
            "volume": str(self.volume),
            "louder": str(self.volume - USUAL_VOLUME),
            "speed": str(self.speed),
            "faster": str(max(-100, min(faster, 100))),
        }

    @property
    def slowness(self) -> float:
        """How many times longer than usual a text takes, at least 1."""
        return max(1.0, USUAL_SPEED / self.speed)
