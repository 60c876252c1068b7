"""Printing by CUPS: a page goes to `lp` and is followed until it is printed, or taken back.

What is printed tells of a person's health, so it goes through a pipe and never through a file of ours. The title of
the job is the caller's neutral word, for CUPS shows titles to whoever looks at the queue and keeps them in its logs.
No banner sheet is asked for: it would carry the name of the account.

CUPS itself keeps the page for a day after it was printed, and titles and users of the last hundreds of jobs, unless
cupsd.conf says `PreserveJobFiles No` and `PreserveJobHistory No`. Only an administrator can set these; on a kiosk they
must be.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from coach.subprocess_with_deadline import Report, run, within

OPTIONS: Final = ("job-sheets=none,none", "print-scaling=auto-fit")
"""No banner sheets; at full size where the paper holds it, as A4 and Letter do, and smaller only on smaller paper."""
_QUEUED: Final = re.compile(r"request id is ((\S+)-\d+)")
_MISSING: Final = re.compile(r"[Nn]o default destination|(?:class|destination that) does not exist")


class PrintResult(StrEnum):
    """How printing ended; each has its words in the interface's table `print`."""

    PRINTED = "printed"
    NO_PROGRAM = "no-program"
    """There is no `lp` on this computer."""
    NO_SERVICE = "no-service"
    """`lp` finds no CUPS that runs."""
    NO_PRINTER = "no-printer"
    """No printer is set up, or none of that name."""
    STOPPED = "stopped"
    """The printer is stopped, or takes no jobs; nothing is left in its queue."""
    REFUSED = "refused"
    """The job was refused, given up by CUPS, or taken out of the queue by somebody else."""
    SLOW = "slow"
    """It took too long and was taken back."""
    LEFT = "left"
    """The person left, and it was taken back."""
    LOOSE = "loose"
    """It should have been taken back, but CUPS does not answer: it may come out later."""


@dataclass(frozen=True)
class Limits:
    """How long things may take, in seconds."""

    answer: float = 10.0
    """One command: CUPS on this computer answers at once, a server elsewhere in a few seconds."""
    queue: float = 60.0
    """From the queue to the paper: a printer wakes up within half a minute, and then prints a page in a few seconds."""
    look: float = 0.5
    """Between two looks at the queue."""
    leave: float = 3.0
    """One command once the person has left: the program does not end before."""


class PrintJob(Protocol):
    """One page on its way to the paper."""

    def run(self, document: bytes) -> PrintResult:
        """Print a PDF and return how it ended; takes a while, so it belongs in a thread."""

    def leave(self) -> None:
        """Take the page back; `run`, in its own thread, then ends soon."""


class CupsJob:
    """One page on its way through CUPS."""

    def __init__(
        self,
        title: str,
        printer: str | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        owner: str | None = None,
    ) -> None:
        """Take a title that tells nothing of the person, and how the page is to go.

        Args:
            title: What CUPS shows in its queue.
            printer: The name of a queue; None for the default one.
            limits: How long things may take.
            clock: Gives seconds.
            owner: The name that the job bears in the queue; None for that of the account. What bears a name of its own
                can be taken back by `take_back_all`, whoever left it.
        """
        self._title = title
        self._owner = owner
        self._printer = printer
        self._limits = limits or Limits()
        self._clock = clock
        self._left = threading.Event()

    def leave(self) -> None:
        """Take the page back; `run`, in its own thread, then ends soon."""
        self._left.set()

    def run(self, document: bytes) -> PrintResult:
        """Print a PDF and return how it ended; nothing of it stays in the queue unless it is printed."""
        if self._left.is_set():
            return PrintResult.LEFT
        try:
            return self._followed(document)
        except OSError:
            return PrintResult.NO_PROGRAM

    def _followed(self, document: bytes) -> PrintResult:
        sent = self._asked(*self._command(), given=document)
        if sent is None:
            return PrintResult.LEFT if self._left.is_set() else PrintResult.SLOW
        queued = _QUEUED.search(sent.said)
        if sent.code or queued is None:
            return self._fault(sent.said)
        job, printer = queued.groups()
        return self._settled(job, self._awaited(job, printer))

    def _command(self) -> list[str]:
        options = [word for option in OPTIONS for word in ("-o", option)]
        return ["lp", *(["-d", self._printer] if self._printer else []), "-t", self._title, *options]

    def _as_owner(self, command: tuple[str, ...]) -> list[str]:
        return [command[0], *(["-U", self._owner] if self._owner else []), *command[1:]]

    def _awaited(self, job: str, printer: str) -> PrintResult | None:
        """Look at the queue until the job has left it, or return why it cannot or may not go on."""
        end = self._clock() + self._limits.queue
        while not self._left.is_set():
            if self._has_left_queue(job, printer):
                return None
            if self._is_stopped(printer):
                return PrintResult.STOPPED
            if self._clock() >= end:
                return PrintResult.SLOW
            self._left.wait(self._limits.look)
        return PrintResult.LEFT

    def _has_left_queue(self, job: str, printer: str) -> bool:
        queue = self._asked("lpstat", "-W", "not-completed", "-o", printer)
        # A service that does not answer, or has gone, says nothing about the job.
        if queue is None or queue.code:
            return False
        return job not in {line.partition(" ")[0] for line in queue.said.splitlines()}

    def _settled(self, job: str, why: PrintResult | None) -> PrintResult:
        """Take a job back, unless it is printed, and return how it ended.

        Args:
            job: Its number.
            why: Why it cannot or may not go on; None where it has left the queue by itself. `lpstat` shows printed and
                failed jobs alike, and only what `cancel` says of them tells which is which.
        """
        told = self._asked("cancel", job)
        said = told.said if told else ""
        if "already completed" in said:
            return PrintResult.PRINTED
        # Where CUPS keeps no history it no longer knows the job.
        unknown = "does not exist" in said
        if why is None:
            return PrintResult.PRINTED if told is None or unknown else PrintResult.REFUSED
        taken_back = told is not None and (told.code == 0 or unknown or "already" in said)
        return why if taken_back else PrintResult.LOOSE

    def _is_stopped(self, printer: str) -> bool:
        state = self._asked("lpstat", "-p", printer)
        return state is not None and f"printer {printer} disabled" in state.said

    def _fault(self, said: str) -> PrintResult:
        """Tell from what `lp` said why it took nothing."""
        if "not accepting" in said:
            return PrintResult.STOPPED
        # Without a service `lp` blames the printer.
        service = self._asked("lpstat", "-r")
        if service is not None and "not running" in service.said:
            return PrintResult.NO_SERVICE
        return PrintResult.NO_PRINTER if _MISSING.search(said) else PrintResult.REFUSED

    def _asked(self, *command: str, given: bytes = b"") -> Report | None:
        """Return what a command of CUPS said, or None when it took too long.

        One that is under way when the person leaves may still answer: only `lp` knows the number of its job.
        """
        end = self._clock() + self._limits.answer

        def may_go_on() -> bool:
            nonlocal end
            now = self._clock()
            if self._left.is_set():
                end = min(end, now + self._limits.leave)
            return now < end

        return run(self._as_owner(command), may_go_on, given)


def take_back_all(owner: str, limits: Limits | None = None, clock: Callable[[], float] = time.monotonic) -> None:
    """Take back every page that still waits or prints under an owner's name: the program that sent it may be gone.

    Where CUPS does not answer, or is not there, nothing is done.
    """
    with suppress(OSError):
        run(["cancel", "-U", owner, "-u", owner], within((limits or Limits()).answer, clock))
