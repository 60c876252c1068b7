"""Line mode from the command line: when it is wanted, over a pipe, and in a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.storage.settings import read_settings
from coach.storage.visits import VisitStore
from tests.support.command import Run, assert_refused
from tests.support.lines import check_lines

COACH = [sys.executable, "-m", "coach"]


def piped(lines: list[str], *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `coach` with answers on its stdin, in a process of its own."""
    return subprocess.run(
        [*COACH, *words],
        input="".join(f"{line}\n" for line in lines),
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_whole_check_goes_over_a_pipe(tmp_path: Path, library: Library) -> None:
    ran = piped(["1", *check_lines(), "1", "2", "2", ""], "--plain", "--data", str(tmp_path), TERM="dumb")

    [visit] = VisitStore(tmp_path).newest()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert visit.ended is not None
    assert library.words("summary.where") in ran.stdout.splitlines()
    assert "\x1b" not in ran.stdout


@pytest.mark.parametrize(("said", "lines"), [("1", True), ("yes", True), ("0", False), ("false", False), ("", False)])
def test_the_variable_that_asks_every_program_for_lines_is_heard(
    tmp_path: Path, library: Library, said: str, lines: bool
) -> None:
    ran = piped([], "--data", str(tmp_path), ACCESSIBLE=said)

    assert (library.words("welcome.ask") in ran.stdout) is lines
    assert ran.returncode == (0 if lines else 2)


def test_lines_are_remembered_by_the_doctor_until_they_are_turned_off(
    tmp_path: Path, run: Run, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    on = run("doctor", "--plain", "on", "--data", tmp_path)
    assert library.words("doctor.lines-on") in on.out
    assert read_settings(tmp_path).plain
    assert library.words("welcome.ask") in piped([], "--data", str(tmp_path)).stdout

    off = run("doctor", "--plain", "off", "--data", tmp_path)

    assert library.words("doctor.lines-off") in off.out
    assert not read_settings(tmp_path).plain


def test_without_a_terminal_the_error_names_line_mode(tmp_path: Path) -> None:
    ran = piped([], "--data", str(tmp_path), ACCESSIBLE="")

    assert ran.stderr.count("\n") == 1
    assert "coach --plain" in ran.stderr


def test_line_mode_loads_no_textual_no_pillow_and_no_pdf(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from coach.cli.commands import coach\n"
        "try:\n"
        "    coach.main(args=sys.argv[1:], standalone_mode=False)\n"
        "except SystemExit:\n"
        "    pass\n"
        "print([name for name in ('textual', 'PIL', 'fpdf', 'rich') if name in sys.modules], file=sys.stderr)\n"
    )
    lines = ["1", *check_lines(), "1", "2", "1", "2", "2", "", "", "", "", "end", "1", "3", "0", "", ""]
    ran = subprocess.run(
        [sys.executable, "-c", program, "--plain", "--no-sound", "--data", str(tmp_path)],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    [visit] = VisitStore(tmp_path).newest()
    assert "player" in visit.done
    assert ran.stderr.splitlines()[-1] == "[]"


@pytest.mark.parametrize("words", [("summary",), ("doctor",)])
def test_a_command_that_shows_no_screens_takes_no_line_mode(words: tuple[str, ...], run: Run) -> None:
    ran = run("--plain", *words)

    assert ran.code == 2
    assert "--plain goes with the app alone" in ran.err


@pytest.mark.parametrize("words", [("--theme", "dark"), ("--no-mouse",), ("--pictures", "octants")], ids=" ".join)
def test_what_is_for_screens_alone_is_refused_beside_lines(run: Run, words: tuple[str, ...]) -> None:
    ran = run("--plain", *words)

    assert_refused(ran, f"{words[0]} goes with the screens")


def test_a_page_in_a_browser_takes_no_line_mode(run: Run) -> None:
    assert_refused(run("serve", "--plain"), "--plain goes with the app alone")
