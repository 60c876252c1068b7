"""The interface of whatever makes cues audible, such as a voice or a bell."""

from __future__ import annotations

from typing import Protocol

from coach.core.session.cues import Cue


class Sound(Protocol):
    """Makes cues audible. No method blocks its caller."""

    def give(self, cue: Cue) -> None:
        """Start to say or ring a cue."""

    def silence(self) -> None:
        """Stop all sound at once."""

    def close(self) -> None:
        """Stop all sound and release what makes it; nothing is called afterwards."""
