"""Hardening of the process: a clean environment, ignored signals, a raw terminal and no memory dumps.

This module must not import Textual, which reads environment variables on import: they are cleaned first.
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import resource
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType

from coach.crash_report import crash_report, tell_report
from coach.kiosk.exit_codes import POWER

PATH = "/usr/local/bin:/usr/bin:/bin"
"""Where the kiosk looks for the programs that speak and print."""
KEPT_VARIABLES = frozenset(
    {
        *("TERM", "TZ", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE"),
        *("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"),
        *("PULSE_SERVER", "PIPEWIRE_REMOTE", "SPEECHD_ADDRESS", "CUPS_SERVER", "IPP_PORT"),
        *("NOTIFY_SOCKET", "WATCHDOG_USEC"),
        *("XDG_CONFIG_HOME", "XDG_DATA_HOME"),
        POWER,
    }
)
"""The environment variables that the kiosk keeps, beside those that begin with LC_.

The terminal, the voice, the printer and the watchdog need them; POWER is a word of the kiosk's unit. With
XDG_CONFIG_HOME and XDG_DATA_HOME the kiosk looks for its files where the commands of staff put them.
"""
TRUE_COLOUR = frozenset({"truecolor", "24bit"})
"""Values of COLORTERM."""
ISOLATED = ("-B", "-E", "-P", "-X", "utf8")
"""Python's flags: write no bytecode, read no PYTHON* variable, import nothing from the current folder, use UTF-8."""

IGNORED = (
    *(signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGPIPE, signal.SIGALRM),
)
"""Signals that a keyboard or job control can send, which the kiosk ignores."""
ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end the kiosk, which first restores the terminal."""
EXIT_BY_SIGNAL = 128
"""Added to a signal's number, it is the exit code of a program that the signal ended, as in shells."""
PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
"""From <linux/prctl.h>."""
GIVE_BACK = b"\x1b[?2004l\x1b[?7h\x1b[?8h\x1b[2J\x1b[3J\x1b[H\x1b[?1049l\x1b[?25h"
"""Ends what a terminal was set to by a process that did not end it itself, and clears its picture and scrollback."""


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that the kiosk runs with: only those that are listed, so that a new one changes nothing.

    A missing TERM becomes `linux`. True colour is kept, but not for the Linux console, which has none.
    """
    kept = {name: value for name, value in environ.items() if name in KEPT_VARIABLES or name.startswith("LC_")}
    kept.setdefault("TERM", "linux")
    if kept["TERM"] != "linux" and environ.get("COLORTERM") in TRUE_COLOUR:
        kept["COLORTERM"] = environ["COLORTERM"]
    return {**kept, "PATH": PATH}


def isolate(arguments: Sequence[str], module: str = "coach") -> None:
    """Restart the program in a clean environment, or return if it already runs in one.

    Python's flags show whether it does: anyone could set a variable that says so.

    Args:
        arguments: What follows the program's name on the command line.
        module: The program's module, as in `python -m`.

    Raises:
        OSError: Python could not be restarted.
    """
    clean = clean_environment(os.environ)
    if not (sys.flags.ignore_environment and sys.flags.safe_path and sys.flags.dont_write_bytecode):
        os.execve(sys.executable, [sys.executable, *ISOLATED, "-m", module, *arguments], clean)  # noqa: S606
    os.environ.clear()
    os.environ.update(clean)


def forbid_dumps() -> None:
    """Keep crashes from writing memory to a file and, on Linux, processes of the same user from reading it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with_parent(parent: int) -> None:
    """Have this forked process asked to end as soon as its parent, by its process number, is gone; on Linux alone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


def ignore_signals() -> None:
    """Ignore the signals that a keyboard or job control can send."""
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)


class EndSignals:
    """Handles SIGTERM and SIGHUP as long as the program runs, also between two runs of the app.

    A process that is forked meanwhile has a copy of its own, which knows what has come so far.

    A handler of the event loop would end with the loop, and lose a signal that comes while a crashed app ends.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        """The program's exit code, once a signal has asked it to end."""
        self._told: Callable[[int], object] | None = None

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Handle the signals until the block ends."""
        before = [signal.signal(number, self._handle) for number in ENDING]
        try:
            yield
        finally:
            for number, handler in zip(ENDING, before, strict=True):
                signal.signal(number, handler)

    def connect(self, loop: asyncio.AbstractEventLoop, leave: Callable[[], None]) -> None:
        """Call `leave` in this loop when a signal comes, or at once if one has come."""
        self._told = lambda _: loop.call_soon_threadsafe(leave)
        if self.code is not None:
            leave()

    def pass_on(self, told: Callable[[int], object]) -> None:
        """Call `told` with the number of each signal that comes, and at once with that of one that has come."""
        self._told = told
        if self.code is not None:
            self._tell(self.code - EXIT_BY_SIGNAL)

    def disconnect(self) -> None:
        """Call nobody from now on, and keep no reference to the app."""
        self._told = None

    def _handle(self, number: int, _: object) -> None:
        self.code = EXIT_BY_SIGNAL + number
        self._tell(number)

    def _tell(self, number: int) -> None:
        if self._told is not None:
            # The loop may already be closed, and the process that it is passed on to may be gone.
            with suppress(RuntimeError, ProcessLookupError):
                self._told(number)


@contextmanager
def locked_terminal(fileno: int) -> Iterator[None]:
    """Set a terminal so that keys send no signal, stop no output and show nothing, also between two runs of the app.

    Does nothing if the file is no terminal.
    """
    try:
        before = termios.tcgetattr(fileno)
        locked = termios.tcgetattr(fileno)
        locked[0] &= ~(termios.IXON | termios.IXOFF | termios.BRKINT)
        locked[3] &= ~(termios.ISIG | termios.ECHO | termios.ICANON | termios.IEXTEN)
        termios.tcsetattr(fileno, termios.TCSANOW, locked)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        # The terminal may be gone by now.
        with suppress(termios.error):
            termios.tcflush(fileno, termios.TCIFLUSH)
            termios.tcsetattr(fileno, termios.TCSANOW, before)


def give_back(fileno: int) -> None:
    """Give a terminal its usual screen and cursor back, after a process that could not do so itself."""
    # It may be gone, or none at all.
    with suppress(OSError):
        if os.isatty(fileno):
            os.write(fileno, GIVE_BACK)


def report_without_values(tell: Callable[[str], None]) -> None:
    """Report errors outside the app, in threads and at clean-up, without values: Python would print them.

    Args:
        tell: Takes a report of several lines.
    """

    def report(error: BaseException | None) -> None:
        if error is not None:
            tell_report(crash_report(error), tell)

    def at_top(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        report(error)

    def in_thread(failure: threading.ExceptHookArgs) -> None:
        report(failure.exc_value)

    def unraisable(failure: sys.UnraisableHookArgs) -> None:
        report(failure.exc_value)

    sys.excepthook = at_top
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    # The event loop logs values: those of tasks whose error nobody awaited.
    logging.disable(logging.CRITICAL)
