"""Where typed lines come from: a terminal or a pipe."""

from __future__ import annotations

import os
import select
import termios
import time
from contextlib import suppress
from typing import Final, Protocol

LEAST_S: Final = 1.0
"""How long nothing is heard after what was typed is forgotten: a line meant for the question before answers nothing."""
LONGEST: Final = 1000
"""The most bytes of a line: what follows them is no answer to anything, and is forgotten."""


class Stopped(Exception):  # noqa: N818 -- not a fault: the person stops, or there is no more input
    """Nothing more is typed: the person stops, or the input has ended."""


class TypedLines(Protocol):
    """A source of typed lines."""

    def read(self, within: float | None) -> str | None:
        """Return the next line without its line break.

        Args:
            within: How many seconds to wait for it; None waits as long as it takes.

        Returns:
            The line, or None if none was typed in that time.

        Raises:
            Stopped: The input has ended.
        """

    def drop(self) -> None:
        """Forget what a person typed before now, or types within a moment; what a script of answers holds stays."""


class FileLines:
    """The lines of a file descriptor, such as stdin."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._waiting = b""
        self._ended = False
        self._deaf_until = 0.0

    def read(self, within: float | None) -> str | None:
        """Return the next line, as `TypedLines.read` does; an interrupt counts as the end of the input."""
        until = None if within is None else time.monotonic() + within
        try:
            while b"\n" not in self._waiting and not self._ended:
                left = None if until is None else max(0.0, until - time.monotonic())
                if not select.select([self._descriptor], [], [], left)[0]:
                    return None
                self._take()
        except KeyboardInterrupt as error:
            raise Stopped from error
        if not self._waiting:
            raise Stopped
        line, _, self._waiting = self._waiting.partition(b"\n")
        return line[:LONGEST].decode(errors="replace").rstrip("\r")

    def _take(self) -> None:
        try:
            more = os.read(self._descriptor, 4096)
        except OSError:
            # The terminal has gone.
            more = b""
        self._ended = not more
        if time.monotonic() >= self._deaf_until:
            before, line_break, line = (self._waiting + more).rpartition(b"\n")
            self._waiting = before + line_break + line[:LONGEST]

    def drop(self) -> None:
        """Forget what is typed on a terminal, as `TypedLines.drop` does; a pipe keeps its lines."""
        if os.isatty(self._descriptor):
            with suppress(termios.error):
                termios.tcflush(self._descriptor, termios.TCIFLUSH)
            self._waiting = b""
            self._deaf_until = time.monotonic() + LEAST_S
