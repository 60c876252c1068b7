"""A storm of random keys on a real pseudo-terminal, seeded so that a failure can be repeated.

`python -m tests.support.storm --inputs 200000 --seed 1 --mark TEXT --press / --opens TEXT --back - -- COMMAND`

After every thousand inputs the program must run, show a screen with one of the marks, and obey a key. It must never
leave its screen, and no file below a watched folder may change; with `--strace` no file at all may be opened to write.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.inputs import Input, Pause, Size, inputs
from tests.support.terminal import COLOURFUL, DEADLINE_S, LEAVE_ALTERNATE, MissedError, Terminal

CHECK_EVERY = 1000
SIZE = (80, 24)
"""The size of the window, in columns and rows, during a check of the screen."""


@dataclass(frozen=True)
class Expected:
    """What each check of the screen requires."""

    marks: Sequence[str]
    """Regular expressions of which every allowed screen shows one; without any, the text is not checked."""
    press: str = "/"
    """A key that opens a screen from everywhere, in at most a few presses."""
    opens: str = ""
    """A regular expression for what that screen shows and no other does."""
    back: str = "-"
    """The key that closes it."""
    patience_s: float = 3.0
    """Seconds that a key may take to act."""
    deadline_s: float = DEADLINE_S
    """Seconds that an allowed screen may take to appear."""


@dataclass(frozen=True)
class Report:
    """The result of a storm."""

    inputs: int
    checks: int
    bytes_sent: int
    seconds: float
    screens: frozenset[str]
    """The marks that were seen."""


class Blowing:
    """Sends a storm's inputs to a program in a terminal, which has shown its first screen."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.sent = 0
        """How many bytes have been sent."""

    def put(self, each: Input) -> bool:
        """Send an input; say whether the program still has its screen.

        Raises:
            MissedError: The program runs and reads nothing any more.
        """
        match each:
            case Size(columns, rows):
                self._terminal.resize(columns, rows)
            case Pause(seconds):
                self._terminal.discard(seconds)
            case bytes():
                self._send(each)
        # Drawing all of the output would slow the storm down.
        self._terminal.discard(0.0)
        return LEAVE_ALTERNATE not in self._terminal.raw and self._terminal.running

    def _send(self, data: bytes) -> None:
        # A busy program reads late, and it blocks if its output is not read.
        fd = self._terminal._fd
        os.set_blocking(fd, False)
        end = time.perf_counter() + 60
        self.sent += len(data)
        while data and LEAVE_ALTERNATE not in self._terminal.raw and self._terminal.running:
            try:
                data = data[os.write(fd, data[:4096]) :]
            except BlockingIOError:
                self._terminal.discard(0.01)
            if time.perf_counter() > end:
                raise MissedError(f"The program reads nothing any more. The screen:\n{self._terminal.text}")


class Storm:
    """A storm on a program that must never leave its screen: it has shown the first one, and each check must pass."""

    def __init__(self, terminal: Terminal, expected: Expected) -> None:
        self._terminal = terminal
        self._blowing = Blowing(terminal)
        self._expected = expected
        self._seen: set[str] = set()
        self._checks = 0

    def blow(self, stream: Iterator[Input]) -> Report:
        """Send all inputs, and check after every thousand and at the end.

        Raises:
            MissedError: Something did not hold; says after how many inputs, and shows the screen.
        """
        began = time.perf_counter()
        count = 0
        for count, each in enumerate(stream, 1):
            self._blowing.put(each)
            self._stays()
            if count % CHECK_EVERY == 0:
                self._check(count)
        if count % CHECK_EVERY:
            self._check(count)
        return Report(count, self._checks, self._blowing.sent, time.perf_counter() - began, frozenset(self._seen))

    def _drain(self, seconds: float) -> None:
        self._terminal.discard(seconds)
        self._stays()

    def _stays(self) -> None:
        if LEAVE_ALTERNATE in self._terminal.raw:
            # If it crashed, its report comes right after.
            self._terminal.listen(1.0)
            raise MissedError(f"The program left its screen and said: {self._terminal.left_behind[:2000]}")

    def _check(self, count: int) -> None:
        self._checks += 1
        try:
            self._shows()
            self._acts()
        except MissedError as error:
            raise MissedError(f"After {count} inputs: {error}") from error
        self._terminal.raw = b""

    def _shows(self) -> None:
        end = time.perf_counter() + self._expected.deadline_s
        while not self._redrawn():
            if not self._terminal.running:
                raise MissedError(f"The program ended ({self._terminal.code}). The screen:\n{self._terminal.text}")
            if time.perf_counter() > end:
                raise MissedError(f"No screen of the kiosk came. The screen:\n{self._terminal.text}")

    def _redrawn(self) -> bool:
        """Have the screen redrawn, and say whether it is an allowed one."""
        # A resize redraws it, but a busy program may find the old size again by the time that it looks.
        self._drain(0.3)
        self._terminal.resize(SIZE[0] - 1, SIZE[1] - 1)
        self._drain(0.3)
        self._terminal.forget()
        self._terminal.resize(*SIZE)
        end = time.perf_counter() + self._expected.patience_s
        while self._mark() is None and time.perf_counter() < end:
            self._terminal.listen(0.1)
        return self._mark() is not None

    def _mark(self) -> str | None:
        """Return the first expected text on the screen, or an empty string if none is required."""
        marks = self._expected.marks or ("",)
        found = next((mark for mark in marks if re.search(mark, self._terminal.text)), None)
        if found is not None:
            self._seen.add(found)
        return found

    def _acts(self) -> None:
        if not self._expected.opens:
            return
        for _ in range(5):
            opened = self._opened()
            # The same key within half a second counts as one press.
            self._terminal.listen(0.6)
            self._terminal.press(self._expected.back if opened else self._expected.press)
            end = time.perf_counter() + self._expected.patience_s
            while time.perf_counter() < end:
                self._terminal.listen(0.1)
                if self._opened() != opened:
                    return
        raise MissedError(f"No key acts. The screen:\n{self._terminal.text}")

    def _opened(self) -> bool:
        return re.search(self._expected.opens, self._terminal.text) is not None


def written(log: str) -> list[str]:
    """Return the files that a log of strace says were opened to write, made, renamed or removed; no device."""
    wrote = re.compile(r'openat\([^"]*"([^"]*)", [^)]*O_(?:WRONLY|RDWR|CREAT|TRUNC)[^)]*\) = \d')
    changed = re.compile(r'(?:creat|mkdir|rename|unlink|symlink|link|mknod|truncate)(?:at2?)?\([^"]*"([^"]*)".*\) = \d')
    paths = [match[1] for line in log.splitlines() for match in [wrote.search(line) or changed.search(line)] if match]
    return [path for path in paths if not path.startswith(("/dev/", "/proc/"))]


def traced(command: Sequence[str], log: Path) -> list[str]:
    """Return a command that runs another and logs what it does to files."""
    calls = (
        "openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,symlink,symlinkat,link,linkat,truncate"
    )
    return ["/usr/bin/strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", f"trace={calls}", *command]


def files(folders: Sequence[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return every file below these folders with its size and the time of its last change."""
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def storm(
    command: Sequence[str],
    stream: Iterator[Input],
    expected: Expected,
    watched: Sequence[Path] = (),
    *,
    trace: bool = False,
    environment: Mapping[str, str | None] = COLOURFUL,
) -> Report:
    """Run a command in a terminal and send a storm to it.

    Raises:
        MissedError: Something did not hold.
    """
    before = files(watched)
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        log = Path(folder, "strace.log")
        terminal = stack.enter_context(Terminal(traced(command, log) if trace else command, *SIZE, environment))
        blowing = Storm(terminal, expected)
        # A busy machine is slow to start a program: only what comes after that is to be quick.
        terminal.wait_until(lambda: blowing._mark() is not None, "a screen of the kiosk")
        terminal.deadline = expected.deadline_s
        report = blowing.blow(stream)
        changed = sorted(str(path) for path, state in files(watched).items() if before.get(path) != state)
        changed += [str(path) for path in before if not path.exists()]
        if trace:
            changed += written(log.read_text("utf-8", "replace"))
    if changed:
        raise MissedError(f"Files were written: {', '.join(changed[:20])}")
    return report


def main() -> int:
    """Run a storm from the command line, and print its result."""
    asked = argparse.ArgumentParser(description="A storm of keys over a program in a terminal.")
    asked.add_argument("--inputs", type=int, default=200_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--mark", action="append", default=[], help="what an allowed screen shows; may be repeated")
    asked.add_argument("--press", default="/", help="a key that acts on every screen")
    asked.add_argument("--opens", default="", help="what that key shows")
    asked.add_argument("--back", default="-", help="the key that leaves it")
    asked.add_argument("--watch", action="append", default=[], type=Path, help="a folder in which nothing may change")
    asked.add_argument("--strace", action="store_true", help="watch every file")
    asked.add_argument("command", nargs="+")
    said = asked.parse_args()
    expected = Expected(said.mark, said.press, said.opens, said.back)
    try:
        report = storm(said.command, inputs(said.seed, said.inputs), expected, said.watch, trace=said.strace)
    except MissedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"{report.inputs} inputs ({report.bytes_sent} bytes), {report.checks} checks, {report.seconds:.0f} s; "
        f"screens seen: {', '.join(sorted(report.screens)) or 'any'}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
