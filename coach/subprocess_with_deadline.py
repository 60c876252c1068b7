"""Runs another program for a limited time: it gets no terminal, may write only so much, and is killed when time is up.

`run` and `run_silently` do it all; a caller that must wait in its own way uses `start` and `kill`.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Final

POLL_S: Final = 0.05
"""Seconds between two looks at whether the program may go on: nobody who leaves or silences a voice feels a wait."""
REAP_S: Final = 1.0
"""Seconds to wait for a killed program to be gone; one that hangs inside the kernel is left behind."""
MOST_SAID: Final = 256 * 1024
"""Bytes that a program may write: far more than any of them has to say, and little for the memory."""
_CHUNK: Final = 65536
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


def within(seconds: float, clock: Callable[[], float] = time.monotonic) -> Callable[[], bool]:
    """Return a function that returns true until so many seconds from now have passed, for `may_go_on`."""
    end = clock() + seconds
    return lambda: clock() < end


def run(
    command: Sequence[str],
    may_go_on: Callable[[], bool],
    given: bytes = b"",
    *,
    environment: Mapping[str, str] | None = None,
    source: int | None = None,
    most: int = MOST_SAID,
) -> Report | None:
    """Run a program and return how it ended and what it wrote, or None when it had to be killed.

    It is killed, with all that it started, as soon as it may not go on or has written too much.

    Args:
        command: The program and its arguments.
        may_go_on: Returns whether it may still run; asked every POLL_S seconds.
        given: What it reads on its standard input.
        environment: Its variables; those of this process if None. Its messages are in English either way.
        source: An open file that it reads in place of `given`.
        most: How many bytes it may write.

    Raises:
        OSError: It cannot be started.
    """
    child = start(
        command,
        stdin=subprocess.PIPE if source is None else source,
        output=subprocess.PIPE,
        # Its words are read by this program, whatever the person's language.
        environment={**(os.environ if environment is None else environment), "LC_ALL": "C"},
    )
    with _not_left_behind(child), _Pipes(child, given, most) as pipes:
        while not pipes.ended or child.poll() is None:
            if pipes.flooded or not may_go_on():
                _kill_and_reap(child)
                return None
            pipes.transfer(POLL_S)
        return Report(child.returncode, *pipes.words())


def run_silently(command: Sequence[str], may_go_on: Callable[[], bool]) -> int | None:
    """Run a program whose output is thrown away; return its exit code, or None when it had to be killed.

    It keeps this process's variables, its language among them. What it leaves running when it ends by itself stays.

    Args:
        command: The program and its arguments.
        may_go_on: Returns whether it may still run; asked every POLL_S seconds.

    Raises:
        OSError: It cannot be started.
    """
    child = start(command)
    with _not_left_behind(child):
        while may_go_on():
            with suppress(subprocess.TimeoutExpired):
                return child.wait(POLL_S)
    _kill_and_reap(child)
    return None


def start(
    command: Sequence[str],
    *,
    stdin: int = subprocess.DEVNULL,
    output: int = subprocess.DEVNULL,
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that it has no terminal, and `kill` reaches all that it starts.

    Args:
        command: The program and its arguments.
        stdin: What it reads, as for Popen.
        output: Where its standard output and standard error go, as for Popen.
        environment: Its variables; those of this process if None.
        folder: Its working folder; that of this process if None.

    Raises:
        OSError: It cannot be started.
        ValueError: An argument or a variable cannot be passed to a program.
    """
    return subprocess.Popen(  # noqa: S603
        command, stdin=stdin, stdout=output, stderr=output, env=environment, cwd=folder, start_new_session=True
    )


def signal_name(number: int) -> str:
    """Return the name of a signal that ended a program, such as "SIGTERM"; most of those of real time have none."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a program that `start` has started, and all that it started.

    Nobody may have waited for it yet: until then its process number, and so that of its group, is nobody else's.
    """
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


@contextmanager
def _not_left_behind(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill a program if the block fails, such as by Ctrl+C: in a session of its own no key reaches it."""
    try:
        yield
    except BaseException:
        if child.returncode is None:
            _kill_and_reap(child)
        raise


def _kill_and_reap(child: subprocess.Popen[bytes]) -> None:
    kill(child)
    with suppress(subprocess.TimeoutExpired):
        child.wait(REAP_S)


class _Pipes:
    """The pipes of a child: fed and read without ever blocking, and without keeping more than it may write."""

    def __init__(self, child: subprocess.Popen[bytes], given: bytes, most: int) -> None:
        assert child.stdout is not None
        assert child.stderr is not None
        self._child, self._left, self._most = child, memoryview(given), most
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
        """Whether all pipes are closed, by the child and by whatever inherited them from it."""
        return not self._open.get_map()

    @property
    def flooded(self) -> bool:
        """Whether the child has written more than it may."""
        return sum(map(len, self._said.values())) > self._most

    def words(self) -> tuple[str, str]:
        """Return what it wrote on its standard output, and on its standard error."""
        printed, complained = (bytes(said).decode(errors="replace") for said in self._said.values())
        return printed, complained

    def transfer(self, seconds: float) -> None:
        """Read what the child has written and feed it what it reads, waiting at most so long for either."""
        if self.ended:
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(seconds)
            return
        ready = [key.fileobj for key, _ in self._open.select(seconds)]
        if self._child.stdin is not None and self._child.stdin in ready:
            self._feed(self._child.stdin)
        for pipe in self._said:
            if pipe in ready:
                self._read(pipe)

    def _feed(self, pipe: IO[bytes]) -> None:
        try:
            self._left = self._left[os.write(pipe.fileno(), self._left[:_CHUNK]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            # It reads no more; its exit code tells whether it should have.
            self._left = self._left[:0]
        if not self._left:
            self._close(pipe)

    def _read(self, pipe: IO[bytes]) -> None:
        some = os.read(pipe.fileno(), _CHUNK)
        self._said[pipe] += some
        if not some:
            self._close(pipe)

    def _close(self, pipe: IO[bytes]) -> None:
        self._open.unregister(pipe)
        with suppress(OSError):
            pipe.close()
