"""Many visitors at one kiosk, each in a process of their own: `python -m tests.benchmarks.visitors --visits 1000`.

Each visitor answers a short check by keys in a real terminal. Every other one then moves a little; the others read
their page, see its code, and finish. What is measured: resident memory of the main process,
and how long the first question takes to come.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure, table
from tests.benchmarks.programs import megabytes
from tests.support.kiosk_storm import ATTRACT, kiosk_command
from tests.support.shipped import PRESS
from tests.support.terminal import Terminal

FIRST = "Which of these is true today?"
WARM = 50
"""Visits until all that is loaded late has been."""
AGAIN_S = 15.0
"""After so long without an answer a key is pressed once more."""
WINDOW = 20
"""So many visits make a median."""


@dataclass(frozen=True)
class Visits:
    """What came of many visits."""

    memory_mb: tuple[float, ...]
    """Resident memory of the main process after each."""
    first_s: tuple[float, ...]
    """Seconds from the first key to the first question in each."""
    lost: int
    """How many keys had to be pressed twice."""


class Visitor:
    """Someone at the keys of a kiosk in a terminal."""

    def __init__(self, terminal: Terminal) -> None:
        """Take the terminal, with the first screen on it."""
        self._terminal = terminal
        self._last = ""
        self.lost = 0
        """How many keys had to be pressed twice."""

    def press(self, key: str, shows: str) -> float:
        """Press a key; return the seconds until its screen shows a text."""
        if key == self._last:
            self._terminal.listen(PRESS.bounce + 0.1)
        self._last = key
        began = time.perf_counter()
        self._terminal.press(key)
        self._terminal.wait_until(lambda: shows in self._terminal.text or self._late(began), repr(shows))
        if shows not in self._terminal.text:
            # A busy machine may lose a key between two screens, and a person would press it again.
            self.lost += 1
            self._terminal.press(key)
            self._terminal.wait(shows)
        return time.perf_counter() - began

    def _late(self, began: float) -> bool:
        return time.perf_counter() - began > AGAIN_S

    def check(self) -> float:
        """Answer a short check up to the result; return the seconds until the first question came."""
        began = self.press("\r", FIRST)
        self.press("4", "How old are you?")
        self.press("3", "1 Yes")
        self._terminal.settle()
        answers = ("no ", "Any of these?", "no ", "no ", "no ", "Is this right?")
        end = (("\r", "You went fast"), ("2", "Your result"))
        for key, shows in (*(("2", each) for each in answers), *end):
            self.press(key, shows)
        return began

    def take_away(self) -> None:
        """Read the page, see the code, and finish."""
        for key, shows in (
            ("2", "keep your page"),
            ("1", "Close"),
            ("-", "Take it on your phone"),
            ("2", "For your phone"),
            ("-", "Take it on your phone"),
            ("0", "Are you done?"),
            ("1", "Thank you"),
            ("\r", ATTRACT),
        ):
            self.press(key, shows)

    def move(self) -> None:
        """Begin a routine, skip a step, and start over."""
        for key, shows in (
            ("\r", "Two things"),
            ("2", "no "),
            ("2", "Your routine"),
            ("\r", "Take your time"),
            ("5", "Get ready"),
            ("6", "in this step"),
            ("/", "front desk"),
            ("2", "start over?"),
            ("1", ATTRACT),
        ):
            self.press(key, shows)


def visited(count: int) -> Visits:
    """Return what comes of so many visits, one after the other in one process."""
    memory, first = [], []
    with tempfile.TemporaryDirectory() as folder, Terminal(kiosk_command(Path(folder))) as terminal:
        terminal.wait(ATTRACT)
        visitor = Visitor(terminal)
        for number in range(count):
            first.append(visitor.check())
            (visitor.take_away if number % 2 else visitor.move)()
            terminal.raw = b""
            memory.append(megabytes(terminal))
    return Visits(tuple(memory), tuple(first), visitor.lost)


def figures(visits: Visits, warm: int) -> list[Figure]:
    """Return memory and the time to the first question, early and late."""
    window = min(WINDOW, warm)
    early, late = visits.memory_mb[warm - 1], visits.memory_mb[-1]
    count = len(visits.memory_mb)
    return [
        Figure(f"kiosk memory after {warm} visits", "MB", early, digits=1),
        Figure(f"kiosk memory after {count} visits", "MB", late, digits=1),
        Figure("growth in between", "%", (late / early - 1) * 100, target="< 5 %", digits=2),
        Figure(f"first question, up to visit {warm}", "ms", _ms(visits.first_s[warm - window : warm]), digits=0),
        Figure(f"first question, up to visit {count}", "ms", _ms(visits.first_s[-window:]), digits=0),
        Figure("keys pressed twice", "", visits.lost, digits=0),
    ]


def _ms(seconds: Sequence[float]) -> float:
    return median(seconds) * 1000


def main() -> None:
    """Read how many visits, make them and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.visitors", description=__doc__)
    parser.add_argument("--visits", type=int, default=1000)
    count = parser.parse_args().visits
    sys.stdout.write(table(figures(visited(count), min(WARM, count))) + "\n")


if __name__ == "__main__":
    main()
