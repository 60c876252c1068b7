"""The driver for a terminal: reads its keys, draws on it, and ends the app when it is closed.

Textual's own driver, as of 8.2.8, goes on without its terminal, draws on stderr, trusts COLUMNS and LINES, and hangs if
it is stopped twice.
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

from coach.drivers.asking import ANSWER_S, QUESTION, AnswerReader, Answers, may_be_asked
from coach.drivers.debounced_reader import DebouncedReader
from coach.drivers.keys import TextReader
from coach.drivers.pixel_board import PixelBoard

SILENCE_S = 0.1
"""Seconds without bytes after which an unfinished sequence is over: the bytes of a key arrive together."""
LEAVING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""Signals on which the program saves, restores the terminal and ends."""
SIZE = (80, 24)
"""Columns and rows for a terminal that does not report its size."""
MOUSE_ON, MOUSE_OFF = "\x1b[?1000;1002;1006h", "\x1b[?1000;1002;1006l"
"""Whether the terminal reports buttons, the wheel, and movements with a button held down."""
MOST = (1000, 400)
"""The most columns and rows that are drawn: a terminal may report any size, and each cell costs memory."""


class Reader(Protocol):
    """Turns the bytes that a terminal sends into events."""

    def feed(self, data: bytes) -> Iterator[Message]:
        """Return an iterator over the events in these bytes."""

    def silence(self) -> Iterator[Message]:
        """Return an iterator over the events that were waiting for more bytes, as none have come for a while."""


class PatientReader(Reader, Protocol):
    """A reader that says how long to wait for more bytes."""

    def wait(self) -> float:
        """Return how many seconds to wait for more bytes before calling `silence`."""


def events_from(fileno: int, over: Event, reader: PatientReader) -> Iterator[Message]:
    """Yield the events of the bytes that arrive at a file descriptor, until `over` is set or it is closed."""
    with selectors.DefaultSelector() as selector:
        selector.register(fileno, selectors.EVENT_READ)
        while not over.is_set():
            ready = selector.select(reader.wait())
            try:
                data = os.read(fileno, 4096) if ready else b""
            except BlockingIOError:
                # Another program that shares the terminal has read the bytes first.
                continue
            except OSError:
                return
            if ready and not data:
                return
            yield from reader.feed(data) if data else reader.silence()


def leave_on_signals(leave: Callable[[], None]) -> None:
    """Call a function in the running event loop when a signal asks the program to end.

    Textual alone would leave the terminal in raw mode: https://github.com/Textualize/textual/issues/5140
    """
    loop = asyncio.get_running_loop()
    for number in LEAVING:
        loop.add_signal_handler(number, leave)


class KeyReadingDriver(Driver):
    """Base of all our drivers: reads keys with a reader of its own, and ends the app when the input is closed.

    A mixin, to be named before one of Textual's drivers.
    """

    exit_event: Event
    fileno: int

    def reader(self) -> Reader:
        """Return a new reader, for each time that reading begins."""
        return TextReader(mouse=self._mouse)

    def _enable_mouse_support(self) -> None:
        # Textual would have each movement reported, which nothing here needs and a slow line would feel.
        if self._mouse:
            self.write(MOUSE_ON)

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(MOUSE_OFF)

    def hang_up(self) -> None:
        """End the program with SIGHUP, which not every terminal sends when it closes."""
        os.kill(os.getpid(), signal.SIGHUP)

    def hear(self, fileno: int, reader: PatientReader) -> None:
        """Pass the events of a file descriptor to the app, until the app ends or the descriptor is closed."""
        for event in events_from(fileno, self.exit_event, reader):
            self.process_message(event)
        if not self.exit_event.is_set():
            self.hang_up()

    def run_input_thread(self) -> None:
        """Read what the terminal sends, until it or the app ends."""
        self.hear(self.fileno, DebouncedReader(self.reader(), self._app, SILENCE_S))

    def _run_input_thread(self) -> None:
        # Textual would print a traceback and exit with code 0; the app's own crash handling prints no values.
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)


class TerminalOutput:
    """Writes to a terminal; once it is closed, calls `gone` and then does nothing.

    Args:
        fileno: The terminal's file descriptor.
        encoding: The terminal's encoding.
        gone: Called when the terminal turns out to be closed.
    """

    def __init__(self, fileno: int, encoding: str, gone: Callable[[], None]) -> None:
        self._fileno = fileno
        self._encoding = encoding
        self._gone = gone
        self._there = True

    def write(self, text: str) -> None:
        """Write a text, waiting for a slow terminal as long as it takes."""
        data = memoryview(text.encode(self._encoding, "replace"))
        while data and self._there:
            try:
                data = data[os.write(self._fileno, data) :]
            except BlockingIOError:
                # Another program that shares the terminal has made it non-blocking.
                select.select([], [self._fileno], [])
            except OSError:
                self._there = False
                self._gone()

    def flush(self) -> None:
        """Do nothing, since nothing is buffered."""


def window_size(fileno: int) -> tuple[int, int]:
    """Return the columns and rows to draw on a terminal."""
    try:
        there = os.get_terminal_size(fileno)
    except OSError:
        return SIZE
    columns, rows = (min(own or usual, most) for own, usual, most in zip(there, SIZE, MOST, strict=True))
    return columns, rows


def repaint(app: App[Any]) -> None:
    """Redraw the whole screen, over whatever other programs have written on it."""
    if app.screen_stack:
        app.screen.refresh()


class ReadingDriver(KeyReadingDriver, LinuxDriver):
    """Textual's driver for Linux and macOS, with our reading of keys, of the size, and our output.

    It draws on stdout, which must be the terminal, and leaves stderr free.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stdout__ is not None
        self._out = sys.__stdout__.fileno()
        picture = TerminalOutput(self._out, sys.__stdout__.encoding, self.hang_up)
        self._file = picture  # type: ignore[assignment]  # Textual only writes and flushes
        self._size = size or self._get_terminal_size()

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual would trust COLUMNS and LINES, which some shells export and which do not change with the window.
        return window_size(self._out)

    def _query_in_band_window_resize(self) -> None:
        """Do nothing: new sizes come with SIGWINCH, so the terminal need not send them as input."""


class SafeInputDriver(ReadingDriver):
    """The driver for a terminal with a shell: the app can be stopped, put in the background, and brought back."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._stopping = False
        """Whether the app is being stopped or resumed; further signals meanwhile mean the same."""
        self._answers: AnswerReader | None = None
        self.board = PixelBoard(self.write, first_id=1 + (int.from_bytes(os.urandom(3)) << 8))
        """The pictures in pixels on the terminal."""
        # Textual's handlers would interrupt any code. Until the app draws, there is nothing to restore.
        for number in (signal.SIGTSTP, signal.SIGCONT):
            signal.signal(number, signal.SIG_DFL)

    def reader(self) -> AnswerReader:
        """Return a new reader, which hears answers of the terminal as well."""
        self._answers = AnswerReader(super().reader())
        return self._answers

    async def ask(self) -> Answers | None:
        """Ask the terminal what it is and can show; return what it says in 0.1 s, None if it may not be asked."""
        if self._answers is None or not may_be_asked(os.environ):
            return None
        complete, loop = asyncio.Event(), asyncio.get_running_loop()
        self._answers.asked(lambda: loop.call_soon_threadsafe(complete.set))
        self.write(QUESTION)
        self.flush()
        with suppress(TimeoutError):
            await asyncio.wait_for(complete.wait(), ANSWER_S)
        return self._answers.answers

    def start_application_mode(self) -> None:
        """Begin to use the terminal; in the background, the system stops the program here until it is in front."""
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._loop.add_signal_handler(signal.SIGTSTP, self._give_back, True)
        self._loop.add_signal_handler(signal.SIGCONT, self._give_back, False)

    def stop_application_mode(self) -> None:
        """Give the terminal back, without any picture of ours in its memory."""
        self.board.clear()
        super().stop_application_mode()

    def _give_back(self, stop: bool) -> None:
        """Restore the terminal, stop the program if asked to, and take the terminal again once it continues."""
        if self._stopping:
            return
        self._stopping = True
        self.suspend_application_mode()
        if stop:
            os.kill(os.getpid(), signal.SIGSTOP)
        self.resume_application_mode()
        self._app.call_later(repaint, self._app)
        # Signals sent meanwhile are read in the loop's next iteration and handled in the one after it.
        self._loop.call_soon(self._loop.call_soon, self._loop.call_soon, self._go_on)

    def _go_on(self) -> None:
        self._stopping = False
