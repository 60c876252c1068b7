"""The whole program in a real terminal: a visit from end to end, and what befalls terminals."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coach.core.events import GAP_S
from coach.core.library import Library
from coach.resources import resource
from coach.terminal import SILENCE_S
from tests.support.sessions import (
    CTRL_C,
    CTRL_Q,
    LOOK_S,
    RIGHT,
    assert_restored,
    coach,
    kept_visit,
    press_each,
    wait_for_all,
    walk_to_first_question,
    walk_to_player,
)
from tests.support.terminal import COLOURFUL, DEADLINE_S
from tests.support.visits import CALM
from tests.support.walking import walk

LINUX_CONSOLE = {**COLOURFUL, "TERM": "linux", "COLORTERM": None}
PLAIN_SGR = {*range(30), *range(30, 38), 39, *range(40, 48), 49}
"""Select-graphic-rendition numbers that every terminal knows: weights and the eight colours."""


def test_a_visit_from_the_first_question_to_the_player_is_kept_and_the_terminal_given_back(
    tmp_path: Path, library: Library
) -> None:
    with coach(tmp_path) as terminal:
        walk_to_player(terminal, library)
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
        assert_restored(terminal)
        assert terminal.left_behind == ""
    visit = kept_visit(tmp_path)
    _, walked = walk(library, CALM)
    answers = {name: tuple(value) if isinstance(value, list) else value for name, value in visit["answers"].items()}
    assert answers == {**walked.answers, "anything-changed": "no"}
    assert visit["done"][-1] == "setup"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_routine_keeps_the_step_under_way_and_gives_the_terminal_back(
    tmp_path: Path, library: Library, number: signal.Signals
) -> None:
    with coach(tmp_path) as terminal:
        walk_to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait(library.words("keys.pause"))
        terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")
        terminal.signal(number)

        assert terminal.finished() == 0
        assert_restored(terminal)
    visit = kept_visit(tmp_path)
    assert [step["outcome"] for step in visit["performed"]] == ["unfinished"]
    assert visit["answers"]["fits-today"] == CALM["fits-today"]


def test_a_signal_after_a_skipped_step_keeps_both_steps(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        walk_to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")
        terminal.listen(LOOK_S)
        terminal.press(RIGHT)
        terminal.wait(library.words("skip.ask"))
        press_each(terminal, "2")
        terminal.wait_until(lambda: library.words("skip.ask") not in terminal.text, "the next step")
        terminal.wait(library.words("player.ready"))
        terminal.listen(LOOK_S)
        terminal.press(RIGHT)
        # The first step counts no repetitions, so that these words are the second one's.
        terminal.wait(library.words("player.move", number=1, total="").strip())
        terminal.signal(signal.SIGTERM)

        assert terminal.finished() == 0
    assert [step["outcome"] for step in kept_visit(tmp_path)["performed"]] == ["skipped", "unfinished"]


def test_a_program_that_was_stopped_pauses_as_it_goes_on_and_says_so(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        walk_to_player(terminal, library)
        terminal.signal(signal.SIGSTOP)
        terminal.listen(GAP_S + 0.5)
        terminal.signal(signal.SIGCONT)

        terminal.wait(library.words("player.slept"))
        assert library.words("player.where", part="", number=1, total="/").partition("/")[0] in terminal.text


def test_a_byte_that_is_no_utf_8_is_passed_over_and_the_next_key_acts(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.send(b"\xff")
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_nothing_of_an_unfinished_paste_acts_as_a_key_and_later_keys_act(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        # On this screen one q would leave the program.
        terminal.press("\x1b[200~qqqq")
        terminal.listen(3 * SILENCE_S)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_a_key_pressed_at_once_waits_for_the_content_and_then_acts(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        terminal.press("1")
        terminal.wait(library.pages[0].words)


def test_a_key_pressed_on_the_first_frame_waits_for_the_content_and_then_acts(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        terminal.wait(library.words("keys.quit"))
        terminal.press("1")
        terminal.wait(library.pages[0].words)


def test_a_small_window_asks_for_room_and_a_larger_one_shows_the_welcome_screen(
    tmp_path: Path, library: Library
) -> None:
    with coach(tmp_path, size=(40, 10)) as terminal:
        terminal.wait_until(lambda: library.words("room.more") in " ".join(terminal.text.split()), "a plea for room")
        terminal.resize(80, 24)
        terminal.wait(library.words("welcome.ask"))
        terminal.wait(library.words("keys.quit"))
        assert library.words("room.more") not in " ".join(terminal.text.split())


def test_the_linux_console_is_sent_nothing_but_its_eight_colours(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path, environment=LINUX_CONSOLE) as terminal:
        walk_to_player(terminal, library)
        terminal.press(CTRL_Q)
        terminal.finished()

        sent = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw)
    numbers = {number for each in sent for number in re.split(rb"[;:]", each) if number}
    assert {int(number) for number in numbers} <= PLAIN_SGR
    assert {b"30", b"37", b"40"} & numbers


def test_ctrl_c_asks_before_a_visit_with_answers_is_left(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        walk_to_first_question(terminal, library)
        press_each(terminal, "1")
        terminal.wait(library.pages[1].words)
        terminal.press(CTRL_C)
        terminal.wait(library.words("quit.ask"))
        terminal.press("1")

        assert terminal.finished() == 0
        assert_restored(terminal)
    assert set(kept_visit(tmp_path)["answers"]) == {"fits-today"}


def test_ctrl_c_leaves_at_once_where_nothing_is_lost(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.press(CTRL_C)

        assert terminal.finished() == 0
        assert_restored(terminal)


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


def test_where_nothing_can_be_kept_the_welcome_screen_says_so_and_the_check_works(
    tmp_path: Path, library: Library
) -> None:
    data = tmp_path / "data"
    data.write_text("a file where the folder should be")
    with coach(data) as terminal:
        terminal.wait(library.words("welcome.cannot-keep").partition("{")[0])
        terminal.press("1")
        terminal.wait(library.pages[0].words)
        press_each(terminal, "1")
        terminal.wait(library.pages[1].words)
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
    assert data.read_text() == "a file where the folder should be"


def test_two_signals_at_once_end_as_cleanly_as_one(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        walk_to_player(terminal, library)
        terminal.signal(signal.SIGTERM)
        terminal.signal(signal.SIGHUP)

        assert terminal.finished() == 0
        assert_restored(terminal)
    assert kept_visit(tmp_path)["answers"]["fits-today"] == CALM["fits-today"]
