"""The whole kiosk in a real terminal: no trace of a visit stays, and no key leads out."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.core.dates import WEEKDAYS
from coach.kiosk.exit_codes import LEFT, POWER, RESTART
from coach.kiosk.process.hardening import ENDING, EXIT_BY_SIGNAL
from coach.kiosk.setup import FONTS
from coach.kiosk.setup.values import USER
from coach.loading.psf import parsed
from tests.support.inputs import inputs
from tests.support.kiosk import PIN, STORED
from tests.support.kiosk_sessions import BETWEEN_S, FIRST_QUESTION, to_the_review, typed
from tests.support.kiosk_storm import ATTRACT, DESK, EXPECTED, crashing_command, kiosk_command, kiosk_file
from tests.support.printers import Cups, needs_cups
from tests.support.seeds import new_seed
from tests.support.sessions import confirm_answers
from tests.support.shipped import shipped
from tests.support.storm import files, storm, traced, written
from tests.support.terminal import COLOURFUL, LEAVE_ALTERNATE, Terminal

pytestmark = pytest.mark.long

AGE = {"fits-today": "prevention", "age": "sixty-five-up"}
TOLD = f"{'Age':<20}65 to 69"
CTRL_C, CTRL_Z, CTRL_BACKSLASH, CTRL_Q = b"\x03", b"\x1a", b"\x1c", b"\x11"
SIXTEEN_COLOURS = {*range(30), *range(30, 38), 39, *range(40, 48), 49, *range(90, 98), *range(100, 108)}
"""SGR numbers of font weights and of the console's own colours."""
FORGET_SCROLLBACK = b"\x1b[3J"


def start_over(terminal: Terminal) -> None:
    """Start over, and wait until the scrollback is cleared and the first screen is drawn again."""
    terminal.raw = b""
    terminal.press("/")
    terminal.wait(DESK)
    terminal.press("2")
    terminal.wait("Wipe your answers")
    terminal.press("1")
    terminal.wait_until(lambda: FORGET_SCROLLBACK in terminal.raw, "a cleared screen")
    terminal.wait(ATTRACT)
    terminal.listen(1.0)
    assert terminal.text.splitlines()[1].split()[0] == "coach"
    assert ATTRACT in terminal.text
    end_by(signal.SIGTERM)(terminal)


def end_by(number: signal.Signals) -> Callable[[Terminal], None]:
    """Return a function that sends a signal to the kiosk's main process, which may run under strace."""

    def end(terminal: Terminal) -> None:
        started = psutil.Process(terminal.pid)
        (started.children()[0] if started.name() == "strace" else started).send_signal(number)

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
        to_the_review(terminal, AGE, TOLD)
        end(terminal)

        assert terminal.finished() == EXIT_BY_SIGNAL + number
        assert terminal.attributes() == terminal.attributes_before
        assert terminal.left_behind == ""
        assert TOLD.encode() not in terminal.raw.rpartition(LEAVE_ALTERNATE)[2]
    assert files([home]) == before
    if strace is None:
        pytest.skip("strace is not installed: what files a program writes elsewhere cannot be told")
    assert written(log.read_text("utf-8", "replace")) == []


def test_a_crash_shows_a_calm_page_and_tells_no_answer(tmp_path: Path) -> None:
    journal = tmp_path / "journal.txt"
    with Terminal(crashing_command(tmp_path, journal)) as terminal:
        to_the_review(terminal, AGE, TOLD)
        terminal.press("/")
        terminal.wait("This screen had to start again")
        said = journal.read_text()
        terminal.press("\r")
        terminal.wait(ATTRACT)
        terminal.signal(signal.SIGTERM)

        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert TOLD not in terminal.left_behind
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

        to_the_staff_menu(terminal)
        terminal.press("9")

        assert terminal.finished() == LEFT
        assert terminal.attributes() == terminal.attributes_before
    assert not log.exists()


def to_the_staff_menu(terminal: Terminal) -> None:
    terminal.press("/")
    terminal.wait(DESK)
    terminal.press("9")
    terminal.wait("type the PIN")
    typed(terminal, list(PIN))
    terminal.press("\r")
    terminal.wait("Staff menu")


def test_under_a_unit_that_restarts_the_machine_the_kiosk_ends_with_the_code_that_asks_for_it(tmp_path: Path) -> None:
    command = kiosk_command(tmp_path)
    kiosk_file(tmp_path).write_text(f'pin = "{STORED}"\n')
    with Terminal(command, environment={**COLOURFUL, POWER: "1"}) as terminal:
        terminal.wait(ATTRACT)
        to_the_staff_menu(terminal)
        terminal.press("0")
        terminal.wait("Restart the machine")
        terminal.press("1")
        terminal.wait("Restart the machine now?")
        terminal.listen(BETWEEN_S)
        terminal.press("1")

        assert terminal.finished() == RESTART
        assert terminal.attributes() == terminal.attributes_before


def test_outside_its_hours_the_real_kiosk_shows_the_closed_sign_alone(tmp_path: Path) -> None:
    # Only tomorrow has hours.
    day = WEEKDAYS[(datetime.now().astimezone() + timedelta(days=1)).weekday()]
    command = kiosk_command(tmp_path, f'[hours]\n{day} = "10:00-11:00"\n')
    with Terminal(command) as terminal:
        terminal.wait("This screen is closed now")
        terminal.press("\r")
        terminal.listen(1.0)
        assert "If you feel very ill, call 911" in terminal.text
        assert FIRST_QUESTION not in terminal.text
        terminal.press("/")
        terminal.wait("For staff only")


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
        to_the_review(terminal, AGE, TOLD)
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
