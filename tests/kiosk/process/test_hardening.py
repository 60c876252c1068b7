"""The hardening of the process: its pure parts, and all of it in a real terminal."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import termios
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.app.press_guard import MOST_WAITING
from coach.drivers.terminal import SILENCE_S
from coach.kiosk.process.hardening import ENDING, EXIT_BY_SIGNAL, IGNORED, ISOLATED, KEPT_VARIABLES, clean_environment
from coach.kiosk.process.supervisor import GIVEN_UP, MOST_CRASHES
from tests.kiosk.little import CALM, CANARY, OPEN, SLOW_S
from tests.support.shipped import PRESS
from tests.support.terminal import COLOURFUL, HIDE_CURSOR, LEAVE_ALTERNATE, SHOW_CURSOR, Terminal

pytestmark = pytest.mark.long

LITTLE = [sys.executable, "-m", "tests.kiosk.little"]
SHUT_IN = [sys.executable, *ISOLATED, "-m", "tests.kiosk.little"]
"""The command of the little kiosk, with the flags with which it would otherwise restart itself."""
VARIABLES = st.dictionaries(
    st.one_of(
        st.text(min_size=1, max_size=12), st.sampled_from([*KEPT_VARIABLES, "LC_ALL", "COLORTERM", "NO_COLOR", "PATH"])
    ),
    st.text(max_size=12),
)


def little(*arguments: str) -> Terminal:
    return Terminal([*SHUT_IN, *arguments], environment=COLOURFUL)


def shows(terminal: Terminal, text: str) -> bool:
    return text in terminal.text


def assert_restored(terminal: Terminal) -> None:
    assert terminal.attributes() == terminal.attributes_before
    assert terminal.raw.rfind(LEAVE_ALTERNATE) > terminal.raw.rfind(b"\x1b[?1049h")
    assert terminal.raw.rfind(SHOW_CURSOR) > terminal.raw.rfind(HIDE_CURSOR)


@given(VARIABLES)
def test_only_listed_variables_are_kept_and_a_clean_environment_stays_as_it_is(environ: dict[str, str]) -> None:
    clean = clean_environment(environ)

    assert all(name in KEPT_VARIABLES | {"PATH", "COLORTERM"} or name.startswith("LC_") for name in clean)
    assert clean_environment(clean) == clean


@pytest.mark.parametrize(
    "name",
    [
        *("TEXTUAL", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_PRESS", "TEXTUAL_ALLOW_SIGNALS", "TEXTUAL_SCREENSHOT"),
        *("NO_COLOR", "FORCE_COLOR", "ESCDELAY", "COLUMNS", "LINES", "TERM_PROGRAM", "TMPDIR", "BROWSER"),
        *("PYTHONPATH", "PYTHONSTARTUP", "PYTHONINSPECT", "PYTHONBREAKPOINT", "LD_PRELOAD", "COACH_DATA"),
        *("HTTP_PROXY", "https_proxy", "_COACH_COMPLETE"),
    ],
)
def test_a_variable_that_could_change_the_kiosk_is_dropped(name: str) -> None:
    assert clean_environment({name: "1"}) == clean_environment({})


def test_the_programs_that_speak_and_print_are_found_where_the_system_keeps_them() -> None:
    assert clean_environment({"PATH": "/home/visitor/bin"})["PATH"] == "/usr/local/bin:/usr/bin:/bin"


@pytest.mark.parametrize(
    ("term", "said", "kept"),
    [("foot", "truecolor", "truecolor"), ("linux", "truecolor", None), (None, "24bit", None), ("foot", "yes", None)],
)
def test_true_colour_is_kept_only_where_the_terminal_can_have_it(term: str | None, said: str, kept: str | None) -> None:
    environ = {"COLORTERM": said} if term is None else {"COLORTERM": said, "TERM": term}

    assert clean_environment(environ).get("COLORTERM") == kept


def test_nothing_of_the_caller_s_environment_reaches_the_program_and_no_dump_can_leave_it() -> None:
    dirty = {"TEXTUAL_DRIVER": "no:Such", "NO_COLOR": "1", "PYTHONPATH": "/nowhere", "PYTHONINSPECT": "1", "LC_X": "y"}

    ran = subprocess.run([*LITTLE, "tell"], env={**os.environ, **dirty}, capture_output=True, text=True, check=True)

    told = json.loads(ran.stdout)
    assert told["environ"] == clean_environment({**os.environ, "LC_X": "y"})
    assert "/nowhere" not in told["path"]
    assert told["limits"] == [0, 0]
    assert told["dumpable"] == 0


def test_a_failure_in_a_thread_or_outside_the_app_is_reported_by_place_and_never_by_value() -> None:
    ran = subprocess.run([*SHUT_IN, "threads"], capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    assert len(re.findall(r"^ValueError$", ran.stderr, re.MULTILINE)) == 2
    assert ran.stderr.count("in fail\n") == 2
    assert CANARY not in ran.stderr


def test_variables_that_change_textual_change_nothing() -> None:
    variables = {"TEXTUAL_DRIVER": "no:Such", "TEXTUAL_PRESS": "1", "TEXTUAL_ALLOW_SIGNALS": "1", "NO_COLOR": "1"}
    with Terminal(LITTLE, environment={**COLOURFUL, **variables}) as terminal:
        terminal.wait(OPEN)
        assert not terminal.attributes()[3] & termios.ISIG
        terminal.press("2")
        terminal.wait("keys: 2 (1)")
        assert b"\x1b[38;2;" in terminal.raw


def test_no_key_and_no_signal_of_keyboards_and_jobs_does_anything_and_a_change_of_size_arrives() -> None:
    with little() as terminal:
        terminal.wait(OPEN)
        iflag, _, _, lflag = terminal.attributes()[:4]
        assert not iflag & (termios.IXON | termios.IXOFF)
        assert not lflag & (termios.ISIG | termios.ICANON | termios.ECHO)

        terminal.send(b"\x03\x1c\x1a\x13\x11\x04\x11\x10\x1b")
        terminal.settle(0.3)
        terminal.press("1")
        terminal.wait("keys: 1 (1)")
        for number in (*IGNORED, signal.SIGCONT):
            terminal.signal(number)
        terminal.press("2")
        terminal.wait("keys: 1 2 (2)")
        terminal.signal(signal.SIGSTOP)
        terminal.signal(signal.SIGCONT)
        terminal.press("3")
        terminal.wait("keys: 1 2 3 (3)")
        # SIGWINCH told of it: the terminal was not asked for reports.
        terminal.resize(40, 10)
        terminal.wait(f"{OPEN} 40x10")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_to_leave_gives_a_terminal_back_that_was_asked_for_nothing_that_changes_what_keys_send(
    number: signal.Signals,
) -> None:
    with little() as terminal:
        terminal.wait(OPEN)
        terminal.signal(number)

        assert terminal.finished() == EXIT_BY_SIGNAL + number
        assert_restored(terminal)
        assert terminal.left_behind == ""
        asked = set(re.findall(rb"\x1b\[[?<>=][0-9;]*[$ ]?[a-zA-Z]", terminal.raw))
        expected = (b"\x1b[?%d%c" % (mode, way) for mode in (1049, 25, 2004, 7, 8) for way in b"hl")
        assert asked == set(expected)
        assert b"\x1b]" not in terminal.raw


@pytest.mark.parametrize(
    "wait_s",
    [0.0, 0.2, *(pytest.param(wait_s, marks=pytest.mark.exhaustive) for wait_s in (0.05, 0.1, 0.15, 0.3, 0.4))],
)
def test_a_signal_to_leave_at_any_moment_after_signals_are_handled_gives_the_terminal_back(wait_s: float) -> None:
    with little() as terminal:
        terminal.wait_until(lambda: not terminal.attributes()[3] & termios.ISIG, "a locked terminal")
        terminal.listen(wait_s)
        terminal.signal(signal.SIGTERM)

        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert terminal.attributes() == terminal.attributes_before


@pytest.mark.parametrize("number", [signal.SIGHUP, pytest.param(signal.SIGTERM, marks=pytest.mark.exhaustive)])
def test_a_signal_to_leave_between_two_runs_gives_the_terminal_back(number: signal.Signals) -> None:
    with little("crash") as terminal:
        terminal.wait(OPEN)
        terminal.press("9")
        terminal.wait_until(lambda: LEAVE_ALTERNATE in terminal.raw, "the end of the first run")
        terminal.signal(number)

        assert terminal.finished() == EXIT_BY_SIGNAL + number
        assert terminal.attributes() == terminal.attributes_before
        assert terminal.raw.rfind(SHOW_CURSOR) > terminal.raw.rfind(HIDE_CURSOR)


def test_a_terminal_that_goes_away_ends_the_kiosk_but_not_as_staff_do() -> None:
    with little() as terminal:
        terminal.wait(OPEN)
        terminal.hang_up()

        assert terminal.finished() != 0


def test_the_third_crash_within_a_minute_ends_the_program_and_says_why_without_a_value() -> None:
    with little("crash-at-start") as terminal:
        assert terminal.finished() == GIVEN_UP
        assert_restored(terminal)
        assert terminal.left_behind.endswith("coach kiosk: 3 crashes within 60 s, giving up.\r\n")
        reports = re.findall(r"ValueError\r\n(?:\S+\.py:\d+ in \S+\r\n)+", terminal.raw.decode())
        assert len(reports) == MOST_CRASHES
        assert CANARY not in terminal.raw.decode()


def test_a_crash_shows_the_calm_page_and_a_fresh_app_that_obeys_keys_and_is_told_the_journal_alone(
    tmp_path: Path,
) -> None:
    journal = tmp_path / "journal"
    shell = ["/bin/sh", "-c", f'exec "$0" "$@" 2>{journal}', *SHUT_IN, "crash"]
    with Terminal(shell) as terminal:
        terminal.wait(OPEN)
        terminal.press("19")
        terminal.wait(CALM)
        terminal.press("2")
        terminal.wait("keys: 2 (1)")
        terminal.signal(signal.SIGTERM)
        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert b"ValueError" not in terminal.raw
    assert re.fullmatch(r"ValueError\n(\S+\.py:\d+ in \S+\n)+", journal.read_text())


TRAPS = {
    "a byte that is no UTF-8": b"\xff",
    "half a letter": b"\xc3",
    "a paste without its end": b"\x1b[200~123",
    "megabytes of such a paste": b"\x1b[200~" + b"12\r" * 500_000,
    "a paste with escapes": b"\x1b[200~\x1b[201\x1b[20\xff\x1b]52;c;MTIz",
    "a string without its end": b"\x1b]0;12",
    "half a mouse report": b"\x1b[M",
    "half a key": b"\x1b[1;1;",
}


def test_what_ends_stock_textual_or_stops_its_keys_does_nothing_here() -> None:
    with little() as terminal:
        terminal.wait(OPEN)
        for number, (trap, sent) in enumerate(TRAPS.items(), 1):
            for start in range(0, len(sent), 1024):
                terminal.send(sent[start : start + 1024])
            terminal.settle(3 * SILENCE_S)
            key = f"{number % 2}"
            terminal.press(key)
            terminal.wait_until(partial(shows, terminal, f" {key} ({number})"), f"a key after {trap}")


def test_a_held_key_acts_once_and_in_a_number_a_digit_may_come_twice() -> None:
    with little() as terminal:
        terminal.wait(OPEN)
        for _ in range(20):
            terminal.press("1")
            terminal.listen(0.03)
        terminal.press("\r")
        terminal.wait("numbers keys: 1 enter (2)")
        terminal.press("5")
        terminal.listen(PRESS.bounce + 0.05)
        terminal.press("5")
        terminal.wait("numbers keys: 1 enter 5 5 (4)")


def test_a_flood_of_keys_leaves_a_slow_program_no_backlog() -> None:
    with little("slow") as terminal:
        terminal.wait(OPEN)
        terminal.press("12" * 1000)
        terminal.settle(2 * SLOW_S + PRESS.bounce)
        terminal.press("7")
        terminal.wait_until(lambda: re.search(r"7 \(\d+\)", terminal.text) is not None, "the key")
        (count,) = re.findall(r"\((\d+)\)", terminal.text)
        assert int(count) <= 3 * MOST_WAITING


def test_a_kiosk_that_fails_while_it_ends_is_not_restarted() -> None:
    with little("late") as terminal:
        terminal.wait(OPEN)
        terminal.press("9")

        assert terminal.finished() == 0
