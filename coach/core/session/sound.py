"""What gives cues for the ear."""

from __future__ import annotations

from typing import Protocol

from coach.core.session.cues import Cue


class Sound(Protocol):
    """Something that gives cues for the ear and never keeps its caller waiting."""

    def give(self, cue: Cue) -> None:
        """Give a cue."""

    def silence(self) -> None:
        """Be still at once."""

    def close(self) -> None:
        """Be still for good."""
