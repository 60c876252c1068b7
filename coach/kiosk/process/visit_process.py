"""Forks a fresh process for each visit, so that its memory goes back to the system with the visit.

The main process never sees a visit: it waits, and holds what was loaded once. It has a single thread, since a fork with
others could deadlock.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coach.kiosk.process.hardening import ENDING, EndSignals, end_with_parent
from coach.kiosk.process.link import Link

OVER = b"over"
"""The line by which the process of a visit says that it has left the terminal, and the next one may begin."""
FRESH = 75
"""The exit code of a process whose visit is over: EX_TEMPFAIL of <sysexits.h>, come again."""
CRASHED = 71
"""The exit code of a process that has crashed, and has reported it."""
LINGER_S = 70.0
"""The most seconds that a process may take, once its visit is over, to take back a page and to end a ring: no ring may
take longer than a minute."""

RING_THREAD = "ring"
"""The name of the thread that rings for the desk: the process of a visit that is over waits for it."""

Take = Callable[[bytes, bool], bytes | None]
"""Takes a line from a visit's process, and whether its visit is over; returns a line for the present one, or None."""


class VisitProcess:
    """A forked process, as the main process sees it."""

    def __init__(self, pid: int, link: Link) -> None:
        self.pid, self.link = pid, link
        self.killed_at: float | None = None
        """When it is killed next if it has not ended by then, once its visit is over."""


class VisitProcesses:
    """The process of the present visit, and those of visits before it that still end what they have begun.

    Args:
        take: Takes each line that they send, but OVER.
        end_signals: Passes on what asks the kiosk to end.
    """

    def __init__(self, take: Take, end_signals: EndSignals) -> None:
        self._take, self._end_signals = take, end_signals
        self._all: list[VisitProcess] = []

    def run(self, work: Callable[[Link], int]) -> int:
        """Do work in a fresh process; return its exit code, negative for a signal, or FRESH as soon as it says OVER."""
        present = self._forked(work)
        self._end_signals.pass_on(lambda number: os.kill(present.pid, number))
        try:
            while True:
                code = self._heard(present)
                if code is not None:
                    return code
        finally:
            self._end_signals.disconnect()

    def _forked(self, work: Callable[[Link], int]) -> VisitProcess:
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        with _held_signals():
            pid = os.fork()
        if pid == 0:
            code = CRASHED
            try:
                end_with_parent(parent)
                ours.close()
                for each in self._all:
                    each.link.close()
                code = work(Link(theirs))
            except Exception as error:
                sys.excepthook(type(error), error, error.__traceback__)
            finally:
                # Nothing of the main process may run here as well, such as what restores the terminal.
                os._exit(code)
        theirs.close()
        process = VisitProcess(pid, Link(ours))
        self._all.append(process)
        return process

    def _heard(self, present: VisitProcess) -> int | None:
        """Wait for something to come; return the code with which the present process is over, or None if it goes on."""
        ended: int | None = None
        for process in self._ready():
            for line in process.link.lines():
                if line == OVER:
                    process.killed_at = time.monotonic() + LINGER_S
                    continue
                answer = self._take(line, process is not present)
                if answer is not None:
                    present.link.send(answer)
            if process.link.closed:
                code = self._collected(process)
                ended = code if process is present else ended
        return FRESH if present.killed_at is not None else ended

    def _ready(self) -> list[VisitProcess]:
        """Return the processes that have sent something or ended; kill those that have lingered too long."""
        now = time.monotonic()
        ends = [each.killed_at for each in self._all if each.killed_at is not None]
        ready, _, _ = select.select(
            [each.link for each in self._all], [], [], max(min(ends) - now, 0) if ends else None
        )
        for each in self._all:
            if each.killed_at is not None and each.killed_at <= time.monotonic():
                os.kill(each.pid, signal.SIGKILL)
                # One that a disk holds inside the kernel ends later. Nobody may wait for it without a pause.
                each.killed_at += LINGER_S
        return [each for each in self._all if each.link in ready]

    def _collected(self, process: VisitProcess) -> int:
        self._all.remove(process)
        process.link.close()
        return os.waitstatus_to_exitcode(os.waitpid(process.pid, 0)[1])


@contextmanager
def _held_signals() -> Iterator[None]:
    """Hold back what asks the kiosk to end, so that it reaches one of two processes and not a half-made one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
