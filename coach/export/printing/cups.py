"""Prints a PDF with CUPS: gives it to `lp`, and watches the queue until it is printed or cancelled.

A page tells of a person's health, so it goes to `lp` through a pipe and never through a file of ours. The job's title
must say nothing of the person, since CUPS shows it to everybody who looks at the queue and keeps it in its logs. No
banner page is printed, since it would show the name of the account.

CUPS itself keeps a printed page for a day, and the titles and users of the last few hundred jobs, unless cupsd.conf
says `PreserveJobFiles No` and `PreserveJobHistory No`. Only an administrator can set these; a kiosk must have them.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from coach.subprocess_with_deadline import Report, run, within

OPTIONS: Final = ("job-sheets=none,none", "print-scaling=auto-fit")
"""No banner pages; full size on A4 and Letter, scaled down only on smaller paper."""
_QUEUED: Final = re.compile(r"request id is ((\S+)-\d+)")
_MISSING: Final = re.compile(r"[Nn]o default destination|(?:class|destination that) does not exist")


class PrintResult(StrEnum):
    """How printing ended; the interface's table `print` has a text for each."""

    PRINTED = "printed"
    NO_PROGRAM = "no-program"
    """There is no `lp` on this computer."""
    NO_SERVICE = "no-service"
    """CUPS does not run."""
    NO_PRINTER = "no-printer"
    """There is no printer, or none of that name."""
    STOPPED = "stopped"
    """The printer is stopped or accepts no jobs; the job was cancelled."""
    REFUSED = "refused"
    """CUPS refused the job or gave it up, or somebody else cancelled it."""
    SLOW = "slow"
    """It took too long and was cancelled."""
    LEFT = "left"
    """The person left, and it was cancelled."""
    LOOSE = "loose"
    """It should have been cancelled, but CUPS does not answer: the page may still be printed later."""


@dataclass(frozen=True)
class Limits:
    """Time limits, in seconds."""

    answer: float = 10.0
    """For one command: CUPS on this computer answers at once, a server elsewhere within a few seconds."""
    queue: float = 60.0
    """From the queue to the paper: a printer wakes up within half a minute, then prints within a few seconds."""
    look: float = 0.5
    """Between two checks of the queue."""
    leave: float = 3.0
    """For a command that still runs when the person leaves, since the app cannot end before it."""


class PrintJob(Protocol):
    """A page to be printed."""

    def run(self, document: bytes) -> PrintResult:
        """Print a PDF and return how it ended; it may take a minute, so call it in a thread."""

    def leave(self) -> None:
        """Cancel the page; `run`, in its thread, then ends soon."""


class CupsJob:
    """A page to be printed with CUPS.

    Args:
        title: The job's title, which must say nothing of the person.
        printer: The name of a queue; None for the default one.
        limits: How long things may take.
        clock: Gives seconds.
        owner: The user name of the job; None for that of the account. With a name of its own it can be cancelled by
            `take_back_all`, even from another process.
    """

    def __init__(
        self,
        title: str,
        printer: str | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        owner: str | None = None,
    ) -> None:
        self._title = title
        self._owner = owner
        self._printer = printer
        self._limits = limits or Limits()
        self._clock = clock
        self._left = threading.Event()

    def leave(self) -> None:
        """Cancel the page; `run`, in its thread, then ends soon."""
        self._left.set()

    def run(self, document: bytes) -> PrintResult:
        """Print a PDF and return how it ended; unless it was printed, it is cancelled."""
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
        """Watch the queue until the job has left it and return None, or return why the job must be cancelled."""
        end = self._clock() + self._limits.queue
        while not self._left.is_set():
            if self._has_left_queue(job, printer):
                # `take_back_all` may have taken it out when the person left.
                return PrintResult.LEFT if self._left.is_set() else None
            if self._is_stopped(printer):
                return PrintResult.STOPPED
            if self._clock() >= end:
                return PrintResult.SLOW
            self._left.wait(self._limits.look)
        return PrintResult.LEFT

    def _has_left_queue(self, job: str, printer: str) -> bool:
        queue = self._asked("lpstat", "-W", "not-completed", "-o", printer)
        # Without an answer from CUPS nothing is known about the job.
        if queue is None or queue.code:
            return False
        return job not in {line.partition(" ")[0] for line in queue.said.splitlines()}

    def _settled(self, job: str, why: PrintResult | None) -> PrintResult:
        """Cancel a job unless it is printed, and return how it ended.

        `lpstat` does not tell printed jobs from failed ones; only the answer of `cancel` does.

        Args:
            job: Its number.
            why: Why it must be cancelled; None if it has left the queue by itself.
        """
        told = self._asked("cancel", job)
        said = told.said if told else ""
        if "already completed" in said:
            return PrintResult.PRINTED
        # If CUPS keeps no history, it no longer knows the job.
        unknown = "does not exist" in said
        if why is None:
            return PrintResult.PRINTED if told is None or unknown else PrintResult.REFUSED
        taken_back = told is not None and (told.code == 0 or unknown or "already" in said)
        return why if taken_back else PrintResult.LOOSE

    def _is_stopped(self, printer: str) -> bool:
        state = self._asked("lpstat", "-p", printer)
        return state is not None and f"printer {printer} disabled" in state.said

    def _fault(self, said: str) -> PrintResult:
        """Return why `lp` accepted nothing, from what it wrote."""
        if "not accepting" in said:
            return PrintResult.STOPPED
        # If CUPS does not run, `lp` blames the printer.
        service = self._asked("lpstat", "-r")
        if service is not None and "not running" in service.said:
            return PrintResult.NO_SERVICE
        return PrintResult.NO_PRINTER if _MISSING.search(said) else PrintResult.REFUSED

    def _asked(self, *command: str, given: bytes = b"") -> Report | None:
        """Run a command of CUPS and return how it ended, or None if it took too long.

        If the person leaves, a running command gets a last few seconds: only `lp` can tell the number of its job.
        """
        end = self._clock() + self._limits.answer

        def may_go_on() -> bool:
            nonlocal end
            now = self._clock()
            if self._left.is_set():
                end = min(end, now + self._limits.leave)
            return now < end

        return run(self._as_owner(command), may_go_on, given)


def take_back_all(owner: str, limits: Limits | None = None, clock: Callable[[], float] = time.monotonic) -> bool:
    """Cancel all jobs of an owner, such as those that a process left when it died.

    Return whether none of them can be printed any more: CUPS answered, or is not installed.
    """
    try:
        ended = run(["cancel", "-U", owner, "-u", owner], within((limits or Limits()).answer, clock))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return ended is not None and ended.code == 0
