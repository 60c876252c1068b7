"""Makes stdin, stdout and stderr usable whatever the caller closed, and checks that there is a terminal."""

from __future__ import annotations

import errno
import os
import sys
from io import BufferedIOBase, BytesIO, TextIOWrapper
from typing import NoReturn

from coach.core.errors import CoachError
from coach.loading.sentences import sentence

PLAIN = ("dumb", "unknown")
"""TERM of terminals that know no escape sequences, such as an editor's shell."""


class TerminalError(CoachError):
    """The screens cannot be shown here."""


class NowhereToWrite(BufferedIOBase):
    """Stands in for a closed stdout, and fails on every write: a lost result must not look like success."""

    def writable(self) -> bool:
        """Return True, so that a write is tried."""
        return True

    def write(self, _: object) -> NoReturn:
        """Fail as a closed file does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def mend_streams() -> None:
    """Open the streams that the caller closed, so that no other file or child gets their file descriptors."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # This is the lowest free descriptor, since those below it have just been checked.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    # Python sets a stream to None that was closed when it started.
    if sys.stdin is None:
        sys.stdin = TextIOWrapper(BytesIO(), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = TextIOWrapper(NowhereToWrite(), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = TextIOWrapper(BytesIO(), encoding="utf-8")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A character that the locale's encoding lacks becomes "?", and the rest of the text is kept.
            stream.reconfigure(errors="replace")


def on_terminal() -> bool:
    """Return whether both stdin and stdout are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def need_screen(without: str) -> None:
    """Return if screens can be shown here.

    Args:
        without: The key of the error where there is no terminal; its words name what works without one.

    Raises:
        TerminalError: There is no terminal, or it can only print lines.
    """
    if not on_terminal():
        raise TerminalError(sentence(without))
    name = os.environ.get("TERM", "")
    if name in PLAIN:
        raise TerminalError(sentence("no-screen", name=name))
