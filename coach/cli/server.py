"""The page's server: textual-serve, held to this computer and to its own page, with one process a visitor."""

from __future__ import annotations

import asyncio
import errno
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from pathlib import Path
from string import Template

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from coach.core.errors import CoachError
from coach.crash_report import crash_report, tell_report
from coach.drivers.page_limits import MOST_BYTES, MOST_PAGES, bounded, is_key
from coach.kiosk.process.hardening import report_without_values

HOST = "127.0.0.1"
"""This computer alone; a name could stand for more."""
PATIENCE_S = 3.0
"""How long an app may take to keep what is there and end, once its page has gone."""
TERMINAL = "xterm-256color"
"""What the page is, whatever terminal the server was started in."""
POLICY = (
    "default-src 'self' 'unsafe-inline' data: blob:; frame-ancestors 'none'; sandbox allow-scripts allow-same-origin"
)
"""What the page may load, who may show it, and that it opens no other."""
PAGE = Path(__file__).with_name("page.html")
"""Our own: textual-serve's asks Google for its letters, and takes no key before a click."""
LETTERS = range(8, 65)
"""Sizes of letters in pixels."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PortError(CoachError):
    """The port cannot be had."""


class VisitorProcess(AppService):
    """The process of one open page."""

    def __init__(self, program: Sequence[str], socket: web.WebSocketResponse, server: Server) -> None:
        """Take the program with its arguments, and the page's socket."""
        super().__init__(
            program[0],
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=server.download_manager,
        )
        self._program = program
        self._socket = socket

    async def _close(self) -> None:
        await self._socket.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "TERM": TERMINAL}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # Without a shell; on the server's own stderr, so that a report is told when it comes and not at the end; and in
        # a session of its own, for Ctrl+C is meant for the server, which ends its visitors in good order.
        process = await asyncio.create_subprocess_exec(
            *self._program,
            stdin=PIPE,
            stdout=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        assert process.stdin is not None
        self._process, self._stdin = process, process.stdin
        # The service reads stderr to its end.
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def send_bytes(self, data: bytes) -> bool:
        """Hand on a key, and nothing else: text that no key has sent answers nothing."""
        return await super().send_bytes(data) if is_key(data.decode("utf-8", "replace")) else True

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Give the app another size, within bounds."""
        await super().set_terminal_size(*bounded(width, height))

    async def run(self) -> None:
        """Hand on what the app draws until it ends, and close the page's socket then, however it ended."""
        await super().run()
        await self._close()
        assert self._process is not None
        assert self._process.stdout is not None
        # What it still draws is for nobody, but it must not wait for a reader.
        while await self._process.stdout.read(65536):
            pass

    async def stop(self) -> None:
        """End the process: first by asking, then by force."""
        process = self._process
        if process is None:
            return
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self.send_meta({"type": "quit"})
                await process.wait()
        except TimeoutError:
            process.kill()
        await super().stop()


class PageServer(Server):
    """Serves one program to the browsers of this computer, a process for each page."""

    def __init__(self, program: Sequence[str], port: int, ended: str, tell: Callable[[str], None]) -> None:
        """Take the program, the port, what a page shows at its end, and what takes lines for whoever serves."""
        super().__init__(program[0], host=HOST, port=port, title="coach")
        self._program = program
        self._ended = ended
        self._tell = tell
        self._sockets: set[web.WebSocketResponse] = set()

    def serve(self, debug: bool = False) -> None:
        """Serve until SIGINT or SIGTERM, and say where the page is once it is there.

        Nothing is logged: textual-serve would show local variables, and so keys.
        """
        report_without_values(self._tell)
        web.run_app(self._make_app(), host=self.host, port=self.port, access_log=None, print=self._say_where)

    def _say_where(self, _: str) -> None:
        self._tell(f"The page is at {self.public_url}. Ctrl+C ends it.")

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page, if another may be open; `?fontsize=24` gives it larger letters."""
        self._need_room()
        size = to_int(request.query.get("fontsize", ""), 16)
        text = Template(PAGE.read_text("utf-8")).substitute(
            title=self.title,
            socket=f"ws://{self.host}:{self.port}/ws",
            size=size if size in LETTERS else 16,
            ended=escape(self._ended),
        )
        return web.Response(text=text, content_type="text/html")

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: the port may be taken."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Close each page, which ends its process."""
        for socket in (each for each in tuple(self._sockets) if each.prepared):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._only_own)
        return app

    @web.middleware
    async def _only_own(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer only what this server's own page asks.

        A browser lets any page on the web open a socket to this computer, and would let it answer questions and read
        visits; and a name on the web may be made to stand for this computer.
        """
        host = f"{HOST}:{self.port}"
        if request.host == f"localhost:{self.port}":
            raise web.HTTPFound(f"{self.public_url}{request.rel_url}")
        if request.host != host or request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden(text=f"Open {self.public_url}\n")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = f"{POLICY}; connect-src 'self' ws://{host}"
            response.headers["Cache-Control"] = "no-store"
        return response

    def _need_room(self) -> None:
        """Refuse one page too many: each takes the memory of a process."""
        if len(self._sockets) >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(
                text=f"{MOST_PAGES} pages are open. Close one, and load this page again.\n"
            )

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the program for a page for as long as the page is open."""
        self._need_room()
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=MOST_BYTES)
        # Counted before the first wait, for two may come at once.
        self._sockets.add(socket)
        try:
            return await self._run_page(request, socket)
        finally:
            self._sockets.discard(socket)

    async def _run_page(self, request: web.Request, socket: web.WebSocketResponse) -> web.WebSocketResponse:
        await socket.prepare(request)
        visitor = VisitorProcess(self._program, socket, self)
        size = to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24)
        try:
            await visitor.start(*bounded(*size))
            await self._process_messages(socket, visitor)
        except Exception as error:
            # What a page has sent is in it.
            tell_report(crash_report(error), self._tell)
        finally:
            # One that is ending makes room for a page that is loaded anew.
            self._sockets.discard(socket)
            await visitor.stop()
        return socket


def serve_pages(program: Sequence[str], port: int, ended: str, tell: Callable[[str], None]) -> None:
    """Serve a program's pages until SIGINT or SIGTERM.

    Args:
        program: What runs for each page, with its arguments.
        port: Where the page is.
        ended: What a page shows once its program has ended.
        tell: Takes lines for whoever started the server; never a value that was typed.

    Raises:
        PortError: The port is taken.
    """
    try:
        PageServer(program, port, ended, tell).serve()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortError(f"Port {port} is taken. Name another with --port.") from error
