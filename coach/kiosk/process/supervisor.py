"""Runs the kiosk's app again after a crash, and gives up after the third within a minute."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from textual.app import App

from coach.crash_report import crash_report, tell_report
from coach.kiosk.process.hardening import Leaving, deafen, locked_terminal
from coach.kiosk.process.memory import forget

MOST_CRASHES = 3
WITHIN_S = 60.0
"""The third crash within a minute ends the program: what starts it should know that something is wrong."""
GIVEN_UP = 70
"""The exit code then: EX_SOFTWARE of <sysexits.h>."""


class QuietApp(App[int]):
    """An app that leaves when it is told to, and prints nothing when it crashes.

    Textual's report of a crash shows local variables, and so answers.
    """

    leaving: Leaving | None = None
    """Says when to leave; given by what runs the app."""

    def on_mount(self) -> None:
        """Leave on SIGTERM and SIGHUP: Textual alone would leave a raw terminal behind."""
        if self.leaving is not None:
            self.leaving.tell(asyncio.get_running_loop(), self.leave)

    def leave(self) -> None:
        """End with the terminal restored; one that has crashed ends as crashed."""
        if self._exception is None:
            self.exit(0)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        # Some errors draw themselves, with the values that they carry.
        self._exit_renderables.clear()


class Supervisor:
    """Counts crashes."""

    def __init__(self, clock: Callable[[], float], most: int = MOST_CRASHES, within_s: float = WITHIN_S) -> None:
        """Take a clock in seconds, and how many crashes within how many of them are too many."""
        self._clock = clock
        self._within_s = within_s
        self._times: deque[float] = deque(maxlen=most)

    def goes_on(self) -> bool:
        """Note a crash that has just been, and say whether to run the app again."""
        self._times.append(self._clock())
        full = len(self._times) == self._times.maxlen
        return not (full and self._times[-1] - self._times[0] <= self._within_s)


def run_forever(make_app: Callable[[bool], QuietApp], supervisor: Supervisor, tell: Callable[[str], None]) -> int:
    """Run a fresh app after each crash until one ends; return its exit code, the signal's, or that of giving up.

    The terminal is restored before anything is told, and stays shut to signals and echo until the end.

    Args:
        make_app: Returns an app to run; it is told whether the one before it crashed.
        supervisor: Says when to give up.
        tell: Takes lines for the journal; they hold types, files and lines, and never a value.
    """
    crashed = False
    leaving = Leaving()
    deafen()
    with leaving.heard(), locked_terminal(0):
        while leaving.code is None:
            ended = _run(make_app, crashed, leaving)
            if isinstance(ended, int):
                return ended if leaving.code is None else leaving.code
            # What the crashed run knew is in reference cycles and in caches.
            forget()
            tell_report(ended, tell)
            if not supervisor.goes_on():
                tell(f"coach kiosk: {MOST_CRASHES} crashes within {WITHIN_S:g} s, giving up.")
                return GIVEN_UP
            crashed = True
    return leaving.code


def run_once(make_app: Callable[[bool], QuietApp], tell: Callable[[str], None]) -> int:
    """Run one app where each visitor has a process of their own; return its exit code, or that of giving up.

    Args:
        make_app: Returns an app to run; it is told that none crashed before it.
        tell: Takes the report of a crash, without a value.
    """
    leaving = Leaving()
    deafen()
    with leaving.heard():
        ended = _run(make_app, False, leaving)
    if isinstance(ended, int):
        return ended
    tell_report(ended, tell)
    return GIVEN_UP


def _run(make_app: Callable[[bool], QuietApp], crashed: bool, leaving: Leaving) -> int | str:
    """Return the exit code of an app that ended by itself, or the report of its crash."""
    try:
        app = make_app(crashed)
        app.leaving = leaving
        code = app.run(mouse=False)
        error = app._exception
    except Exception as failure:
        return crash_report(failure)
    finally:
        leaving.untold()
    # An app that was leaving has left: keys that are still on their way then find no screen.
    if error is not None and code is None:
        return crash_report(error)
    return code if code is not None else app.return_code or 0
