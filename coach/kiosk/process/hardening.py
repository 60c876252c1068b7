"""What shuts the kiosk in: a clean environment, deaf signals, a raw terminal and no dumps of memory.

It loads no Textual, which reads its own variables once, at import: the environment has to be clean before.
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
from functools import partial
from types import TracebackType

from coach.crash_report import crash_report, tell_report

PATH = "/usr/local/bin:/usr/bin:/bin"
"""Where the programs that speak and print are."""
KEPT = frozenset(
    {
        *("TERM", "TZ", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE"),
        *("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"),
        *("PULSE_SERVER", "PIPEWIRE_REMOTE", "SPEECHD_ADDRESS", "CUPS_SERVER", "IPP_PORT"),
        *("NOTIFY_SOCKET", "WATCHDOG_USEC"),
        *("XDG_CONFIG_HOME", "XDG_DATA_HOME"),
    }
)
"""Variables that the terminal, the voice, the printer and the watchdog need, and those that say where a user's files
are: without them the kiosk would look elsewhere than the commands by which staff set it up. LC_* are kept as well."""
COLOURS = frozenset({"truecolor", "24bit"})
ISOLATED = ("-B", "-E", "-P", "-X", "utf8")
"""Python's flags: write no bytecode, read no PYTHON* variable, import nothing from the present folder, speak UTF-8."""

DEAF = (
    *(signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU),
    *(signal.SIGUSR1, signal.SIGUSR2, signal.SIGPIPE, signal.SIGALRM),
)
"""Signals that do nothing."""
LEAVING = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end the kiosk with the terminal restored."""
BY_SIGNAL = 128
"""A program that a signal ended has this and the signal's number for its exit code, as shells have it."""
PR_SET_DUMPABLE = 4
"""From <linux/prctl.h>."""


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that the kiosk runs with: a list of those allowed, so that a new one changes nothing.

    Without a TERM the Linux console is assumed; true colour is kept where the terminal has it, which the console has
    not whatever a variable says.
    """
    kept = {name: value for name, value in environ.items() if name in KEPT or name.startswith("LC_")}
    kept.setdefault("TERM", "linux")
    if kept["TERM"] != "linux" and environ.get("COLORTERM") in COLOURS:
        kept["COLORTERM"] = environ["COLORTERM"]
    return {**kept, "PATH": PATH}


def isolate(arguments: Sequence[str], module: str = "coach") -> None:
    """Start the program anew with nothing of the caller's, or return if that has been done.

    Python's own flags tell whether it has: a variable could be set by anyone.

    Args:
        arguments: What follows the program's name on the command line.
        module: The program, as `python -m` takes it.

    Raises:
        OSError: Python could not be started again.
    """
    clean = clean_environment(os.environ)
    if not (sys.flags.ignore_environment and sys.flags.safe_path and sys.flags.dont_write_bytecode):
        os.execve(sys.executable, [sys.executable, *ISOLATED, "-m", module, *arguments], clean)  # noqa: S606
    os.environ.clear()
    os.environ.update(clean)


def forbid_dumps() -> None:
    """Let no crash write the memory to a file, and on Linux no process of the same user read it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def deafen() -> None:
    """Let the signals that a keyboard or a job control could send do nothing."""
    for number in DEAF:
        signal.signal(number, signal.SIG_IGN)


class Leaving:
    """Hears SIGTERM and SIGHUP for as long as the program lives, also between two runs of the app.

    A handler of the loop would go with the loop, and a signal that comes while a crashed app ends would be lost.
    """

    def __init__(self) -> None:
        """Start with nobody to tell."""
        self.code: int | None = None
        """The exit code of a program that a signal asked to leave, once one has."""
        self._pass_on: Callable[[], object] | None = None

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Hear the signals until the block ends."""
        before = [signal.signal(number, self._hear) for number in LEAVING]
        try:
            yield
        finally:
            for number, handler in zip(LEAVING, before, strict=True):
                signal.signal(number, handler)

    def tell(self, loop: asyncio.AbstractEventLoop, leave: Callable[[], None]) -> None:
        """Call `leave` in this loop when the program is to leave, at once if it already is."""
        self._pass_on = partial(loop.call_soon_threadsafe, leave)
        if self.code is not None:
            leave()

    def untold(self) -> None:
        """Call nobody any more, and let go whoever would have been called."""
        self._pass_on = None

    def _hear(self, number: int, _: object) -> None:
        self.code = BY_SIGNAL + number
        if self._pass_on is not None:
            # A loop that is closed has left.
            with suppress(RuntimeError):
                self._pass_on()


@contextmanager
def locked_terminal(fileno: int) -> Iterator[None]:
    """Hold a terminal so that keys send no signal, stop no output and show nothing, also between two runs.

    Does nothing with a file that is no terminal.
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
        # The terminal may have gone by now.
        with suppress(termios.error):
            termios.tcflush(fileno, termios.TCIFLUSH)
            termios.tcsetattr(fileno, termios.TCSANOW, before)


def hush(tell: Callable[[str], None]) -> None:
    """Report what goes wrong outside the app, in threads and at clean-up, by place only: Python would print values.

    Args:
        tell: Takes a report of several lines.
    """

    def told(error: BaseException | None) -> None:
        if error is not None:
            tell_report(crash_report(error), tell)

    def at_top(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        told(error)

    def in_thread(failure: threading.ExceptHookArgs) -> None:
        told(failure.exc_value)

    def unraisable(failure: sys.UnraisableHookArgs) -> None:
        told(failure.exc_value)

    sys.excepthook = at_top
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    # The loop's own log tells values: of tasks whose error nobody took.
    logging.disable(logging.CRITICAL)
