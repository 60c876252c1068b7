"""A person's terminal: keys in and the picture out, for as long as it is there.

Textual 8.2.8 goes on without its terminal, draws on stderr, believes COLUMNS and LINES, and hangs where it is stopped
twice.
"""

from __future__ import annotations

import asyncio
import os
import select
import selectors
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event
from typing import Any, Protocol

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from coach.drivers.debounced_reader import DebouncedReader
from coach.drivers.keys import TextReader

SILENCE_S = 0.1
"""What belongs together arrives in one go: when nothing has come for so long, it is over, with its end or without."""
LEAVING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""Signals that end the program with all kept and the terminal restored."""
SIZE = (80, 24)
"""Columns and rows of a terminal that does not know its own."""
MOST = (1000, 400)
"""Columns and rows that are drawn at most: a terminal can be told any size, and each cell costs memory."""


class Reader(Protocol):
    """Makes events of the bytes that a terminal sends."""

    def feed(self, data: bytes) -> Iterator[Message]:
        """Return the events in these bytes."""

    def silence(self) -> Iterator[Message]:
        """Return the events that were waiting for more bytes: none have come for a while."""


class PatientReader(Reader, Protocol):
    """A reader that says how long to wait for more bytes."""

    def wait(self) -> float:
        """Return for how many seconds to wait for more bytes before it is silent."""


def heard(fileno: int, over: Event, reader: PatientReader) -> Iterator[Message]:
    """Yield the reader's events of what comes in there, until it is over or nothing can come any more."""
    with selectors.DefaultSelector() as selector:
        selector.register(fileno, selectors.EVENT_READ)
        while not over.is_set():
            ready = selector.select(reader.wait())
            try:
                data = os.read(fileno, 4096) if ready else b""
            except BlockingIOError:
                # Another program that shares the terminal was quicker.
                continue
            except OSError:
                return
            if ready and not data:
                return
            yield from reader.feed(data) if data else reader.silence()


def leave_on_signals(leave: Callable[[], None]) -> None:
    """Have the running loop call this when a signal asks the program to end.

    Textual alone leaves a raw terminal behind: https://github.com/Textualize/textual/issues/5140
    """
    loop = asyncio.get_running_loop()
    for number in LEAVING:
        loop.add_signal_handler(number, leave)


class HearingDriver(Driver):
    """What every driver of ours has, whatever it reads: a reader of its own, and an end when nothing can come.

    Mixed into one of Textual's drivers, before it.
    """

    exit_event: Event
    fileno: int

    def reader(self) -> Reader:
        """Return what makes events of bytes; a new one each time that reading begins."""
        return TextReader()

    def hang_up(self) -> None:
        """End the program as for SIGHUP: not every terminal that goes sends it."""
        os.kill(os.getpid(), signal.SIGHUP)

    def hear(self, fileno: int, reader: PatientReader) -> None:
        """Read there until the program ends or nothing can come any more, and hand on the reader's events."""
        for event in heard(fileno, self.exit_event, reader):
            self.process_message(event)
        if not self.exit_event.is_set():
            self.hang_up()

    def run_input_thread(self) -> None:
        """Read what the terminal sends."""
        self.hear(self.fileno, DebouncedReader(self.reader(), self._app, SILENCE_S))

    def _run_input_thread(self) -> None:
        # Textual would print the traceback and end with code 0; the app's own way with crashes prints no value.
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)


class TerminalOutput:
    """What a terminal is drawn on, by its file descriptor; when it has gone, drawing does nothing."""

    def __init__(self, fileno: int, encoding: str, gone: Callable[[], None]) -> None:
        """Take the descriptor, the terminal's encoding, and what to do when nothing can be drawn any more."""
        self._fileno = fileno
        self._encoding = encoding
        self._gone = gone
        self._there = True

    def write(self, text: str) -> None:
        """Draw a text, however long the terminal takes."""
        data = memoryview(text.encode(self._encoding, "replace"))
        while data and self._there:
            try:
                data = data[os.write(self._fileno, data) :]
            except BlockingIOError:
                # Another program that shares the terminal has set it so.
                select.select([], [self._fileno], [])
            except OSError:
                self._there = False
                self._gone()

    def flush(self) -> None:
        """Do nothing: nothing is held back."""


def window_size(fileno: int) -> tuple[int, int]:
    """Return the columns and rows of a terminal that are drawn."""
    try:
        there = os.get_terminal_size(fileno)
    except OSError:
        return SIZE
    columns, rows = (min(own or usual, most) for own, usual, most in zip(there, SIZE, MOST, strict=True))
    return columns, rows


def repaint(app: App[Any]) -> None:
    """Draw the whole screen anew, over whatever other programs have written there."""
    if app.screen_stack:
        app.screen.refresh()


class ReadingDriver(HearingDriver, LinuxDriver):
    """Textual's own driver, but that it reads, measures and draws on the terminal as it is."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        """Take the app; it draws on stdout, which is the terminal, and leaves stderr to whoever reads it."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stdout__ is not None
        self._out = sys.__stdout__.fileno()
        picture = TerminalOutput(self._out, sys.__stdout__.encoding, self.hang_up)
        self._file = picture  # type: ignore[assignment]  # Textual only writes and flushes
        self._size = size or self._get_terminal_size()

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual would believe COLUMNS and LINES: shells leave them behind, and they never change with the window.
        return window_size(self._out)

    def _query_in_band_window_resize(self) -> None:
        """Do not ask for sizes in the input: the terminal tells of them by SIGWINCH."""


class SafeInputDriver(ReadingDriver):
    """A person's terminal, in a shell: it can be stopped, sent to the background, and brought back."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        """Take the app."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._stopping = False
        """Whether it is just being stopped or brought back; what is sent meanwhile means the same."""
        # Textual's handlers interrupt whatever is being done. Before it draws there is nothing to restore.
        for number in (signal.SIGTSTP, signal.SIGCONT):
            signal.signal(number, signal.SIG_DFL)

    def start_application_mode(self) -> None:
        """Take the terminal; in the background the system stops the program here until it is brought to the front."""
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_signal_handler(signal.SIGTSTP, self._return, True)
        self._loop.add_signal_handler(signal.SIGCONT, self._return, False)

    def _return(self, stopped: bool) -> None:
        """Give the terminal back, stop if asked to, and take the terminal again once the program goes on."""
        if self._stopping:
            return
        self._stopping = True
        self.suspend_application_mode()
        if stopped:
            os.kill(os.getpid(), signal.SIGSTOP)
        self.resume_application_mode()
        self._app.call_later(repaint, self._app)
        # What was sent meanwhile is read in the loop's next round, and handled in the one behind that.
        self._loop.call_soon(self._loop.call_soon, self._loop.call_soon, self._go_on)

    def _go_on(self) -> None:
        self._stopping = False
