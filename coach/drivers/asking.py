"""Asks a terminal what it is and whether it shows pixels, and keeps its answers from being taken for keys."""

from __future__ import annotations

import os
import re
import select
import termios
import time
import tty
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from coach.drivers.terminal import Reader

QUESTION = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>q\x1b[c"
"""Asks for kitty's graphics, for name and version (XTVERSION), and last for what every terminal tells."""
ANSWER_S = 0.1
"""Answers that come later than this count as none."""
LATE_S = 2.0
"""For so long after the question an answer may arrive in pieces: over a slow line a pause is no end of it."""
PATIENCE_S = 0.5
"""For so long a command waits for answers that come late, so that the shell does not get them as typed."""
MOST = 1024
"""More bytes than all answers have."""

_NAME = re.compile(rb"\x1bP>\|([ -~]{1,80})\x1b\\")
_GRAPHICS = re.compile(rb"\x1b_G[^;\x1b]*i=31[^;\x1b]*;OK\x1b\\")
_FENCE = re.compile(rb"\x1b\[\?[0-9;]*c")
_UNFINISHED = re.compile(rb"\x1b(?:[P_][ -~]*\x1b?|\[[?0-9;]*)$")


@dataclass(frozen=True)
class Answers:
    """What a terminal answered in time."""

    name: str = ""
    """Its name and version as it says them, such as `kitty(0.26.5)`; empty if it did not say."""
    graphics: bool = False
    """Whether it said that it can show pictures by kitty's protocol."""


def answers_in(heard: bytes) -> Answers:
    """Return the answers among these bytes."""
    name = _NAME.search(heard)
    return Answers(name[1].decode("ascii") if name else "", _GRAPHICS.search(heard) is not None)


def may_be_asked(environment: Mapping[str, str]) -> bool:
    """Return whether a terminal can be asked.

    The Linux console and Apple's Terminal would show parts of the question, and tmux and screen take them for a title.
    """
    kind = environment.get("TERM", "")
    plain = kind in ("", "dumb", "linux") or kind.startswith(("screen", "tmux")) or "TMUX" in environment
    return not plain and environment.get("TERM_PROGRAM") != "Apple_Terminal"


def ask_here() -> Answers:
    """Ask the terminal from which the program was started, and wait for its answers; for commands without screens.

    One that is not there, or goes meanwhile, answers nothing.
    """
    if not may_be_asked(os.environ):
        return Answers()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return Answers()
    try:
        before = termios.tcgetattr(terminal)
        try:
            return answers_in(_heard_in_time(terminal))
        finally:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    except (OSError, termios.error):
        return Answers()
    finally:
        os.close(terminal)


def _heard_in_time(terminal: int) -> bytes:
    """Ask a terminal by its descriptor; wait for the last answer, and return what was answered in time."""
    heard, in_time = b"", b""
    tty.setcbreak(terminal)
    os.write(terminal, QUESTION.encode("ascii"))
    asked_at = time.monotonic()
    while not _FENCE.search(heard) and (left := asked_at + PATIENCE_S - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            heard += os.read(terminal, MOST)
            in_time = heard if time.monotonic() - asked_at <= ANSWER_S else in_time
    return in_time


def _nothing() -> None:
    """Do nothing."""


class AnswerReader:
    """A reader of keys that also notes a terminal's answers.

    The reader that it wraps drops whole answers; this one keeps it from taking the rest of a broken one for keys.
    """

    def __init__(self, reader: Reader, clock: Callable[[], float] = time.monotonic) -> None:
        self._reader, self._clock = reader, clock
        self._heard = b""
        self._in_time = b""
        self._asked_at: float | None = None
        self._complete: Callable[[], object] = _nothing

    def asked(self, complete: Callable[[], object] = _nothing) -> None:
        """Begin to listen, as the question is being sent; `complete` is called once the last answer is there."""
        self._heard = self._in_time = b""
        self._asked_at, self._complete = self._clock(), complete

    @property
    def answers(self) -> Answers:
        """What was answered in time so far."""
        return answers_in(self._in_time)

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events in these bytes."""
        waited = self._waited()
        if waited is not None:
            self._heard = (self._heard + data)[-MOST:]
            if waited <= ANSWER_S:
                self._in_time = self._heard
            if _FENCE.search(self._heard):
                self._complete()
        yield from self._reader.feed(data)

    def silence(self) -> Iterator[Message]:
        """Yield the events that were waiting for more bytes, unless the rest of an answer is still to come."""
        if self._waited() is None or not _UNFINISHED.search(self._heard):
            yield from self._reader.silence()

    def _waited(self) -> float | None:
        """Return the seconds since the question, or None if no answer is expected any more."""
        if self._asked_at is None:
            return None
        waited = self._clock() - self._asked_at
        if waited > LATE_S:
            self._asked_at = None
            return None
        return waited
