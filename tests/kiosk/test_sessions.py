"""The whole kiosk in a real terminal: no trace of a visit stays, and no key leads out."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.kiosk.process.hardening import ENDING, EXIT_BY_SIGNAL
from coach.kiosk.setup import FONTS
from coach.kiosk.setup.psf import parsed
from coach.kiosk.setup.values import USER
from tests.support.inputs import inputs
from tests.support.kiosk import PIN, STORED, check_keys
from tests.support.kiosk_storm import ATTRACT, DESK, EXPECTED, kiosk_command, kiosk_file
from tests.support.printers import Cups, needs_cups
from tests.support.seeds import new_seed
from tests.support.sessions import confirm_answers
from tests.support.shipped import PRESS, shipped
from tests.support.storm import files, storm, traced, written
from tests.support.terminal import COLOURFUL, LEAVE_ALTERNATE, Terminal

pytestmark = pytest.mark.long

BETWEEN_S = PRESS.bounce + 0.1
"""Between two presses of the same key."""
AGE = {"fits-today": "prevention", "age": "sixty-five-up"}
TOLD = "Age: 65 to 69"
FIRST = "Which of these is true today?"
CTRL_C, CTRL_Z, CTRL_BACKSLASH, CTRL_Q = b"\x03", b"\x1a", b"\x1c", b"\x11"
SIXTEEN_COLOURS = {*range(30), *range(30, 38), 39, *range(40, 48), 49, *range(90, 98), *range(100, 108)}
"""SGR numbers of font weights and of the console's own colours."""
FORGET_SCROLLBACK = b"\x1b[3J"


def typed(terminal: Terminal, keys: list[str]) -> None:
    """Press keys as a hand does: each after the screen has answered the last, none twice within half a second."""
    last = ""
    for key in keys:
        # Drawing that is still going on would be taken for the answer to the key.
        terminal.settle(2 * PRESS.page)
        if key == last:
            terminal.listen(BETWEEN_S)
        before, last = terminal.text, key
        terminal.press({"enter": "\r"}.get(key, key))
        terminal.wait_until(partial(_differs, terminal, before), f"what {key} does")


def _differs(terminal: Terminal, before: str) -> bool:
    return terminal.text != before


def to_the_review(terminal: Terminal) -> None:
    """Answer a short check; the age appears on its last page in words that the content does not have."""
    terminal.wait(ATTRACT)
    terminal.press("\r")
    terminal.wait(FIRST)
    typed(terminal, list(check_keys(AGE)))
    terminal.wait(TOLD)


def start_over(terminal: Terminal) -> None:
    """Start over, and wait until the scrollback is cleared and the first screen is drawn again."""
    terminal.raw = b""
    terminal.press("/")
    terminal.wait(DESK)
    terminal.press("2")
    terminal.wait("Wipe your answers")
    terminal.press("1")
    # In some terminals this clears the screen as well.
    terminal.wait_until(lambda: FORGET_SCROLLBACK in terminal.raw, "a cleared screen")
    terminal.listen(1.0)
    assert terminal.text.splitlines()[1].split()[0] == "coach"
    assert ATTRACT in terminal.text
    end_by(signal.SIGTERM)(terminal)


def end_by(number: signal.Signals) -> Callable[[Terminal], None]:
    """Return a function that sends a signal to the kiosk, which may run under strace."""

    def end(terminal: Terminal) -> None:
        (psutil.Process(terminal.pid).children() or [psutil.Process(terminal.pid)])[0].send_signal(number)

    return end


@pytest.mark.parametrize(
    ("end", "number"),
    [
        (start_over, signal.SIGTERM),
        *(pytest.param(end_by(number), number, marks=pytest.mark.exhaustive) for number in ENDING),
    ],
)
def test_no_file_and_no_terminal_keeps_anything_of_a_visit(
    tmp_path: Path, end: Callable[[Terminal], None], number: signal.Signals
) -> None:
    strace = shutil.which("strace")
    log = tmp_path / "strace.log"
    home = tmp_path / "home"
    home.mkdir()
    command = kiosk_command(home)
    traced_or_not = traced(command, log) if strace else command
    with Terminal(traced_or_not, environment={**COLOURFUL, "HOME": str(home)}) as terminal:
        before = files([home])
        to_the_review(terminal)
        end(terminal)

        assert terminal.finished() == EXIT_BY_SIGNAL + number
        assert terminal.attributes() == terminal.attributes_before
        assert terminal.left_behind == ""
        assert TOLD.encode() not in terminal.raw.rpartition(LEAVE_ALTERNATE)[2]
    assert files([home]) == before
    if strace is None:
        pytest.skip("strace is not installed: what files a program writes elsewhere cannot be told")
    assert written(log.read_text("utf-8", "replace")) == []


def test_a_crash_shows_a_calm_page_tells_no_answer_and_leaves_nothing_in_memory(tmp_path: Path) -> None:
    report, journal = tmp_path / "left.txt", tmp_path / "journal.txt"
    module = f"exec {sys.executable} -m tests.support.crashing {report} 2> {journal}"
    with Terminal(["/bin/sh", "-c", module]) as terminal:
        to_the_review(terminal)
        terminal.press("/")
        terminal.wait("This screen had to start again")
        left = report.read_text()
        said = journal.read_text()
        terminal.press("\r")
        terminal.wait(ATTRACT)
        terminal.signal(signal.SIGTERM)

        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert TOLD not in terminal.left_behind
    assert left == ""
    assert said.startswith("ValueError")
    assert "crashing.py" in said
    assert TOLD not in said
    assert AGE["age"] not in said


def test_keys_that_end_or_stop_programs_do_nothing(tmp_path: Path) -> None:
    # Nor do variables of the terminal library; the PIN lets staff out.
    log = tmp_path / "textual.log"
    meddling = {"TEXTUAL_LOG": str(log), "TEXTUAL_DRIVER": "no.such:Driver", "NO_COLOR": "1", "PYTHONINSPECT": "1"}
    command = kiosk_command(tmp_path)
    kiosk_file(tmp_path).write_text(f'pin = "{STORED}"\n')
    with Terminal(command, environment={**COLOURFUL, **meddling}) as terminal:
        terminal.wait(ATTRACT)
        assert any(cell.fg not in ("default", "white", "black") for row in terminal.cells for cell in row)
        terminal.send(CTRL_C + CTRL_Z + CTRL_BACKSLASH + CTRL_Q + b"q\x1b")
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            terminal.signal(number)
        terminal.listen(0.5)
        assert terminal.running

        terminal.press("/")
        terminal.wait(DESK)
        terminal.press("9")
        terminal.wait("type the PIN")
        typed(terminal, list(PIN))
        terminal.press("\r")

        assert terminal.finished() == 0
        assert terminal.attributes() == terminal.attributes_before
    assert not log.exists()


def test_a_kiosk_without_a_pin_says_how_to_set_one(tmp_path: Path) -> None:
    path = kiosk_file(tmp_path)
    path.write_text("voice = false\n")
    with Terminal([str(Path(sys.executable).with_name("coach")), "kiosk", "--config", str(path)]) as terminal:
        assert terminal.finished() == 2
        assert "coach kiosk pin --config" in terminal.raw.decode()


def test_the_real_kiosk_stands_the_storm_and_writes_no_file(tmp_path: Path) -> None:
    command = kiosk_command(tmp_path)

    report = storm(command, inputs(new_seed(), 1500), EXPECTED, [tmp_path], trace=shutil.which("strace") is not None)

    assert (report.inputs, report.checks) == (1500, 2)


def test_the_linux_console_is_sent_its_sixteen_colours_and_characters_of_the_kit_s_font_alone(tmp_path: Path) -> None:
    font = parsed((FONTS / "coach-8x16.psf").read_bytes())
    shown: set[str] = set()
    with Terminal(kiosk_command(tmp_path), environment={**COLOURFUL, "TERM": "linux", "COLORTERM": None}) as terminal:
        to_the_review(terminal)
        shown.update(terminal.text)
        confirm_answers(terminal, shipped())
        for key, text in (
            ("+", "Why this result"),
            ("-", "Your result"),
            ("2", "Take it with you"),
        ):
            shown.update(terminal.text)
            terminal.press(key)
            terminal.wait(text)
        terminal.listen(BETWEEN_S)
        terminal.press("2")
        terminal.wait("For your phone")
        shown.update(terminal.text)
        terminal.signal(signal.SIGHUP)

        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGHUP
        assert terminal.left_behind == ""
        assert TOLD.encode() not in terminal.raw.rpartition(LEAVE_ALTERNATE)[2]
        sent = {int(each) for each in re.findall(rb"(\d+)", b";".join(re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw)))}
    assert sent <= SIXTEEN_COLOURS
    assert {90, 91, 92, 93, 94, 95, 96, 97} & sent
    assert shown - {"\n"} <= font.characters


@needs_cups
def test_a_page_that_a_killed_kiosk_left_at_the_printer_is_taken_back_at_the_next_start(
    tmp_path: Path, cups: Cups
) -> None:
    environment = {**COLOURFUL, **cups.environment}
    with cups.printer("hang:", default=True) as printer:
        cups.do("cupsdisable", printer)
        (tmp_path / "page").write_text("an answer")
        cups.do("lp", "-U", USER, str(tmp_path / "page"))
        assert len(cups.waiting()) == 1
        with Terminal(kiosk_command(tmp_path), environment=environment) as terminal:
            terminal.wait(ATTRACT)
            terminal.wait_until(lambda: not cups.waiting(), "an empty queue")
