"""Restarts the kiosk's app after a crash, and gives up after the third within a minute."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from textual.app import App

from coach.crash_report import crash_report, tell_report
from coach.kiosk.process.hardening import EndSignals, ignore_signals, locked_terminal
from coach.kiosk.process.memory import forget

MOST_CRASHES = 3
WITHIN_S = 60.0
"""This many crashes within this time end the program: systemd should learn that something is wrong."""
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


def run_forever(make_app: Callable[[bool], QuietApp], supervisor: Supervisor, tell: Callable[[str], None]) -> int:
    """Run an app, and a new one after each crash, until one ends; return the exit code.

    It is the app's, that of the signal that ended it, or GIVEN_UP. The terminal is restored before a report is written,
    and takes no signals from keys and shows no typing until the end.

    Args:
        make_app: Returns an app to run; its argument says whether the app before it crashed.
        supervisor: Decides when to give up.
        tell: Takes lines for the journal: types, files and line numbers, never a value.
    """
    crashed = False
    end_signals = EndSignals()
    ignore_signals()
    with end_signals.handled(), locked_terminal(0):
        while end_signals.code is None:
            ended = _run(make_app, crashed, end_signals)
            if isinstance(ended, int):
                return ended if end_signals.code is None else end_signals.code
            # Reference cycles and caches still hold what the crashed app knew.
            forget()
            tell_report(ended, tell)
            if not supervisor.should_restart():
                tell(f"coach kiosk: {MOST_CRASHES} crashes within {WITHIN_S:g} s, giving up.")
                return GIVEN_UP
            crashed = True
    return end_signals.code


def run_once(make_app: Callable[[bool], QuietApp], tell: Callable[[str], None]) -> int:
    """Run one app, where each visitor has a process of their own; return its exit code, or GIVEN_UP if it crashed.

    Args:
        make_app: Returns an app to run; its argument, that the app before it crashed, is always False.
        tell: Takes the report of a crash, without values.
    """
    end_signals = EndSignals()
    ignore_signals()
    with end_signals.handled():
        ended = _run(make_app, False, end_signals)
    if isinstance(ended, int):
        return ended
    tell_report(ended, tell)
    return GIVEN_UP


def _run(make_app: Callable[[bool], QuietApp], crashed: bool, end_signals: EndSignals) -> int | str:
    """Run an app; return its exit code, or the report of its crash."""
    try:
        app = make_app(crashed)
        app.end_signals = end_signals
        code = app.run(mouse=False)
        error = app._exception
    except Exception as failure:
        return crash_report(failure)
    finally:
        end_signals.disconnect()
    # An error after the app has an exit code is no crash: keys that are still on their way find no screen.
    if error is not None and code is None:
        return crash_report(error)
    return code if code is not None else app.return_code or 0
