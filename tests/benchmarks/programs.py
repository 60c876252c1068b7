"""The two programs that are measured, each in a real terminal."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil  # type: ignore[import-untyped]  # its types are a package of their own

from coach.core.library import Library
from coach.drawing.rungs import Rung
from tests.support.answering import KITTY, PLAIN, AnsweringTerminal
from tests.support.sessions import RIGHT, keep_routine_left_now, to_player, walk_to_player
from tests.support.terminal import COLOURFUL, DEADLINE_S, Terminal

SMALL, LARGE = (80, 24), (120, 36)
BARE_COMMAND = [sys.executable, str(Path(__file__).with_name("bare.py"))]
BARE_READY = "palette"


@dataclass(frozen=True)
class Measuring:
    """How long and how often to measure."""

    runs: int
    settle_s: float
    """How long a program is left alone before its memory is read."""
    watch_s: float
    """How long its processor time is watched."""
    presses: int
    pages: int
    """How many pages of the check are answered at the most."""
    quiet_s: float
    """When nothing has come for so long, a frame is whole and the next key may be pressed."""

    whole_check: bool
    """Whether all pages have been shown before the routine is measured, or a routine left before is gone on with."""


FULL = Measuring(runs=9, settle_s=2.0, watch_s=10.0, presses=100, pages=99, quiet_s=0.06, whole_check=True)
QUICK = Measuring(runs=1, settle_s=0.1, watch_s=0.2, presses=3, pages=5, quiet_s=0.03, whole_check=False)


def coach_command() -> list[str]:
    """Return how a person starts the coach: the installed command, or the module where there is none."""
    script = Path(sys.executable).with_name("coach")
    return [str(script)] if script.exists() else [sys.executable, "-m", "coach"]


@contextmanager
def started_coach(
    deadline: float = DEADLINE_S,
    *,
    in_routine: bool = False,
    arguments: Sequence[str] = (),
    answers: bytes = PLAIN,
) -> Iterator[Terminal]:
    """Start the coach as a person would, but in a home of its own; it may still be drawing.

    Args:
        deadline: Seconds that any one wait may take.
        in_routine: Whether a visit is kept there that was left in its routine a moment ago.
        arguments: What to say on its command line.
        answers: What the terminal answers when it is asked what it is.
    """
    with tempfile.TemporaryDirectory() as home:
        if in_routine:
            keep_routine_left_now(Path(home, "coach"))
        environment = {**COLOURFUL, "HOME": home, "XDG_DATA_HOME": home}
        with AnsweringTerminal([*coach_command(), *arguments], answers, *SMALL, environment) as terminal:
            terminal.deadline = deadline
            yield terminal


@contextmanager
def started_bare() -> Iterator[Terminal]:
    """Start the bare app; it may still be drawing."""
    with Terminal(BARE_COMMAND, *SMALL) as terminal:
        yield terminal


@contextmanager
def coach_at_work(library: Library, measuring: Measuring) -> Iterator[Terminal]:
    """Start the coach and lead it to the first work of its routine."""
    with started_coach(in_routine=not measuring.whole_check) as terminal:
        (walk_to_player if measuring.whole_check else to_player)(terminal, library)
        _to_work(terminal, library)
        yield terminal


@contextmanager
def coach_drawing(library: Library, rung: Rung) -> Iterator[Terminal]:
    """Start the coach in the first work of a routine, with its pictures on a rung and in a large window."""
    # Pixels are not told but found.
    arguments, answers = ((), KITTY) if rung == "pixels" else (("--pictures", rung), PLAIN)
    with started_coach(in_routine=True, arguments=arguments, answers=answers) as terminal:
        to_player(terminal, library)
        _to_work(terminal, library)
        terminal.resize(*LARGE)
        yield terminal


def _to_work(terminal: Terminal, library: Library) -> None:
    terminal.press(RIGHT)
    terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")


def length_shown(terminal: Terminal, library: Library) -> float:
    """Return the seconds until the length of the check is shown: all content is loaded then."""
    length = re.compile(library.words("welcome.check-note", minutes=r"\d+"))
    return terminal.wait_until(lambda: length.search(terminal.text) is not None, "the length of the check")


def megabytes(terminal: Terminal) -> float:
    """Return the resident memory of the program."""
    return float(psutil.Process(terminal.pid).memory_info().rss) / 1e6


def share(terminal: Terminal, seconds: float) -> float:
    """Return the processor's share in percent while the program runs on for so many seconds."""
    process = psutil.Process(terminal.pid)
    before = process.cpu_times()
    terminal.listen(seconds)
    after = process.cpu_times()
    spent = after.user + after.system - before.user - before.system
    return round(float(spent) / seconds * 100, 2)


def middle(values: list[float]) -> float:
    """Return the median."""
    return float(median(values))
