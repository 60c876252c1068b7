"""The whole program with a voice that works, hangs or fails: the program never waits for it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from coach.core.library import Library
from tests.support.sessions import CTRL_Q, RIGHT, coach, keep_routine_left_now, to_player
from tests.support.terminal import COLOURFUL, Terminal

pytestmark = pytest.mark.long

PROMPT_S = 10
"""Seconds within which a key acts and the program ends on the busiest machine; a hanging voice takes a minute."""
VOICES = " 5  en-us  --/M  English_(America)  gmw/en-US"
"""What espeak-ng lists of its voices, each in a line."""
STRING = re.compile(rb"\x1b\][^\x07]*\x07")
SCRIPTS = {
    "works": 'echo "$words" >> SAID',
    "fails": 'echo "$words" >> SAID; exit 1',
    "hangs": 'echo "$words" >> SAID; exec /bin/sleep 60',
}


def rang(terminal: Terminal) -> bool:
    """Say whether the bell has rung; a BEL that only ends a string for the terminal does not count."""
    return b"\x07" in STRING.sub(b"", terminal.raw)


@pytest.mark.parametrize(
    "how", ["hangs", *(pytest.param(how, marks=pytest.mark.exhaustive) for how in ("works", "fails"))]
)
def test_a_name_is_said_and_no_key_nor_the_end_waits_for_the_voice(tmp_path: Path, library: Library, how: str) -> None:
    said, voices = tmp_path / "said", tmp_path / "voices"
    voices.mkdir()
    voice = voices / "espeak-ng"
    listing = f'if [ "$1" = --voices ]; then echo "{VOICES}"; exit; fi'
    voice.write_text(f"#!/bin/sh\n{listing}\nfor words; do :; done\n{SCRIPTS[how].replace('SAID', str(said))}\n")
    voice.chmod(0o755)
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, environment={**COLOURFUL, "PATH": str(voices)}) as terminal:
        to_player(terminal, library)
        name = library.words("cue.name", name=library.exercises["marching"].name)
        terminal.wait_until(lambda: said.exists() and name in said.read_text(), "the name to be said")
        begun = time.perf_counter()
        terminal.press(RIGHT)
        terminal.wait(library.words("player.keep-going", unit=library.words("player.seconds")))
        assert time.perf_counter() - begun < PROMPT_S
        begun = time.perf_counter()
        terminal.press(CTRL_Q)
        assert terminal.finished() == 0
        assert time.perf_counter() - begun < PROMPT_S


def test_a_voice_that_returns_at_once_is_told_once_and_the_bell_rings(tmp_path: Path, library: Library) -> None:
    voices = tmp_path / "voices"
    voices.mkdir()
    (voices / "espeak-ng").write_text("#!/bin/sh\nexit 0\n")
    (voices / "espeak-ng").chmod(0o755)
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, environment={**COLOURFUL, "PATH": str(voices)}) as terminal:
        to_player(terminal, library)
        # The voice fails at the exercise's name, and the bell rings for the count to the start.
        terminal.wait(library.words("player.voice-lost")[:18])
        assert rang(terminal)
        terminal.press(CTRL_Q)
        assert terminal.finished() == 0


def test_without_sound_nothing_is_said_and_no_bell_rings(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, "--no-sound") as terminal:
        to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait(library.words("player.keep-going", unit=library.words("player.seconds")))
        terminal.press(CTRL_Q)
        terminal.finished()
        assert not rang(terminal)


def test_where_nothing_can_speak_the_bell_rings(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, environment={**COLOURFUL, "PATH": str(tmp_path)}) as terminal:
        to_player(terminal, library)
        terminal.wait_until(lambda: rang(terminal), "a bell")
