"""The driver for `coach serve`: packets from the web server become keys, and the picture goes back to it."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any

from textual import events
from textual.app import App
from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver
from textual.geometry import Size
from textual.message import Message

from coach.drivers.debounced_reader import DebouncedReader
from coach.drivers.page_limits import bounded
from coach.drivers.terminal import SILENCE_S, KeyReadingDriver, PatientReader

GREETING = b"__GANGLION__\n"
"""What textual-serve waits for before it reads packets."""
KEYS = "D"
"""The kind of packet with bytes as a terminal sends them; any other kind is JSON from the server."""


class Packets:
    """Decodes the server's packets: bytes go to the reader of keys, other messages to `tell`."""

    def __init__(self, keys: PatientReader, tell: Callable[[dict[str, Any]], None]) -> None:
        self._keys = keys
        self._tell = tell
        self._stream = ByteStream()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events in these bytes, which may hold part of a packet."""
        for kind, payload in self._stream.feed(data):
            if kind == KEYS:
                yield from self._keys.feed(payload)
            else:
                self._tell(json.loads(payload))

    def silence(self) -> Iterator[Message]:
        """Yield the events that were waiting for more bytes, as none have come for a while."""
        return self._keys.silence()

    def wait(self) -> float:
        """Return how many seconds to wait for more bytes before calling `silence`."""
        return self._keys.wait()


class BrowserDriver(KeyReadingDriver, WebDriver):
    """Textual's driver for a web page, which reads keys as at a terminal and accepts nothing but input and sizes.

    It opens no links and sends no files. When the page closes, the app gets SIGHUP, as when a terminal closes.

    The size is columns and rows; None for those that the server passes in COLUMNS and ROWS.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._write = partial(self._send)
        self._key_thread = Thread(target=self._run_input_thread, name="textual-input")

    def _send(self, data: bytes) -> int:
        # The server may have gone. The end of stdin tells that, and a crash here would hide it.
        with suppress(BrokenPipeError):
            return os.write(self.fileno, data)
        return len(data)

    def start_application_mode(self) -> None:
        """Begin to use the page."""
        self._write(GREETING)
        self.write("\x1b[?1049h\x1b[?25l")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        size = Size(*bounded(*(self._size or (80, 24))))
        asyncio.get_running_loop().create_task(self._app._post_message(events.Resize(size, size)))
        self._key_thread.start()

    def run_input_thread(self) -> None:
        """Read what the server sends, until it or the app ends."""
        self.hear(0, Packets(DebouncedReader(self.reader(), self._app, SILENCE_S), self.told))

    def told(self, message: dict[str, Any]) -> None:
        """Do what the server asks for, which can only be another size or the end."""
        match message:
            case {"type": "resize", "width": int(width), "height": int(height)}:
                self._size = bounded(width, height)
                self._app.post_message(events.Resize(Size(*self._size), Size(*self._size)))
            case {"type": "quit"} if not self.exit_event.is_set():
                # An app that is already ending by itself needs no signal.
                self.hang_up()

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Do nothing, since the coach has no links."""

    def deliver_binary(self, *_: object, **__: object) -> None:
        """Do nothing, since files are saved on the machine that runs the app."""
