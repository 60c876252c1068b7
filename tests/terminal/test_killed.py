"""A program killed at any moment loses no step that was shown as done, and leaves no unreadable file."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path
from random import Random

import pytest

from coach.core.library import Library
from coach.storage.visits import VisitStore
from tests.support.sessions import (
    LOOK_S,
    RIGHT,
    coach,
    go_on,
    keep_routine_left_now,
    press_each,
    to_player,
    wait_for_all,
)
from tests.support.terminal import Terminal

RUNS = int(os.environ.get("KILLS", "2"))
"""How often the program is killed; set it higher for a longer search."""
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, RUNS))]
SHORTEST_S, LONGEST_S = 0.02, 1.5
PRESSES = 20
"""How often a key is pressed before it counts as one that does nothing."""
BEHIND = "5fc9b8"
"""The colour of a segment that is done. A dialog dims it, and a dimmed one is not counted."""
STEP = re.compile(r"▬+")


def shown_as_done(terminal: Terminal) -> int:
    """How many segments of the line of steps are shown as done."""
    screen = terminal._screen
    for number, line in enumerate(screen.display):
        if line.count("▬") + line.count("─") > 10 and set(line) <= {"▬", "█", "─", " "}:
            row = screen.buffer[number]
            return sum(row[match.start()].fg == BEHIND for match in STEP.finditer(line))
    return 0


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_was_shown_as_done_is_there_after_a_kill_and_can_be_gone_on_with(
    tmp_path: Path, library: Library, seed: int
) -> None:
    random = Random(seed)
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, "--no-sound") as terminal:
        to_player(terminal, library)
        end = time.perf_counter() + random.uniform(SHORTEST_S, LONGEST_S)
        while time.perf_counter() < end:
            # During work the arrow asks for a reason and 1 answers it; otherwise 1 starts the step again.
            terminal.press(RIGHT, "1")
            terminal.listen(random.uniform(0.0, 0.05))
        terminal.listen(0.0)
        done = shown_as_done(terminal)
        terminal.signal(signal.SIGKILL)
        assert terminal.finished() == -signal.SIGKILL

    store = VisitStore(tmp_path)
    (newest,) = store.newest()
    assert store.notices == []
    assert newest.checked_at is not None
    assert newest.behind >= done
    assert sum(entry.outcome in ("done", "skipped") for entry in newest.performed) >= done
    with coach(tmp_path, "--no-sound") as terminal:
        wait_for_all(terminal, library)
        if "player" not in newest.done:
            go_on(terminal, library)
            number = library.words("player.where", part="", number=newest.behind + 1, total="/").partition("/")[0]
            terminal.wait(number)


def play_on(terminal: Terminal, library: Library, random: Random) -> None:
    """Go back and skip steps for a moment."""
    for _ in range(random.randrange(6)):
        # During work the arrow asks for a reason and 1 answers it; otherwise 1 starts the step again.
        terminal.press(RIGHT, "1")
        terminal.listen(random.uniform(0.0, 0.05))
    terminal.listen(LOOK_S)


def ask_for_pain(terminal: Terminal, library: Library) -> None:
    """Press the key for pain until it is asked for: a dialog that a busy machine opens late may take it."""
    for _ in range(PRESSES):
        if library.words("skip.ask") in terminal.text:
            press_each(terminal, "4")
        terminal.press("p")
        terminal.listen(LOOK_S)
        if library.words("pain.number") in terminal.text:
            return
    raise AssertionError(f"Pain was not asked for after {PRESSES} keys:\n{terminal.text}")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(RUNS))
def test_a_pain_that_was_taken_is_there_after_a_kill_and_red_leaves_walking_alone(
    tmp_path: Path, library: Library, seed: int
) -> None:
    random = Random(seed)
    pain, before = random.randrange(11), 2
    light = library.planning.pain.light(before, pain)
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, "--no-sound") as terminal:
        to_player(terminal, library)
        play_on(terminal, library, random)
        ask_for_pain(terminal, library)
        press_each(terminal, [*str(pain), "enter"])
        terminal.wait(library.words(f"pain.{light}", value=pain))
        terminal.listen(random.uniform(0.0, 0.05))
        terminal.signal(signal.SIGKILL)
        assert terminal.finished() == -signal.SIGKILL

    newest = next(VisitStore(tmp_path).newest())
    assert [told.pain for told in newest.pains] == [pain]
    if light == "red":
        with coach(tmp_path, "--no-sound") as terminal:
            wait_for_all(terminal, library)
            terminal.wait(library.words("welcome.walk"))
            assert library.words("welcome.go-on") not in terminal.text
