"""The terminal's bell, for where nothing can speak."""

from __future__ import annotations

from collections.abc import Callable

from coach.core.session.cues import Cue


class Bell:
    """Rings once for each cue but the counting of repetitions, which would be noise."""

    def __init__(self, ring: Callable[[], object]) -> None:
        """Take the function that rings."""
        self._ring = ring

    def give(self, cue: Cue) -> None:
        """Ring for a cue."""
        if cue.kind != "repetition":
            self._ring()

    def silence(self) -> None:
        """Do nothing: a bell is over as soon as it rings."""

    def close(self) -> None:
        """Do nothing: a bell holds nothing."""
