"""Runs the kiosk's app in a fresh process for each visit and after a crash; gives up after too many crashes."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual.app import App

from coach.crash_report import crash_report, tell_report
from coach.kiosk.process.hardening import EXIT_BY_SIGNAL, EndSignals, give_back, ignore_signals, locked_terminal
from coach.kiosk.process.link import Link
from coach.kiosk.process.visit_process import CRASHED, FRESH, OVER, RING_THREAD, Take, VisitProcesses
from coach.subprocess_with_deadline import signal_name

MOST_CRASHES = 3
WITHIN_S = 60.0
"""This many crashes within this time end the program: systemd should learn that something is wrong."""
JOIN_S = 0.5
"""How long the wait for a ring is deaf to signals, in seconds."""
GIVEN_UP = 70
"""The exit code after too many crashes: EX_SOFTWARE of <sysexits.h>."""


class QuietApp(App[int]):
    """An app that ends on a signal, and prints nothing when it crashes.

    Textual's own crash report shows local variables, and so a visitor's answers.
    """

    end_signals: EndSignals | None = None
    """Set by whoever runs the app."""

    def on_mount(self) -> None:
        """Leave on SIGTERM and SIGHUP, on which Textual alone would leave the terminal raw."""
        if self.end_signals is not None:
            self.end_signals.connect(asyncio.get_running_loop(), self.leave)

    def leave(self) -> None:
        """End and restore the terminal; an app that is crashing goes on to its crash."""
        if self._exception is None:
            self.exit(0)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        # Some errors render themselves, with the values that they carry.
        self._exit_renderables.clear()


class Supervisor:
    """Counts crashes, and says when there were too many.

    Args:
        clock: Monotonic seconds.
        most: How many crashes are too many.
        within_s: The seconds within which they are counted.
    """

    def __init__(self, clock: Callable[[], float], most: int = MOST_CRASHES, within_s: float = WITHIN_S) -> None:
        self._clock = clock
        self._within_s = within_s
        self._times: deque[float] = deque(maxlen=most)

    def should_restart(self) -> bool:
        """Count a crash that has just happened; return whether to restart the app."""
        self._times.append(self._clock())
        full = len(self._times) == self._times.maxlen
        return not (full and self._times[-1] - self._times[0] <= self._within_s)


@dataclass(frozen=True)
class Start:
    """How the process of a visit begins."""

    first: bool
    """Whether it is the first one."""
    after_crash: bool
    """Whether the one before it crashed."""
    link: Link
    """Leads to the main process."""


def run_forever(
    make_app: Callable[[Start], QuietApp],
    supervisor: Supervisor,
    tell: Callable[[str], None],
    take: Take = lambda line, late: None,
) -> int:
    """Run an app in a process of its own, and a fresh one after each visit and each crash; return the exit code.

    It is the app's, unless that is FRESH, that of the signal that ended it, or GIVEN_UP. The terminal takes no signals
    from keys and shows no typing until the end. After a crash it is restored before a report is written.

    Args:
        make_app: Returns an app to run. It is called in the fresh process; what it changes there is lost here.
        supervisor: Decides when to give up.
        tell: Takes lines for the journal: types, files and line numbers, never a value.
        take: Takes each line that the processes send; see there.
    """
    first, crashed, code = True, False, 0
    end_signals = EndSignals()
    ignore_signals()
    processes = VisitProcesses(take, end_signals)
    # What is loaded is shared by all processes, as long as none writes to it: the search for garbage would.
    gc.collect()
    gc.freeze()
    with end_signals.handled(), locked_terminal(0):
        while end_signals.code is None:
            code = processes.run(partial(_visit, make_app, first, crashed, end_signals, tell))
            first, crashed = False, code == CRASHED or code < 0
            if code < 0:
                tell(f"coach kiosk: the process of a visit was ended by {signal_name(-code)}.")
                give_back(1)
            if crashed and not supervisor.should_restart():
                tell(f"coach kiosk: {MOST_CRASHES} crashes within {WITHIN_S:g} s, giving up.")
                return GIVEN_UP
            if not crashed and code != FRESH:
                return code if end_signals.code is None else end_signals.code
        if code == FRESH:
            give_back(1)
    return end_signals.code


def _visit(
    make_app: Callable[[Start], QuietApp],
    first: bool,
    after_crash: bool,
    end_signals: EndSignals,
    tell: Callable[[str], None],
    link: Link,
) -> int:
    """Run an app in its process, until what it has begun has ended; return the process's exit code."""
    loop = asyncio.new_event_loop()
    ended = _run(lambda: make_app(Start(first, after_crash, link)), end_signals, loop)
    if ended == FRESH:
        link.send(OVER)
    # A page on its way to the printer is taken back here.
    loop.run_until_complete(loop.shutdown_default_executor())
    if ended == FRESH:
        # A ring is not cut short, unless the kiosk is asked to end: nothing of a visit may outlive it. What else goes
        # on, as emptying the printer's queue, the next process does as well.
        end_signals.pass_on(lambda number: os._exit(EXIT_BY_SIGNAL + number))
        for thread in threading.enumerate():
            # A signal that another thread got is handled here only between two waits.
            while thread.name == RING_THREAD and thread.is_alive():
                thread.join(JOIN_S)
    if isinstance(ended, int):
        # The main process may not have got the signal, and would take this for staff who left.
        return ended if end_signals.code is None else end_signals.code
    tell_report(ended, tell)
    return CRASHED


def run_once(make_app: Callable[[], QuietApp], tell: Callable[[str], None]) -> int:
    """Run one app in this process; return its exit code, or GIVEN_UP if it crashed.

    Args:
        make_app: Returns the app to run.
        tell: Takes the report of a crash, without values.
    """
    end_signals = EndSignals()
    ignore_signals()
    with end_signals.handled():
        ended = _run(make_app, end_signals)
    if isinstance(ended, int):
        return ended
    tell_report(ended, tell)
    return GIVEN_UP


def _run(
    make_app: Callable[[], QuietApp], end_signals: EndSignals, loop: asyncio.AbstractEventLoop | None = None
) -> int | str:
    """Run an app, in a loop that stays open if one is given; return its exit code, or the report of its crash."""
    try:
        app = make_app()
        app.end_signals = end_signals
        code = app.run(mouse=False, loop=loop)
        error = app._exception
    except Exception as failure:
        return crash_report(failure)
    finally:
        end_signals.disconnect()
    # An error after the app has an exit code is no crash: keys that are still on their way find no screen.
    if error is not None and code is None:
        return crash_report(error)
    return code if code is not None else app.return_code or 0
