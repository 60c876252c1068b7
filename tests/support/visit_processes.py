"""Processes of visits without an app, for tests: `python -m tests.support.visit_processes CASE`.

It prints what `VisitProcesses.run` returned for each of two visits, and what the main process was told, as JSON. The
second visit ends once it is told something, with a code that says whether it was what the first told after its end.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from unittest.mock import patch

from coach.kiosk.process import visit_process
from coach.kiosk.process.hardening import EndSignals
from coach.kiosk.process.link import Link
from coach.kiosk.process.visit_process import FRESH, OVER, VisitProcesses

LATE = b"a ring that failed"
TOLD, OTHER = 7, 8
"""The codes of the second visit: it was told LATE, or something else."""


def rings_on(link: Link) -> int:
    """Say that the visit is over, and tell something a while later."""
    link.send(b"early")
    link.send(OVER)
    time.sleep(0.3)
    link.send(LATE)
    return FRESH


def hangs(link: Link) -> int:
    """Say that the visit is over, and never end."""
    link.send(OVER)
    time.sleep(600)
    return FRESH


def is_killed(link: Link) -> int:
    """End as a fault of the machine would end it."""
    os.kill(os.getpid(), signal.SIGKILL)
    return FRESH


def fails(link: Link) -> int:
    """Fail outside the app."""
    raise ValueError(link)


def waits(link: Link) -> int:
    """Wait until something is told."""
    select.select([link], [], [], 10)
    return TOLD if link.lines() == [LATE] else OTHER


def lasts(_: Link) -> int:
    """Go on for longer than a process may linger here."""
    time.sleep(1)
    return TOLD


CASES: dict[str, Callable[[Link], int]] = {
    "rings": rings_on, "hangs": hangs, "stuck": hangs, "killed": is_killed, "fails": fails,
}  # fmt: skip


class StuckInTheKernel:
    """Takes note of each SIGKILL and sends none: a process that a disk holds does not end by it."""

    def __init__(self) -> None:
        self.kills = 0

    def __call__(self, pid: int, number: int) -> None:
        """Take note of a signal."""
        self.kills += number == signal.SIGKILL


def main() -> None:
    """Run a case."""
    heard: list[tuple[str, bool]] = []

    def take(line: bytes, late: bool) -> bytes | None:
        heard.append((line.decode(), late))
        return line if late else None

    visit_process.LINGER_S = 0.5
    processes = VisitProcesses(take, EndSignals())
    stuck = StuckInTheKernel()
    first = processes.run(CASES[sys.argv[1]])
    second = processes.run(waits if sys.argv[1] == "rings" else lambda _: TOLD)
    # Whoever lingers is killed while the next visit goes on.
    with patch("os.kill", stuck) if sys.argv[1] == "stuck" else nullcontext():
        third = processes.run(lasts) if sys.argv[1] in ("hangs", "stuck") else TOLD
    left = processes._all
    for each in left:
        os.kill(each.pid, signal.SIGKILL)
    told = {"codes": [first, second, third], "heard": heard, "left": len(left), "kills": stuck.kills}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
