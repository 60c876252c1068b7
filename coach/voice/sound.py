"""Chooses how cues are heard: by a voice where a program can speak, else by the bell."""

from __future__ import annotations

from collections.abc import Callable

from coach.core.session.sound import Sound
from coach.voice.bell import Bell
from coach.voice.manner import Manner
from coach.voice.speaker import Speaker, found


def make_sound(
    language: str,
    ring: Callable[[], object],
    *,
    aloud: bool = True,
    manner: Callable[[], Manner | None] = lambda: None,
) -> Sound:
    """Return the voice, or the bell where no program can speak.

    Args:
        language: The code of the language to speak.
        ring: The function that rings the terminal's bell.
        aloud: Whether cues may be read aloud; otherwise it is the bell.
        manner: Returns how to speak, asked anew for each cue; None for the program's own way.
    """
    bell = Bell(ring)
    programs = found() if aloud else ()
    if not programs:
        return bell
    speaker = Speaker(programs, language, bell.give)
    speaker.manner = manner
    return speaker
