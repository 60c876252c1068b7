"""What gives cues for the ear: a voice where a program can speak, else the bell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from coach.core.cues import Cue
from coach.voice.bell import Bell
from coach.voice.speaker import Speaker, found


class Sound(Protocol):
    """Something that gives cues for the ear and never keeps its caller waiting."""

    def give(self, cue: Cue) -> None:
        """Give a cue."""

    def silence(self) -> None:
        """Be still at once."""

    def close(self) -> None:
        """Be still for good."""


def make_sound(language: str, ring: Callable[[], object]) -> Sound:
    """Return the voice, or the bell where no program can speak.

    Args:
        language: The code of the language to speak.
        ring: Rings the terminal's bell.
    """
    bell = Bell(ring)
    programs = found()
    return Speaker(programs, language, bell.give) if programs else bell
