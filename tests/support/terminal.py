"""A real pseudo-terminal for tests: it runs a program, sends keys to it, and gives its screen as text.

Nothing here sleeps: each wait is a select on the terminal with a deadline, and a missed deadline shows the screen.
A test that fails prints what was done to the terminal and its screen.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

import pyte
from pyte.screens import Char

from tests.support.escapes import UNKNOWN, WHOLE, cut
from tests.support.key_names import names_of

DEADLINE_S = 20.0
"""The longest time that any one wait may take."""

POLL_S = 0.02
"""How often to check whether the program has ended, which the terminal does not report."""

LEAVE_ALTERNATE = b"\x1b[?1049l"
SHOW_CURSOR = b"\x1b[?25h"
HIDE_CURSOR = b"\x1b[?25l"

COLOURFUL: Mapping[str, str | None] = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "NO_COLOR": None,
    "COLUMNS": None,
    "LINES": None,
    "SSH_CONNECTION": None,
    "SSH_TTY": None,
}
"""The environment variables of a modern terminal; those of the terminal that runs the tests are removed."""

_TAIL = 4096
"""How many bytes of the output are kept while nothing is drawn."""

_KEPT = 200
"""How many of the last keys a failed test prints."""


class MissedError(AssertionError):
    """A wait took longer than its deadline."""


class Terminal:
    """A program in a pseudo-terminal, and the screen it has drawn so far. A `with` statement ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str | None] = COLOURFUL,
        deadline: float = DEADLINE_S,
    ) -> None:
        """Start the program.

        Args:
            command: The program, by its path, and its arguments.
            columns: Width of the terminal.
            rows: Height of the terminal.
            environment: Variables to set on top of the present ones; None takes one away.
            deadline: Seconds that any one wait may take.
        """
        self.deadline = deadline
        """Seconds that any one wait may take."""
        self.raw = b""
        """All bytes that the program has written."""
        self.code: int | None = None
        """The program's exit code, as the `returncode` of subprocess; None while it runs."""
        self._done: deque[str] = deque(maxlen=_KEPT)
        self._screen = pyte.Screen(columns, rows)
        self._text: str | None = None
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""
        self._arrived = 0.0
        self._fd, self._own_end = pty.openpty()
        self.resize(columns, rows)
        self.attributes_before = self.attributes()
        """The terminal's settings before the program started."""
        self.started = time.perf_counter()
        self.pid = self._spawn(command, {**os.environ, **environment})

    def _spawn(self, command: Sequence[str], environment: Mapping[str, str | None]) -> int:
        # A session leader that opens a terminal becomes its owner. Forking here could deadlock, because of threads.
        tty = os.ttyname(self._own_end)
        streams = [
            (os.POSIX_SPAWN_OPEN, 0, tty, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        kept = {name: value for name, value in environment.items() if value is not None}
        # Whoever runs the tests in the background has them ignore Ctrl+C; a program in a terminal of its own must not.
        usual = (signal.SIGINT, signal.SIGQUIT)
        return os.posix_spawn(command[0], list(command), kept, file_actions=streams, setsid=True, setsigdef=usual)

    def __enter__(self) -> Terminal:
        """Return the running terminal."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program if it still runs; if the test failed, print the keys sent to it and its screen."""
        if error is not None:
            sys.stdout.write(f"{self.account()}\n")
        if self.code is None and not self._ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)
        os.close(self._own_end)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        if self._text is None:
            # Cached, because conditions read it many times a second.
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    @property
    def running(self) -> bool:
        """Whether the program still runs."""
        return not self._ended()

    @property
    def cells(self) -> list[list[Char]]:
        """The screen's cells row by row, each with its sign and colours."""
        return [[self._screen.buffer[y][x] for x in range(self._screen.columns)] for y in range(self._screen.lines)]

    @property
    def left_behind(self) -> str:
        """What the program wrote after it left the alternate screen, which stays on the shell's screen."""
        return WHOLE.sub(b"", self.raw.rpartition(LEAVE_ALTERNATE)[2]).decode()

    def account(self) -> str:
        """The keys, sizes and signals so far, and the screen, to print if the test fails."""
        end = "it runs" if self.running else f"it ended with {self.code}"
        return f"keys sent: {' '.join(self._done) or 'none'}\nthe program: {end}\n{self.text}"

    def attributes(self) -> list[Any]:
        """Return the terminal's settings: echo, line editing and all that."""
        return termios.tcgetattr(self._own_end)

    def press(self, *keys: str) -> None:
        """Send keys, each as the characters that it types."""
        self.send("".join(keys).encode())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._done += names_of(data)
        os.write(self._fd, data)

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal, which the program is told."""
        self._screen.resize(rows, columns)
        self._text = None
        self.tell_size(columns, rows)

    def tell_size(self, columns: int, rows: int) -> None:
        """Tell the program another size, while the screen drawn here keeps its own."""
        self._done.append(f"[{columns}x{rows}]")
        fcntl.ioctl(self._own_end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._done.append(f"[{number.name}]")
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as its window being closed does; nothing can be read from it any more."""
        self._done.append("[hang-up]")
        for fd in (self._fd, self._own_end):
            os.close(fd)
        self._fd, self._own_end = pty.openpty()

    def wait(self, text: str) -> float:
        """Wait for a text on the screen; return how many seconds after the start it came.

        Raises:
            MissedError: It did not come within the deadline, or the program ended without it.
        """
        return self.wait_until(lambda: text in self.text, repr(text))

    def wait_until(self, condition: Callable[[], bool], what: str = "what was waited for") -> float:
        """Wait for a condition; return how many seconds after the start it was met.

        Raises:
            MissedError: It did not within the deadline, or the program ended before.
        """
        end = time.perf_counter() + self.deadline
        self._arrived = time.perf_counter()
        while not condition():
            if not self._read(POLL_S) and self._ended():
                raise MissedError(f"The program ended ({self.code}) before {what}. The screen:\n{self.text}")
            if time.perf_counter() > end:
                raise MissedError(f"{what} did not come in {self.deadline:g} s. The screen:\n{self.text}")
        return self._arrived - self.started

    def comes(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Draw what the program writes until a condition is met; say whether it was within so many seconds."""
        end = time.perf_counter() + seconds
        while not condition() and time.perf_counter() < end:
            self._read(POLL_S)
        return condition()

    def listen(self, seconds: float) -> None:
        """Draw what the program writes for so many seconds, for measurements."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def overwrite(self, data: bytes) -> None:
        """Draw bytes as if another program wrote them to the terminal."""
        self._draw(data)

    def forget(self) -> None:
        """Clear the screen here, so that only what is drawn from now on counts."""
        self._screen.reset()
        self._text = None

    def discard(self, seconds: float) -> None:
        """Read what the program writes for so many seconds, at least once, without drawing it; `raw` keeps the end."""
        end = time.perf_counter() + seconds
        left = seconds
        while select.select([self._fd], [], [], max(left, 0.0))[0] and left >= 0:
            self.raw = self.raw[-_TAIL:] + os.read(self._fd, 65536)
            self._held = b""
            left = end - time.perf_counter()

    def settle(self, quiet: float = 0.1) -> None:
        """Draw what the program writes until it has been quiet for so many seconds.

        Raises:
            MissedError: It was never quiet within the deadline.
        """
        end = time.perf_counter() + self.deadline
        while self._read(quiet):
            if time.perf_counter() > end:
                raise MissedError(f"The program was not quiet for {quiet:g} s. The screen:\n{self.text}")

    def finished(self) -> int:
        """Wait until the program has ended and its output is read; return its exit code, negative for a signal.

        Raises:
            MissedError: It did not end within the deadline.
        """
        end = time.perf_counter() + self.deadline
        while not self._ended():
            self._read(POLL_S)
            if time.perf_counter() > end:
                raise MissedError(f"The program did not end in {self.deadline:g} s. The screen:\n{self.text}")
        while self._read(0):
            pass
        assert self.code is not None
        return self.code

    def _ended(self) -> bool:
        if self.code is None:
            # Something else has waited for the process already, and has its code.
            with suppress(ChildProcessError):
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None

    def _read(self, seconds: float) -> bool:
        """Draw what comes within so many seconds; say whether anything came."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return False
        data = os.read(self._fd, 65536)
        self._arrived = time.perf_counter()
        self.raw += data
        whole, self._held = cut(self._held + data)
        self._draw(UNKNOWN.sub(b"", whole))
        return True

    def _draw(self, data: bytes) -> None:
        self._stream.feed(data)
        self._text = None
