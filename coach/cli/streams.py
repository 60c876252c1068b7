"""The three streams: whole, whatever the caller has closed, and with a stand-in for signs that they cannot write."""

from __future__ import annotations

import errno
import os
import sys
from io import BufferedIOBase, BytesIO, TextIOWrapper
from typing import NoReturn

from coach.core.errors import CoachError

PLAIN = ("dumb", "unknown")
"""What terminals call themselves that print lines and know no escape sequences, as editors' shells do."""


class TerminalError(CoachError):
    """The screens cannot be shown here."""


class NowhereToWrite(BufferedIOBase):
    """What stands for a stdout that the caller has closed: a result that is lost must not pass for one."""

    def writable(self) -> bool:
        """Say that it can be tried."""
        return True

    def write(self, _: object) -> NoReturn:
        """Fail as a closed file does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def mend_streams() -> None:
    """Give the program the streams that its caller has closed, so that no file or child gets their numbers."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is this one: those below it have just been looked at.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    # Python has None for a stream that was closed when it started.
    if sys.stdin is None:
        sys.stdin = TextIOWrapper(BytesIO(), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = TextIOWrapper(NowhereToWrite(), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = TextIOWrapper(BytesIO(), encoding="utf-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Where the locale is not UTF-8 a sign that it lacks must not cost the rest of the text.
            stream.reconfigure(errors="replace")


def on_terminal() -> bool:
    """Say whether a person sits at both ends: keys come from a terminal, and the picture goes to one."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def need_screen(without: str) -> None:
    """Go on where screens can be shown.

    Args:
        without: What to say where there is no terminal: what works without one.

    Raises:
        TerminalError: There is no terminal, or it can only print lines.
    """
    if not on_terminal():
        raise TerminalError(without)
    name = os.environ.get("TERM", "")
    if name in PLAIN:
        raise TerminalError(
            f"This terminal calls itself {name!r} and cannot show screens. Use another one, or say what it is: "
            "TERM=xterm-256color coach"
        )
