"""Rings the terminal's bell for cues, where no program can speak."""

from __future__ import annotations

from collections.abc import Callable

from coach.core.session.cues import Cue


class Bell:
    """Rings once for each cue, except for counted repetitions, which would be noise."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self._ring = ring

    def give(self, cue: Cue) -> None:
        """Ring for a cue."""
        if cue.kind != "repetition":
            self._ring()

    def silence(self) -> None:
        """Do nothing, since a bell is over at once."""

    def close(self) -> None:
        """Do nothing, since there is nothing to release."""
