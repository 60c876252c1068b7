"""A program sent on an errand: it gets no terminal, says what it found in English, and never outlives its time."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Final

LOOK_S: Final = 0.1
"""How often is asked whether the program may go on: a person who leaves should not feel the wait."""
REAP_S: Final = 1.0
"""How long a killed program may take to be gone; one that hangs in the system itself is then left to it."""
MOST_SAID: Final = 256 * 1024
"""Bytes that a program may write: far more than any of them has to say, and little for the memory."""
_AT_ONCE: Final = 65536
"""Bytes read or written in one go."""


@dataclass(frozen=True)
class Report:
    """How a program ended."""

    code: int
    """Its exit code."""
    printed: str
    """What it wrote on its standard output."""
    complained: str
    """What it wrote on its standard error."""

    @property
    def said(self) -> str:
        """All that it wrote."""
        return self.printed + self.complained


def run(
    command: Sequence[str],
    may_go_on: Callable[[], bool],
    given: bytes = b"",
    *,
    environment: Mapping[str, str] | None = None,
    source: int | None = None,
) -> Report | None:
    """Return how a program ended, or None when it had to be killed, with all that it had started.

    It is killed when it may not go on, and when it writes more than MOST_SAID: a program that floods is out of order,
    and its words must not fill the memory.

    Args:
        command: The program and its arguments.
        may_go_on: Says whether it may run still.
        given: What it reads on its standard input.
        environment: Its variables; those of this program if left out. Its words are English either way.
        source: An open file that it reads in place of what is given.

    Raises:
        OSError: It cannot be started.
    """
    child = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE if source is None else source,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Its words are read by this program, whatever the person's language.
        env={**(os.environ if environment is None else environment), "LC_ALL": "C"},
        # A group of its own, so that its children can be killed with it, and no Ctrl+C of the terminal reaches it.
        start_new_session=True,
    )
    with _Pipes(child, given) as pipes:
        while not pipes.ended or child.poll() is None:
            if pipes.flooded or not may_go_on():
                _kill(child)
                return None
            pipes.carry(LOOK_S)
        return Report(child.returncode, *pipes.words())


class _Pipes:
    """The pipes of a child, carried on without ever waiting for it or keeping more than it may say."""

    def __init__(self, child: subprocess.Popen[bytes], given: bytes) -> None:
        assert child.stdout is not None
        assert child.stderr is not None
        self._child, self._left = child, memoryview(given)
        self._said: dict[IO[bytes], bytearray] = {child.stdout: bytearray(), child.stderr: bytearray()}
        self._open = selectors.DefaultSelector()
        for pipe in self._said:
            self._open.register(pipe, selectors.EVENT_READ)
        if child.stdin is not None:
            os.set_blocking(child.stdin.fileno(), False)
            self._open.register(child.stdin, selectors.EVENT_WRITE)

    def __enter__(self) -> _Pipes:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (*self._said, self._child.stdin):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._open.close()

    @property
    def ended(self) -> bool:
        """Whether the child, and whatever it left its pipes to, has closed them."""
        return not self._open.get_map()

    @property
    def flooded(self) -> bool:
        """Whether the child has said more than it may."""
        return sum(map(len, self._said.values())) > MOST_SAID

    def words(self) -> tuple[str, str]:
        """Return what it printed, and what it complained of."""
        printed, complained = (bytes(said).decode(errors="replace") for said in self._said.values())
        return printed, complained

    def carry(self, seconds: float) -> None:
        """Take what the child says and give it what it reads, or wait so long for either."""
        if self.ended:
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(seconds)
            return
        ready = [key.fileobj for key, _ in self._open.select(seconds)]
        if self._child.stdin is not None and self._child.stdin in ready:
            self._give(self._child.stdin)
        for pipe in self._said:
            if pipe in ready:
                self._take(pipe)

    def _give(self, pipe: IO[bytes]) -> None:
        try:
            self._left = self._left[os.write(pipe.fileno(), self._left[:_AT_ONCE]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            # It reads no more; how it ended tells whether it should have.
            self._left = self._left[:0]
        if not self._left:
            self._close(pipe)

    def _take(self, pipe: IO[bytes]) -> None:
        some = os.read(pipe.fileno(), _AT_ONCE)
        self._said[pipe] += some
        if not some:
            self._close(pipe)

    def _close(self, pipe: IO[bytes]) -> None:
        self._open.unregister(pipe)
        with suppress(OSError):
            pipe.close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End a program that has not been waited for yet, so that its number is still its own."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        child.wait(REAP_S)
