"""The whole program in a real terminal with a real CUPS: what is printed, and what is cancelled."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.export.forms import summary_form
from coach.local_time import local_time
from coach.storage.visits import VisitStore
from tests.support.printers import Cups, gone, needs_cups, stand_in, until
from tests.support.sessions import CTRL_Q, choose, coach, keep_recent_check, press_each
from tests.support.terminal import COLOURFUL, Terminal

pytestmark = [needs_cups, pytest.mark.long]

PROMPT_S = 10
"""Seconds within which the program ends on the busiest machine; the printer would take a minute."""


def to_summary(terminal: Terminal, library: Library) -> None:
    choose(terminal, library.words("welcome.summary"))
    terminal.wait(library.words("summary.where"))


def test_without_a_printer_the_person_is_told_what_to_do_and_with_one_the_summary_comes_to_the_paper(
    tmp_path: Path, library: Library, cups: Cups
) -> None:
    keep_recent_check(tmp_path)
    with coach(tmp_path) as terminal:
        to_summary(terminal, library)
        terminal.press("r")
        terminal.wait(library.words("print.no-printer"))
        with cups.printer(f"keep:{tmp_path / 'paper'}", default=True):
            press_each(terminal, ["enter", "r"])
            terminal.wait(library.words("print.printed"))

    (visit,) = VisitStore(tmp_path).newest()
    page = summary_form("pdf", visit, library, local_time(visit.started))
    assert (tmp_path / "paper").read_bytes() == page


def test_keys_act_while_the_printer_hangs(tmp_path: Path, library: Library, cups: Cups) -> None:
    keep_recent_check(tmp_path)
    with cups.printer("hang:", default=True), coach(tmp_path) as terminal:
        to_summary(terminal, library)
        terminal.press("r")
        until(cups.waiting)
        begun = time.perf_counter()
        terminal.press("9")
        terminal.wait(library.words("print.left"))
        assert time.perf_counter() - begun < PROMPT_S
        assert cups.waiting() == []


@pytest.mark.parametrize("end", [CTRL_Q, signal.SIGTERM, pytest.param(signal.SIGHUP, marks=pytest.mark.exhaustive)])
def test_a_program_that_ends_takes_its_page_back(
    tmp_path: Path, library: Library, cups: Cups, end: str | signal.Signals
) -> None:
    keep_recent_check(tmp_path)
    with cups.printer("hang:", default=True), coach(tmp_path) as terminal:
        to_summary(terminal, library)
        terminal.press("r")
        until(cups.waiting)
        begun = time.perf_counter()
        if isinstance(end, signal.Signals):
            terminal.signal(end)
        else:
            terminal.press(end)
        assert terminal.finished() == 0
        assert time.perf_counter() - begun < PROMPT_S
        assert terminal.attributes() == terminal.attributes_before
        assert cups.waiting() == []


def test_a_program_that_ends_leaves_no_lp_behind_that_never_answers(tmp_path: Path, library: Library) -> None:
    pids = tmp_path / "pids"
    stand_in(tmp_path / "bin", "lp", f"sleep 600 &\necho $$ $! > {pids}\nwait")
    keep_recent_check(tmp_path)
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    with coach(tmp_path, environment={**COLOURFUL, "PATH": path}) as terminal:
        to_summary(terminal, library)
        terminal.press("r")
        until(lambda: pids.exists() and len(pids.read_text().split()) == 2)
        begun = time.perf_counter()
        terminal.press(CTRL_Q)
        assert terminal.finished() == 0
        assert time.perf_counter() - begun < PROMPT_S
    until(lambda: all(gone(int(pid)) for pid in pids.read_text().split()))
