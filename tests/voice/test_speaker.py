"""The voice: its program may be missing, broken, slow or hang, and never delays the app."""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.core.session.cues import Cue
from coach.voice.bell import Bell
from coach.voice.manner import Manner
from coach.voice.sound import make_sound
from coach.voice.speaker import PROGRAMS, Program, Speaker, can_play, found, is_too_fast

DEADLINE_S = 10.0
AT_ONCE_S = 0.15
"""Even on a busy machine; a caller that waited for a process would need longer."""

ESPEAK = next(program for program in PROGRAMS if program.name == "espeak-ng")


def name(words: str) -> Cue:
    return Cue(0, "name", words)


def count(number: int) -> Cue:
    return Cue(0, "count", str(number))


class Voice:
    """A speaker with a made-up program that writes down what it says, and a bell that counts."""

    def __init__(self, folder: Path, script: str, program: Program = ESPEAK, patience: float = 5.0) -> None:
        self.said_file = folder / "said"
        path = folder / program.name
        path.write_text(f"#!/bin/sh\nfor words; do :; done\n{script.replace('SAID', str(self.said_file))}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        self.rung: list[Cue] = []
        self.speaker = Speaker([(program, str(path))], "en", self.rung.append, patience, called=by_language)

    def said(self) -> list[str]:
        return self.said_file.read_text().splitlines() if self.said_file.exists() else []


def by_language(_name: str, _path: str, language: str) -> str:
    """Ask for the voice of a program by the language's code, without asking what it has."""
    return language


@contextmanager
def voice(folder: Path, script: str, program: Program = ESPEAK, patience: float = 5.0) -> Iterator[Voice]:
    made = Voice(folder, script, program, patience)
    try:
        yield made
    finally:
        made.speaker.close()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + DEADLINE_S
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, "it never came to hold"
        pause.wait(0.005)


def took(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def test_a_cue_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$2 $words" >> SAID') as made:
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["en Bridge"])


@pytest.mark.parametrize(
    ("program", "first"),
    [("espeak-ng", "-a 140 -s 100 -v"), ("spd-say", "--volume 40 --rate -43 --wait"), ("say", "-r 100 -v")],
)
def test_each_program_is_told_how_loud_and_how_fast_to_speak(tmp_path: Path, program: str, first: str) -> None:
    kind = next(each for each in PROGRAMS if each.name == program)
    with voice(tmp_path, 'echo "$@" >> SAID', kind) as made:
        made.speaker.manner = lambda: Manner(volume=140, speed=100)
        made.speaker.give(name("Bridge"))
        until(lambda: any(line.startswith(first) for line in made.said()))


def test_how_to_speak_is_asked_anew_for_each_cue(tmp_path: Path) -> None:
    manners = iter([Manner(volume=60), Manner(volume=80)])
    with voice(tmp_path, 'echo "$2 $words" >> SAID; sleep 0.3') as made:
        made.speaker.manner = lambda: next(manners)
        for said in ("Bridge", "Clamshell"):
            made.speaker.give(name(said))
            until(lambda said=said: any(said in line for line in made.said()))  # type: ignore[misc]
        assert made.said() == ["60 Bridge", "80 Clamshell"]


def test_a_slow_voice_has_more_time_before_it_counts_as_hanging(tmp_path: Path) -> None:
    with voice(tmp_path, 'sleep 0.4; echo "$words" >> SAID', patience=0.3) as made:
        made.speaker.manner = lambda: Manner(speed=80)
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["Bridge"])
        assert made.rung == []


def test_words_in_double_brackets_are_no_command_to_the_voice(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$words" >> SAID') as made:
        made.speaker.give(name("Bridge [[slnc 60000]]"))
        until(lambda: made.said() == ["Bridge [ [slnc 60000]]"])


def test_a_name_is_never_cut_by_a_count(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$words begun" >> SAID; sleep 0.4; echo "$words whole" >> SAID') as made:
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["Bridge begun"])
        for number in (3, 2, 1):
            made.speaker.give(count(number))
        made.speaker.give(name("Bird dog"))
        until(lambda: len(made.said()) == 4)
        assert made.said() == ["Bridge begun", "Bridge whole", "Bird dog begun", "Bird dog whole"]


def test_a_name_cuts_a_count_that_is_still_being_said(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$words" >> SAID; [ "$words" = 3 ] && exec sleep 60') as made:
        made.speaker.give(count(3))
        until(lambda: made.said() == ["3"])
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["3", "Bridge"])


def test_silence_ends_what_is_said_and_forgets_what_waits(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$words" >> SAID; [ "$words" = Bridge ] && exec sleep 60; true') as made:
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["Bridge"])
        made.speaker.give(name("Bird dog"))
        made.speaker.silence()
        made.speaker.give(name("Clamshell"))
        until(lambda: len(made.said()) == 2)
        assert made.said() == ["Bridge", "Clamshell"]


def test_a_program_that_speaks_through_another_is_told_to_hush(tmp_path: Path) -> None:
    spd = PROGRAMS[0]
    with voice(tmp_path, 'echo "$words" >> SAID; [ "$words" = Bridge ] && exec sleep 60; true', spd) as made:
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["Bridge"])
        made.speaker.silence()
        until(lambda: made.said() == ["Bridge", "--cancel"])


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", "exec sleep 60"], ids=["fails", "dies", "hangs"])
def test_a_program_that_does_not_work_gives_way_to_the_bell_and_delays_nothing(tmp_path: Path, script: str) -> None:
    with voice(tmp_path, script, patience=0.2) as made:
        spent = [took(lambda: made.speaker.give(name("Bridge")))]
        until(lambda: not made.speaker._programs)
        spent.append(took(lambda: made.speaker.give(name("Bird dog"))))
        assert [cue.words for cue in made.rung] == ["Bird dog"]
    assert max(spent) < AT_ONCE_S


def test_a_program_that_is_gone_or_is_no_program_gives_way_to_the_next(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no program")
    with voice(tmp_path, 'echo "$words" >> SAID') as made:
        working = made.speaker._programs
        made.speaker._programs = [(ESPEAK, str(tmp_path / "gone"), "en"), (ESPEAK, str(text), "en"), *working]
        made.speaker.give(name("Bridge"))
        until(lambda: made.said() == ["Bridge"])
        assert made.rung == []


@pytest.mark.parametrize("script", ["exec sleep 60", "sleep 0.3", "exit 3"], ids=["hangs", "slow", "fails"])
def test_giving_hushing_and_closing_take_no_time_whatever_the_program_does(tmp_path: Path, script: str) -> None:
    with voice(tmp_path, script) as made:
        spent = []
        for number in range(50):
            spent.append(took(lambda number=number: made.speaker.give(count(number))))  # type: ignore[misc]
            spent.append(took(lambda: made.speaker.give(name("Bridge"))))
            spent.append(took(made.speaker.silence))
        assert sorted(spent)[-3] < AT_ONCE_S
        assert took(made.speaker.close) < DEADLINE_S


def test_a_closed_voice_says_nothing_more(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$words" >> SAID') as made:
        made.speaker.close()
        made.speaker.give(name("Bridge"))
        assert not made.said()
        assert not made.rung


def test_programs_are_found_on_the_path_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("say", "espeak-ng"):
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [program.name for program, _ in found()] == ["espeak-ng", "say"]


def test_where_nothing_can_speak_the_bell_rings_but_not_for_every_repetition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    rings: list[str] = []
    sound = make_sound("en", lambda: rings.append("ring"))
    assert isinstance(sound, Bell)
    for cue in (name("Bridge"), count(3), Cue(0, "repetition", "2")):
        sound.give(cue)
    assert rings == ["ring", "ring"]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_a_voice_that_is_done_before_it_can_have_been_heard_gives_way_to_the_bell(
    tmp_path: Path, program: Program
) -> None:
    with voice(tmp_path, "exit 0", program) as made:
        made.speaker.give(name("Bird dog, on hands and knees"))
        until(lambda: not made.speaker._programs)
        made.speaker.give(name("Bridge"))
        assert [cue.words for cue in made.rung] == ["Bridge"]


def test_a_voice_that_is_done_too_soon_gives_way_to_one_that_takes_its_time(tmp_path: Path) -> None:
    clock = iter([0.0, 0.01, 10.0, 12.0, 20.0, 22.0])
    fast, slow = tmp_path / "fast", tmp_path / "slow"
    for path in (fast, slow):
        path.write_text(f'#!/bin/sh\nfor words; do :; done\necho "{path.name} $words" >> {tmp_path}/said\n')
        path.chmod(0o755)
    said = tmp_path / "said"
    rung: list[Cue] = []
    speaker = Speaker(
        [(ESPEAK, str(fast)), (ESPEAK, str(slow))], "en", rung.append, clock=lambda: next(clock), called=by_language
    )
    try:
        speaker.give(name("Bridge"))
        until(lambda: said.exists() and "slow Bridge" in said.read_text())
        until(lambda: speaker._saying is None)
        speaker.give(name("Clamshell"))
        until(lambda: said.read_text().splitlines() == ["fast Bridge", "slow Bridge", "slow Clamshell"])
    finally:
        speaker.close()
    assert rung == []


@pytest.mark.parametrize(("words", "seconds"), [("3", 0.3), ("Bridge", 0.5), ("Bird dog, on hands and knees", 1.2)])
def test_no_voice_that_speaks_is_taken_for_one_that_does_not(words: str, seconds: float) -> None:
    assert not is_too_fast(words, seconds)
    assert is_too_fast(words, 0.05)


def test_a_voice_is_tried_with_words_that_nobody_hears(tmp_path: Path) -> None:
    for program in PROGRAMS:
        path = tmp_path / program.name
        path.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n')
        path.chmod(0o755)
        assert can_play(program, str(path), "en", "Sound is on.", iter([0.0, 1.0]).__next__)
        assert not can_play(program, str(path), "en", "Sound is on.", iter([0.0, 0.02]).__next__)
    asked = (tmp_path / "asked").read_text().splitlines()
    silent = {"--volume -100", "-a 0", "[[volm 0]]"}
    assert {sign for line in asked for sign in silent if sign in line} == silent
    assert not can_play(ESPEAK, str(tmp_path / "gone"), "en", "Sound is on.", iter([0.0, 1.0]).__next__)


def test_a_program_without_a_voice_for_the_language_says_nothing_and_the_bell_is_rung(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$words" >> SAID') as made:
        made.speaker._called = lambda *_: None
        made.speaker.give(name("Puente"))
        until(lambda: not made.speaker._programs)
        made.speaker.give(name("Tabla"))
        assert made.said() == []
        assert made.rung == [name("Tabla")]


def test_a_program_is_asked_for_the_voice_by_the_name_that_it_knows(tmp_path: Path) -> None:
    with voice(tmp_path, 'echo "$2 $words" >> SAID') as made:
        made.speaker._called = lambda *_: "Mónica"
        made.speaker.give(name("Puente"))
        until(lambda: made.said() == ["Mónica Puente"])
