"""Real terminals for tests: a program runs in a pseudo-terminal as ever, and a terminal's window shows it as well.

The window runs a shell that only holds its terminal open. What the program writes is written there too, and what the
terminal answers goes to the program. So tests wait for texts as in `Terminal`, and then look at a real picture.
"""

from __future__ import annotations

import fcntl
import os
import select
import shutil
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from struct import unpack
from tempfile import mkdtemp
from typing import Self

import pytest
from PIL import Image

from tests.support.terminal import DEADLINE_S, POLL_S, Terminal

FONT, POINTS = "DejaVu Sans Mono", 12
TOLD = ("TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TMUX", "STY", "VTE_VERSION", "KITTY_WINDOW_ID")
"""The variables by which terminals tell programs of themselves."""
_NOBODY = 65534
_SWAY = "xwayland disable\noutput HEADLESS-1 resolution 1000x700\ndefault_border none\n"
_HOLD = "env > {file}.part; tty >> {file}.part; stty raw -echo; mv {file}.part {file}; exec sleep 600"


@dataclass(frozen=True)
class Window:
    """A kind of terminal window that shows a program."""

    name: str
    needs: tuple[str, ...]
    """The programs that must be installed."""
    command: tuple[str, ...]
    """Opens the window; what it is to run follows."""
    version: tuple[str, ...]
    """Prints its name and version."""
    display: str = "x"
    """`x` for an X server without a screen, `wayland` for a Wayland compositor without one."""


_KITTY = (
    *("kitty", "--config", "NONE", "-o", f"font_family={FONT}", "-o", f"font_size={POINTS}"),
    *("-o", "remember_window_size=no", "-o", "initial_window_width=80c", "-o", "initial_window_height=24c"),
    *("-o", "cursor_blink_interval=0"),
)
_XTERM = (
    "xterm",
    "-bg",
    "#0c0c0c",
    "-fg",
    "#dddddd",
    "-fa",
    FONT,
    "-fs",
    str(POINTS),
    "-geometry",
    "80x24",
    "-b",
    "0",
    "-bw",
    "0",
    "+sb",
)
TMUX = ("tmux", "-L", "coach-tests")
"""How to speak to the tmux of a window."""
_TMUX = (*TMUX, "-f", "/dev/null", "new-session")
WINDOWS = {
    each.name: each
    for each in (
        Window("kitty", ("kitty", "Xvfb"), _KITTY, ("kitty", "--version")),
        Window(
            "xterm",
            ("xterm", "Xvfb"),
            (*_XTERM, "-e"),
            ("xterm", "-version"),
        ),
        Window(
            "foot",
            ("foot", "sway", "grim"),
            ("foot", "-c", "/dev/null", "-o", "pad=0x0", "-f", f"{FONT}:size={POINTS}"),
            ("foot", "--version"),
            display="wayland",
        ),
        Window("tmux in kitty", ("tmux", "kitty", "Xvfb"), (*_KITTY, *_TMUX), ("tmux", "-V")),
        Window(
            "tmux in xterm",
            ("tmux", "xterm", "Xvfb"),
            (*_XTERM, "-e", *_TMUX),
            ("tmux", "-V"),
        ),
    )
}


def skip_where_missing(window: Window) -> None:
    """Skip the test that asks if a program that the window needs is not installed."""
    missing = [program for program in window.needs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}, not installed here")


@dataclass(frozen=True)
class Display:
    """A screen that nobody sees, on which windows open."""

    folder: Path
    """Where its windows may write."""
    environment: Mapping[str, str]
    looks: tuple[str, ...]
    """The command that writes its picture into a file, whose name follows."""
    runs: tuple[str, ...] = ()
    """What comes before the command of a window."""

    def picture(self, file: Path) -> Image.Image:
        """Return the whole screen as it is now."""
        environment = {**os.environ, **self.environment}
        subprocess.run([*self.looks, str(file)], env=environment, check=True, timeout=DEADLINE_S)
        with Image.open(file) as image:
            return image.convert("RGB")


class ShownTerminal(Terminal):
    """A program in a pseudo-terminal that a real terminal shows, and whose answers it gets."""

    def __init__(
        self, command: Sequence[str], tty: str, environment: Mapping[str, str | None], display: Display
    ) -> None:
        self._tty = os.open(tty, os.O_RDWR | os.O_NOCTTY)
        self._display = display
        size = os.get_terminal_size(self._tty)
        super().__init__(command, size.columns, size.lines, environment)

    def __enter__(self) -> Self:
        return self

    @property
    def cell_size(self) -> tuple[float, float]:
        """The pixels of a cell, across and down; tmux does not tell them."""
        rows, columns, width, height = unpack("HHHH", fcntl.ioctl(self._tty, termios.TIOCGWINSZ, b"\0" * 8))
        assert width, "the terminal does not tell how many pixels it has"
        return width / columns, height / rows

    def picture(self, folder: Path, quiet: float = 0.6) -> Image.Image:
        """Return the real terminal's screen, once it has had time to draw."""
        self.listen(quiet)
        return self._display.picture(folder / "screen.png")

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._tty, self._fd], [], [], seconds)
        if self._tty in ready:
            os.write(self._fd, os.read(self._tty, 4096))
        if self._fd not in ready:
            return False
        before = len(self.raw)
        came = super()._read(0)
        data = memoryview(self.raw[before:])
        while data:
            data = data[os.write(self._tty, data) :]
        return came


@contextmanager
def shown(window: Window, command: Sequence[str], folder: Path, **variables: str | None) -> Iterator[ShownTerminal]:
    """Open a window and run a program in it; both end with the `with` statement."""
    with ExitStack() as ends:
        display = ends.enter_context(_x(folder) if window.display == "x" else _wayland())
        held = display.folder / "held"
        shell = ["sh", "-c", _HOLD.format(file=held)]
        if _TMUX[0] in window.command:
            # tmux takes the words of a command apart again.
            shell = [f"sh -c '{shell[-1]}'"]
        started = {**os.environ, **display.environment}
        for name in TOLD:
            started.pop(name, None)
        with (folder / "window.log").open("wb") as log:
            process = subprocess.Popen([*display.runs, *window.command, *shell], env=started, stdout=log, stderr=log)
        ends.callback(_end, process)
        if _TMUX[0] in window.command:
            ends.callback(subprocess.run, [*TMUX, "kill-server"], check=False, capture_output=True)
        _wait_for(held, process, folder / "window.log")
        *lines, tty = held.read_text("utf-8", "replace").splitlines()
        told = dict(line.split("=", 1) for line in lines if "=" in line)
        environment: dict[str, str | None] = {name: told.get(name) for name in TOLD}
        gone = dict.fromkeys(("NO_COLOR", "COLUMNS", "LINES", "SSH_CONNECTION", "SSH_TTY"))
        yield ends.enter_context(ShownTerminal(command, tty, {**gone, **environment, **variables}, display))


@contextmanager
def _x(folder: Path) -> Iterator[Display]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x700x24", "-nolisten", "tcp"]
    with (folder / "x.log").open("wb") as log:
        process = subprocess.Popen(command, pass_fds=[write], stdout=log, stderr=log)
    os.close(write)
    try:
        assert select.select([read], [], [], DEADLINE_S)[0], "the X server did not start"
        number = os.read(read, 16).decode().strip()
        environment = {"DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1"}
        yield Display(folder, environment, ("import", "-window", "root"))
    finally:
        os.close(read)
        _end(process)


@contextmanager
def _wayland() -> Iterator[Display]:
    folder = Path(mkdtemp(prefix="coach-wayland-"))
    nobody: tuple[str, ...] = ()
    if os.getuid() == 0:
        # Compositors refuse to run as root, and a folder of pytest's is closed to all others.
        shutil.chown(folder, _NOBODY, _NOBODY)
        nobody = ("setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups")
    (folder / "config").write_text(_SWAY, "utf-8")
    environment = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "WAYLAND_DISPLAY": "wayland-1"}
    headless = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*nobody, "sway", "-c", str(folder / "config")],
            env={**os.environ, **environment, **headless},
            stdout=said,
            stderr=said,
        )
    try:
        _wait_for(folder / "wayland-1", process, log)
        yield Display(folder, environment, ("grim",), nobody)
    finally:
        _end(process)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(file: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.perf_counter() + DEADLINE_S
    while not file.exists():
        assert process.poll() is None, log.read_text("utf-8", "replace")
        assert time.perf_counter() < end, f"no window: {log.read_text('utf-8', 'replace')}"
        select.select([], [], [], POLL_S)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(DEADLINE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
