"""The line between the kiosk's main process and the process of a visit: whole lines of bytes, both ways."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock

MOST_BYTES = 65536
"""The longest line: what is longer is dropped, so that nobody's memory fills."""


class Link:
    """One end of the line; any thread may send."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end
        self._sending = Lock()
        self._held = b""
        self.closed = False
        """Whether the other end has gone."""

    def fileno(self) -> int:
        """Return the file descriptor, to wait for lines."""
        return self._end.fileno()

    def send(self, line: bytes) -> None:
        """Send a line; it is lost if the other end has gone, or has read nothing for long."""
        with self._sending, suppress(OSError):
            self._end.send(line + b"\n")

    def lines(self) -> list[bytes]:
        """Return the lines that have come since the last call, without waiting."""
        with suppress(BlockingIOError):
            while data := self._received():
                self._held += data
        *whole, self._held = self._held.split(b"\n")
        if len(self._held) > MOST_BYTES:
            self._held = b""
        return whole

    def _received(self) -> bytes:
        try:
            data = self._end.recv(MOST_BYTES)
        except ConnectionError:
            data = b""
        self.closed = not data
        return data

    def close(self) -> None:
        """Close this end."""
        self._end.close()
