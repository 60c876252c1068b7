"""Each visit has a process of its own: once it is over, no process of the kiosk holds anything of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.kiosk.process.hardening import EXIT_BY_SIGNAL
from coach.screens.pages.emergency import LEAST_SECONDS
from tests.support.kiosk_sessions import to_the_review, typed
from tests.support.kiosk_storm import ATTRACT, DESK, PIN, crashing_command, kiosk_command
from tests.support.leftovers import CANARY, TOLD
from tests.support.process_memory import family, found, libraries
from tests.support.sessions import confirm_answers
from tests.support.shipped import shipped
from tests.support.terminal import HIDE_CURSOR, LEAVE_ALTERNATE, SHOW_CURSOR, Terminal

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(os.geteuid() != 0, reason="the memory of a process that forbids it is root's alone to read"),
]

WORDS = shipped().words
HASTE = "[times]\nidle_s = 30\nwarning_s = 20\nneutral_stays_s = 30\n"
RINGING = 'print = false\n[alert]\ncommand = ["/bin/sleep", "50"]\nseconds = 60\n'
"""A ring that takes its time, and no other program that the visit's process starts."""


def over(terminal: Terminal) -> bool:
    """Whether one process of a visit is there, and none that still ends what it has begun."""
    return len(family(terminal.pid)) == 2


def start_over(terminal: Terminal) -> None:
    typed(terminal, "/21")
    terminal.wait(ATTRACT)


def finish(terminal: Terminal) -> None:
    confirm_answers(terminal, shipped())
    typed(terminal, "201")
    terminal.wait(WORDS("kiosk.done.title"))


def idle_away(terminal: Terminal) -> None:
    terminal.deadline = 90
    terminal.wait(ATTRACT)


def open_the_staff_menu(terminal: Terminal) -> None:
    typed(terminal, ["/", "9", *PIN])
    terminal.press("\r")
    terminal.wait(WORDS("kiosk.menu.title"))


def stop_at_the_card(terminal: Terminal) -> None:
    """Give a danger sign a yes from the review, and wait until the card takes an answer."""
    typed(terminal, ["4", "enter", "1", "1"])
    terminal.wait(WORDS("emergency.going-kiosk"))
    terminal.listen(2 * LEAST_SECONDS)


def tell_the_desk(terminal: Terminal) -> None:
    stop_at_the_card(terminal)
    typed(terminal, "101")
    terminal.wait(WORDS("kiosk.neutral.title"))


def start_over_from_the_card(terminal: Terminal) -> None:
    """Start over, and stay before the neutral page until it takes a key and leads to the first screen."""
    stop_at_the_card(terminal)
    typed(terminal, "/21")
    terminal.wait(WORDS("kiosk.neutral.title"))
    terminal.wait(WORDS("kiosk.neutral.next"))
    typed(terminal, ["enter"])
    terminal.wait(ATTRACT)


def crash(terminal: Terminal) -> None:
    terminal.press("/")
    terminal.wait(WORDS("kiosk.crash.title"))


def kill(terminal: Terminal) -> None:
    os.kill(visit_of(terminal), signal.SIGKILL)
    terminal.wait(WORDS("kiosk.crash.title"))


def try_wrong_pin(terminal: Terminal) -> None:
    """Type a wrong PIN from the first screen, which moves by itself."""
    # A key from before a screen was drawn to its end does nothing there.
    terminal.listen(1.0)
    for key, opened in (("/", DESK), ("9", "type the PIN")):
        terminal.press(key)
        terminal.wait(opened)
        terminal.settle(1.0)
    terminal.press("1357\r")


def ended(process: psutil.Process) -> bool:
    """Say whether a process has ended, though nobody may have collected it yet."""
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def visit_of(terminal: Terminal) -> int:
    (pid,) = (int(each.pid) for each in psutil.Process(terminal.pid).children())
    return pid


@pytest.mark.parametrize(
    "end",
    [
        *(start_over, finish, idle_away, open_the_staff_menu, tell_the_desk, start_over_from_the_card),
        *(crash, kill),
    ],
)
def test_a_visit_is_in_the_memory_of_its_process_alone_and_once_over_in_that_of_no_process(
    tmp_path: Path, end: Callable[[Terminal], None]
) -> None:
    command = (
        crashing_command(tmp_path, tmp_path / "journal", HASTE) if end is crash else kiosk_command(tmp_path, HASTE)
    )
    with Terminal(command, deadline=60) as terminal:
        to_the_review(terminal, dict(CANARY), TOLD)
        main, visit = family(terminal.pid)
        assert found(visit, TOLD) > 0
        assert found(main, TOLD) == 0
        assert LEAVE_ALTERNATE not in terminal.raw

        end(terminal)
        terminal.wait_until(partial(over, terminal), "the end of the visit's process")

        assert visit_of(terminal) != visit
        assert [found(pid, TOLD) for pid in family(terminal.pid)] == [0, 0]
        # No shell and no cursor was seen meanwhile, unless a fault gave the terminal back.
        if end not in (crash, kill):
            assert LEAVE_ALTERNATE not in terminal.raw
            assert terminal.raw.rfind(HIDE_CURSOR) > terminal.raw.rfind(SHOW_CURSOR)
        terminal.signal(signal.SIGTERM)
        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert terminal.attributes() == terminal.attributes_before
        assert terminal.left_behind == ""


def test_a_signal_to_end_in_the_middle_of_a_visit_leaves_no_process(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path), deadline=60) as terminal:
        to_the_review(terminal, dict(CANARY), TOLD)
        started = [psutil.Process(pid) for pid in family(terminal.pid)]
        terminal.signal(signal.SIGTERM)

        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert len(started) == 2
        assert not [each for each in started if each.is_running()]


def test_a_signal_to_end_does_not_wait_for_the_ring_of_a_visit_that_is_over(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path, RINGING), deadline=60) as terminal:
        to_the_review(terminal, dict(CANARY), TOLD)
        visit = psutil.Process(visit_of(terminal))
        tell_the_desk(terminal)
        (bell,) = visit.children()
        try:
            terminal.signal(signal.SIGTERM)

            assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
            assert terminal.comes(partial(ended, visit), 20), visit.status()
        finally:
            bell.kill()


def test_what_draws_pictures_is_loaded_once_and_not_by_each_visit_s_process(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path), deadline=60) as terminal:
        to_the_review(terminal, dict(CANARY), TOLD)
        main, visit = (libraries(pid) for pid in family(terminal.pid))

        assert [path for path in main if "PIL" in path]
        assert visit - main == set()


def test_keys_typed_between_two_visits_do_nothing_in_the_next(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path), deadline=60) as terminal:
        terminal.wait(ATTRACT)
        terminal.press("\r")
        terminal.wait(shipped().pages[0].words)
        visit = visit_of(terminal)
        typed(terminal, "/")
        terminal.press("2")
        terminal.wait_until(lambda: visit not in family(terminal.pid) or not terminal.text.strip(), "a cleared screen")
        terminal.press("\r", "1", "2", "\r")
        terminal.wait(ATTRACT)
        terminal.settle(1.0)
        assert ATTRACT in terminal.text
        assert DESK not in terminal.text


def test_wrong_pins_are_remembered_by_the_process_after_one_that_was_killed(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path), deadline=60) as terminal:
        terminal.wait(ATTRACT)
        for _ in range(2):
            try_wrong_pin(terminal)
            terminal.wait(WORDS("kiosk.pin.wrong"))
            typed(terminal, "-")
            terminal.wait(ATTRACT)
        kill(terminal)
        terminal.press("\r")
        terminal.wait(ATTRACT)
        try_wrong_pin(terminal)
        terminal.wait(WORDS("kiosk.pin.wait", seconds=5))


def test_a_signal_to_the_process_of_a_visit_alone_ends_the_kiosk_and_not_as_staff_do(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path), deadline=60) as terminal:
        terminal.wait(ATTRACT)
        os.kill(visit_of(terminal), signal.SIGTERM)

        assert terminal.finished() == EXIT_BY_SIGNAL + signal.SIGTERM
        assert terminal.attributes() == terminal.attributes_before


def test_a_visit_s_process_ends_with_the_main_process(tmp_path: Path) -> None:
    with Terminal(kiosk_command(tmp_path), deadline=60) as terminal:
        terminal.wait(ATTRACT)
        visit = psutil.Process(visit_of(terminal))
        terminal.signal(signal.SIGKILL)

        assert terminal.finished() == -signal.SIGKILL
        visit.wait(timeout=terminal.deadline)
