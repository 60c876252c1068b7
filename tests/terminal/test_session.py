"""The whole program in a real terminal: a visit from start to end, and what can happen to a terminal meanwhile."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.session.commands import GAP_S
from coach.resources import resource
from tests.support.sessions import (
    CTRL_C,
    CTRL_Q,
    LOOK_S,
    RIGHT,
    assert_restored,
    coach,
    keep_routine_left_now,
    kept_visit,
    press_each,
    to_player,
    walk_to_player,
)
from tests.support.terminal import COLOURFUL, DEADLINE_S
from tests.support.visits import CALM
from tests.support.walking import walk

LINUX_CONSOLE = {**COLOURFUL, "TERM": "linux", "COLORTERM": None}
PLAIN_SGR = {*range(30), *range(30, 38), 39, *range(40, 48), 49}
"""The SGR parameters that every terminal knows: weights and the eight colours."""


def test_a_whole_visit_on_a_linux_console_is_kept_is_sent_eight_colours_and_gives_the_console_back(
    tmp_path: Path, library: Library
) -> None:
    with coach(tmp_path, environment=LINUX_CONSOLE) as terminal:
        walk_to_player(terminal, library)
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
        assert_restored(terminal)
        assert terminal.left_behind == ""
        sent = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw)
    visit = kept_visit(tmp_path)
    _, walked = walk(library, CALM)
    answers = {name: tuple(value) if isinstance(value, list) else value for name, value in visit["answers"].items()}
    denied = dict.fromkeys(("known-spine", "heart-or-pressure"), "no")
    nothing = dict.fromkeys(("worse-with", "better-with", "what-was-different"), ())
    assert answers == {**walked.answers, **denied, **nothing}
    assert visit["done"][-1] == "setup"
    numbers = {number for each in sent for number in re.split(rb"[;:]", each) if number}
    assert {int(number) for number in numbers} <= PLAIN_SGR
    assert {b"30", b"37", b"40"} & numbers


@pytest.mark.parametrize(
    "numbers",
    [
        (signal.SIGINT,),
        (signal.SIGTERM, signal.SIGHUP),
        pytest.param((signal.SIGTERM,), marks=pytest.mark.exhaustive),
        pytest.param((signal.SIGQUIT,), marks=pytest.mark.exhaustive),
    ],
    ids=lambda numbers: "+".join(number.name for number in numbers),
)
def test_signals_in_the_routine_keep_the_step_under_way_and_give_the_terminal_back(
    tmp_path: Path, library: Library, numbers: tuple[signal.Signals, ...]
) -> None:
    left = keep_routine_left_now(tmp_path)
    with coach(tmp_path) as terminal:
        to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait(library.words("keys.pause"))
        terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")
        for number in numbers:
            terminal.signal(number)

        assert terminal.finished() == 0
        assert_restored(terminal)
    visit = kept_visit(tmp_path)
    assert [step["outcome"] for step in visit["performed"]] == ["unfinished"]
    assert visit["answers"]["fits-today"] == left.answers["fits-today"]


def test_a_signal_after_a_skipped_step_keeps_both_steps(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path)
    with coach(tmp_path) as terminal:
        to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")
        terminal.listen(LOOK_S)
        terminal.press(RIGHT)
        terminal.wait(library.words("skip.ask"))
        press_each(terminal, "2")
        terminal.wait_until(lambda: library.words("skip.ask") not in terminal.text, "the next step")
        terminal.wait(library.words("player.held"))
        terminal.listen(LOOK_S)
        terminal.press(RIGHT)
        # The first step counts no repetitions, so these words belong to the second one.
        terminal.wait(library.words("player.move", number=1, total="/").partition("/")[0])
        terminal.signal(signal.SIGHUP)

        assert terminal.finished() == 0
        assert_restored(terminal)
    assert [step["outcome"] for step in kept_visit(tmp_path)["performed"]] == ["skipped", "unfinished"]


def test_a_program_that_was_stopped_pauses_as_it_goes_on_and_says_so(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path)
    with coach(tmp_path) as terminal:
        to_player(terminal, library)
        terminal.signal(signal.SIGSTOP)
        terminal.listen(GAP_S + 0.5)
        terminal.signal(signal.SIGCONT)

        terminal.wait(library.words("player.slept"))
        assert library.words("player.where", part="", number=1, total="/").partition("/")[0] in terminal.text


def test_a_key_on_the_first_frame_waits_for_the_content_and_ctrl_c_asks_before_its_visit_is_left(
    tmp_path: Path, library: Library
) -> None:
    with coach(tmp_path) as terminal:
        terminal.wait(library.words("keys.quit"))
        terminal.press("1")
        terminal.wait(library.pages[0].words)
        press_each(terminal, "1")
        terminal.wait(library.pages[1].words)
        terminal.press(CTRL_C)
        terminal.wait(library.words("quit.ask"))
        terminal.press("1")

        assert terminal.finished() == 0
        assert_restored(terminal)
    assert set(kept_visit(tmp_path)["answers"]) == {"fits-today"}


def test_a_key_pressed_at_once_acts_and_where_nothing_can_be_kept_the_welcome_screen_says_so_and_the_check_works(
    tmp_path: Path, library: Library
) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be")
    with coach(data) as terminal:
        terminal.press("1")
        terminal.wait(library.pages[0].words)
        press_each(terminal, "-")
        terminal.wait(library.words("welcome.cannot-keep").partition("{")[0])
        press_each(terminal, "1")
        terminal.wait(library.pages[0].words)
        press_each(terminal, "1")
        terminal.wait(library.pages[1].words)
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
    assert data.read_text() == "a file where the folder should be"


def test_without_a_terminal_one_line_says_what_works_instead(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coach", "--data", str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "coach triage" in done.stderr
    assert done.stderr.count("\n") == 1


def test_broken_content_ends_the_app_with_its_errors_on_the_given_back_terminal(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(resource("content"), content)
    rules = content / "rules" / "emergency.toml"
    rules.write_text(rules.read_text("utf-8").replace('level = "emergency"', 'level = "gravest"', 1), "utf-8")

    with coach(tmp_path / "data", "--content", str(content)) as terminal:
        assert terminal.finished() == 2
        assert_restored(terminal)
        assert re.search(r"rules/emergency\.toml:\d+: .*level", terminal.left_behind)
        assert "Traceback" not in terminal.left_behind
