"""Served pages for tests: the server in a process of its own, and pages that are open on it.

A `Wire` speaks to the server as the page does.
"""

from __future__ import annotations

import asyncio
import os
import select
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pyte
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.support.terminal import COLOURFUL, DEADLINE_S, MissedError

COLUMNS, ROWS = 100, 36
FIRST = "Which of these is true today?"
"""The first question."""
PASTE = "\x1b[200~{}\x1b[201~"
"""A paste, as a terminal sends it."""


class Server:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port
        self.said = ""
        """Its output so far, with that of its visitors' processes."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def visitors(self) -> list[psutil.Process]:
        """The processes of open pages."""
        try:
            return list(psutil.Process(self.process.pid).children())
        except psutil.NoSuchProcess:
            return []

    def hear(self, seconds: float = 0.0) -> None:
        """Read its output for so many seconds."""
        assert self.process.stderr is not None
        while select.select([self.process.stderr], [], [], seconds)[0]:
            data = os.read(self.process.stderr.fileno(), 65536)
            if not data:
                return
            self.said += data.decode()

    def wait_said(self, text: str) -> None:
        """Wait until it has printed this."""
        end = time.monotonic() + DEADLINE_S
        while text not in self.said:
            if time.monotonic() > end or (self.process.poll() is not None and not self._more()):
                raise MissedError(f"{text!r} was not said, but: {self.said!r}")
            self.hear(0.1)

    def _more(self) -> bool:
        before = self.said
        self.hear(0.1)
        return self.said != before


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def coach_command(*words: object) -> list[str]:
    """Return the command line of `coach` with these arguments."""
    return [sys.executable, "-m", "coach", *map(str, words)]


@contextmanager
def served(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run a server by its command without the port; it and its visitors' processes end with the block."""
    port = free_port()
    plain = {name: value for name, value in {**os.environ, **COLOURFUL}.items() if value is not None}
    process = subprocess.Popen(
        [*command, "--port", str(port)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**plain, **(environment or {})},
    )  # fmt: skip
    server = Server(process, port)
    visitors: list[psutil.Process] = []
    try:
        server.wait_said(server.url)
        yield server
    finally:
        visitors = server.visitors
        process.kill()
        process.wait()
        for each in visitors:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        assert process.stderr is not None
        process.stderr.close()


def gone(processes: Sequence[psutil.Process]) -> bool:
    """Say whether these processes end before the deadline."""
    return not psutil.wait_procs(processes, timeout=DEADLINE_S)[1]


class Page(ABC):
    """An open page, and the terminal screen that the server has sent it."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.raw = b""
        self.closed = False
        """Whether the page's socket has been closed by the server."""
        self._stream = pyte.ByteStream(self.screen)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def draw(self, data: bytes) -> None:
        """Draw what the server has sent."""
        self.raw += data
        self._stream.feed(data)

    @abstractmethod
    async def receive(self) -> None:
        """Receive the next message of the server."""

    async def listen(self, seconds: float) -> None:
        """Receive what the server sends for so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.closed:
                    await self.receive()

    async def wait(self, text: str) -> None:
        """Wait until the screen shows this text."""
        await self.wait_until(lambda: text in self.text, repr(text))

    async def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until a condition holds."""
        try:
            async with asyncio.timeout(DEADLINE_S):
                while not holds() and not self.closed:
                    await self.receive()
        except TimeoutError:
            pass
        if not holds():
            raise MissedError(f"{what} did not come (closed: {self.closed}). The screen:\n{self.text}")


class Wire(Page):
    """A page that is only its socket, without a browser."""

    def __init__(self, wire: ClientWebSocketResponse) -> None:
        super().__init__()
        self._wire = wire

    async def send(self, *texts: str) -> None:
        """Send texts as a terminal would, each in one message."""
        for text in texts:
            await self._wire.send_json(["stdin", text])

    async def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal."""
        self.screen.resize(rows, columns)
        await self.ask_size(columns, rows)

    async def ask_size(self, columns: int, rows: int) -> None:
        """Send any value as the size."""
        await self._wire.send_json(["resize", {"width": columns, "height": rows}])

    async def receive(self) -> None:
        message = await self._wire.receive()
        if message.type == WSMsgType.BINARY:
            self.draw(message.data)
        elif message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            self.closed = True


@asynccontextmanager
async def wire(server: Server, origin: str | None = None, host: str | None = None) -> AsyncIterator[Wire]:
    """Open a page's socket as a page of the given origin and host name would."""
    headers = {"Host": host} if host else {}
    url = f"{server.url}/ws?width={COLUMNS}&height={ROWS}"
    async with ClientSession() as session, session.ws_connect(url, origin=origin, headers=headers) as opened:
        yield Wire(opened)
