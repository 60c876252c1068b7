"""Terminal input made safe: bytes that are no UTF-8 and pastes never reach Textual.

Textual 8.2.8 ends on one byte that is no UTF-8, and after a paste whose end is missing it swallows every later key.
"""

from __future__ import annotations

import codecs
import os
import selectors
from collections.abc import Iterator
from threading import Event
from typing import Protocol

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from coach.steady import SteadyReader

PASTE_START = b"\x1b[200~"
PASTE_END = b"\x1b[201~"
SILENCE_S = 0.1
"""A paste arrives in one go: when nothing has come for so long, it is over, with its end or without."""


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
            except OSError:
                return
            if ready and not data:
                return
            yield from reader.feed(data) if data else reader.silence()


class ReadingDriver(LinuxDriver):
    """Textual's own driver, but that a reader of ours makes the events of what it reads."""

    def reader(self) -> Reader:
        """Return what makes events of bytes; a new one each time that reading begins."""
        raise NotImplementedError

    def hang_up(self) -> None:
        """Do what is to be done when the terminal has gone: nothing, for SIGHUP ends the program."""

    def run_input_thread(self) -> None:
        """Read until the program ends or the terminal goes, and hand on the reader's events."""
        for event in heard(self.fileno, self.exit_event, SteadyReader(self.reader(), self._app, SILENCE_S)):
            self.process_message(event)
        if not self.exit_event.is_set():
            self.hang_up()


class InputFilter:
    """Turns the terminal's bytes into text without pastes and without bytes that are no UTF-8."""

    def __init__(self) -> None:
        """Start outside any paste."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._held = b""
        self._pasting = False

    def feed(self, data: bytes) -> str:
        """Return the text in these bytes; a possible start of a paste mark at their end is held back."""
        data, self._held = self._held + data, b""
        text = ""
        while data:
            mark = PASTE_END if self._pasting else PASTE_START
            before, found, data = data.partition(mark)
            if not found:
                before, self._held = _without_tail(before, mark)
            if not self._pasting:
                text += self._decoder.decode(before)
            if found:
                self._pasting = not self._pasting
        return text

    def silence(self) -> str:
        """Return what was held back; a paste under way is taken as over."""
        held, self._held = self._held, b""
        was_pasting, self._pasting = self._pasting, False
        return "" if was_pasting else self._decoder.decode(held)


def _without_tail(data: bytes, mark: bytes) -> tuple[bytes, bytes]:
    """Split off the end of `data` that could be the beginning of `mark`."""
    for length in range(min(len(mark) - 1, len(data)), 0, -1):
        if mark.startswith(data[-length:]):
            return data[:-length], data[-length:]
    return data, b""


class TextReader:
    """Reads the keys of a person at home: all text and every key that Textual knows."""

    def __init__(self, parser: XTermParser) -> None:
        """Take Textual's own parser, which finds the keys in clean text."""
        self._parser = parser
        self._cleaned = InputFilter()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Return the events in these bytes."""
        return self._events(self._cleaned.feed(data))

    def silence(self) -> Iterator[Message]:
        """Return the events that were waiting for more bytes."""
        return self._events(self._cleaned.silence())

    def _events(self, text: str) -> Iterator[Message]:
        if text:
            yield from self._parser.feed(text)
        yield from self._parser.tick()


class SafeInputDriver(ReadingDriver):
    """Textual's own driver, but for bytes that are no UTF-8 and pastes."""

    def reader(self) -> TextReader:
        """Return what makes events of clean text only."""
        return TextReader(XTermParser(self._debug))
