"""The web server behind `coach serve`: textual-serve for this computer's browsers only, one process for each page."""

from __future__ import annotations

import asyncio
import errno
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from pathlib import Path
from string import Template

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from coach.core.errors import CoachError
from coach.core.words import Words
from coach.crash_report import crash_report, tell_report
from coach.drivers.page_limits import MOST_BYTES, MOST_PAGES, bounded, is_key
from coach.kiosk.process.hardening import report_without_values
from coach.loading.sentences import sentence

HOST = "127.0.0.1"
"""Only this computer; a host name could resolve to another address."""
PATIENCE_S = 3.0
"""Seconds that an app has to save and end once its page has closed."""
TERMINAL = "xterm-256color"
"""TERM for the app: what the page emulates, whatever terminal started the server."""
POLICY = (
    "default-src 'self' 'unsafe-inline' data: blob:; frame-ancestors 'none'; sandbox allow-scripts allow-same-origin"
)
"""Content-Security-Policy: what the page may load; no other page may embed it, and it opens none."""
PAGE = Path(__file__).with_name("page.html")
"""Our own page: textual-serve's loads fonts from Google, and takes no keys until it is clicked."""
LETTERS = range(8, 65)
"""Font sizes that may be asked for, in pixels."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PortError(CoachError):
    """The port is taken."""


class VisitorProcess(AppService):
    """The process that runs the app for one open page."""

    def __init__(self, program: Sequence[str], socket: web.WebSocketResponse, server: Server) -> None:
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
        # No shell. The server's own stderr, so that a crash report shows at once. A session of its own, so that Ctrl+C
        # reaches only the server, which then ends each app in order.
        process = await asyncio.create_subprocess_exec(
            *self._program,
            stdin=PIPE,
            stdout=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        assert process.stdin is not None
        self._process, self._stdin = process, process.stdin
        # The base class reads stderr to its end.
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def on_meta(self, data: bytes) -> None:
        """Do what the app asks of the page: larger letters, or the end."""
        asked = json.loads(data)
        if asked["type"] == "letters":
            await self.remote_write_str(json.dumps(["letters", asked["times"]]))
        else:
            await super().on_meta(data)

    async def send_bytes(self, data: bytes) -> bool:
        """Pass input to the app if it can be one key; text that no key sends, such as a paste, is dropped."""
        return await super().send_bytes(data) if is_key(data.decode("utf-8", "replace")) else True

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Pass a new size to the app, limited to what a page may have."""
        await super().set_terminal_size(*bounded(width, height))

    async def run(self) -> None:
        """Pass what the app draws to the page until the app ends, however it ends, and then close the page's socket."""
        await super().run()
        await self._close()
        assert self._process is not None
        assert self._process.stdout is not None
        # Read what it still draws, so that it does not block on a full pipe.
        while await self._process.stdout.read(65536):
            pass

    async def stop(self) -> None:
        """Ask the process to end, and kill it after PATIENCE_S."""
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
    """Serves one program to the browsers of this computer.

    A page says in `words` that its program has ended, or that too many are open; `tell` gets lines for whoever started
    the server.
    """

    def __init__(self, program: Sequence[str], port: int, words: Words, tell: Callable[[str], None]) -> None:
        super().__init__(program[0], host=HOST, port=port, title="coach")
        self._program = program
        self._words = words
        self._tell = tell
        self._sockets: set[web.WebSocketResponse] = set()

    def serve(self, debug: bool = False) -> None:
        """Serve until SIGINT or SIGTERM, and print the page's address once it can be opened.

        Nothing is logged: textual-serve would log local variables, and with them keys.
        """
        report_without_values(self._tell)
        web.run_app(self._make_app(), host=self.host, port=self.port, access_log=None, print=self._say_where)

    def _say_where(self, _: str) -> None:
        self._tell(self._words("serve.at", address=self.public_url))

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page, unless too many are open; `?fontsize=24` makes its text larger."""
        self._need_room()
        size = to_int(request.query.get("fontsize", ""), 16)
        text = Template(PAGE.read_text("utf-8")).substitute(
            title=self.title,
            socket=f"ws://{self.host}:{self.port}/ws",
            size=size if size in LETTERS else 16,
            ended=escape(self._words("serve.ended")),
        )
        return web.Response(text=text, content_type="text/html")

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing yet, since the port may be taken."""

    async def on_shutdown(self, app: web.Application) -> None:
        """Close the socket of each page, which ends its process."""
        for socket in (each for each in tuple(self._sockets) if each.prepared):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._only_own)
        return app

    @web.middleware
    async def _only_own(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse every request that does not come from this server's own page.

        A browser lets any page on the web open a socket to this computer, which could then answer questions and read
        visits; a host name on the web may also be made to resolve to this computer (DNS rebinding).
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
        """Refuse a page when MOST_PAGES are open: each takes the memory of a process."""
        if len(self._sockets) >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(text=f"{self._words('serve.full')}\n")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the program for as long as the page is open."""
        self._need_room()
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=MOST_BYTES)
        # Added before the first await, since two requests may come at once.
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
            # The exception may hold what the page sent, so only the report is told.
            tell_report(crash_report(error), self._tell)
        finally:
            # Removed before its process has ended, so that reloading the page does not count twice.
            self._sockets.discard(socket)
            await visitor.stop()
        return socket


def serve_pages(program: Sequence[str], port: int, words: Words, tell: Callable[[str], None]) -> None:
    """Serve a program's pages until SIGINT or SIGTERM.

    Args:
        program: What runs for each page, with its arguments.
        port: The port on this computer.
        words: What a page says for itself, and `tell` is told.
        tell: Gets lines for whoever started the server; never anything that was typed.

    Raises:
        PortError: The port is taken.
    """
    try:
        PageServer(program, port, words, tell).serve()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortError(sentence("port-taken", port=port)) from error
