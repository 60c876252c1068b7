"""A served page in Chromium, with keys as a keyboard sends them.

What it shows is read from what its socket receives, for its letters are pictures.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse
from PIL import Image

from tests.support.browser import FLAGS, PROGRAM
from tests.support.served_pages import Page, Server
from tests.support.shipped import PRESS
from tests.support.terminal import DEADLINE_S


class Browser(Page):
    """A Chromium with the served page open."""

    def __init__(self, tools: ClientWebSocketResponse) -> None:
        super().__init__(1, 1)
        self._tools = tools
        self._count = 0
        self._answers: dict[int, dict[str, Any]] = {}
        self.loaded: list[str] = []
        """The addresses that the page has loaded anything from."""
        self.sent: list[str] = []
        """What the page has sent to the server as typed."""

    async def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send the browser a DevTools command; return its answer."""
        self._count += 1
        number = self._count
        await self._tools.send_json({"id": number, "method": method, "params": parameters})
        async with asyncio.timeout(DEADLINE_S):
            while number not in self._answers:
                await self.receive()
        return self._answers.pop(number)

    async def receive(self) -> None:
        told = json.loads((await self._tools.receive()).data)
        if "id" in told:
            self._answers[told["id"]] = told.get("result", {})
            return
        found = told["params"]
        match told["method"]:
            case "Network.webSocketCreated":
                size = dict(part.split("=") for part in found["url"].partition("?")[2].split("&"))
                self.screen.resize(int(size["height"]), int(size["width"]))
            case "Network.webSocketFrameReceived" if found["response"]["opcode"] == 2:
                self.draw(b64decode(found["response"]["payloadData"]))
            case "Network.webSocketFrameSent":
                match json.loads(found["response"]["payloadData"]):
                    case ["stdin", typed]:
                        self.sent.append(typed)
                    case ["resize", size]:
                        self.screen.resize(size["height"], size["width"])
            case "Network.webSocketClosed":
                self.closed = True
            case "Network.responseReceived":
                self.loaded.append(found["response"]["url"])

    async def press(self, key: str, text: str = "") -> None:
        """Press and release a key, no sooner than a person could who looks at the page first."""
        await self.listen(2 * PRESS.page)
        code = {"Enter": 13, "Escape": 27}.get(key, ord(key.upper()[0]))
        event = {"key": key, "windowsVirtualKeyCode": code, "text": text or (key if len(key) == 1 else "")}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **event)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **event)

    async def click(self, x: int, y: int) -> None:
        """Click at a point."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def click_words(self, words: str) -> None:
        """Click on words that the terminal in the page shows."""
        row, line = next((row, line) for row, line in enumerate(self.text.splitlines()) if words in line)
        box = json.loads(
            await self.run("JSON.stringify(document.querySelector('.xterm-screen').getBoundingClientRect())")
        )
        across, down = box["width"] / self.screen.columns, box["height"] / self.screen.lines
        await self.click(int(box["x"] + (line.index(words) + 1.5) * across), int(box["y"] + (row + 0.5) * down))

    async def wait_shown(self, text: str) -> None:
        """Wait until the page shows this text outside the terminal in it."""
        async with asyncio.timeout(DEADLINE_S):
            while text not in await self.run("document.body.innerText"):
                pass

    async def picture(self) -> Image.Image:
        """Return what the page looks like, once it has had time to draw."""
        await self.listen(0.6)
        taken = await self.ask("Page.captureScreenshot", format="png")
        with Image.open(BytesIO(b64decode(taken["data"]))) as image:
            return image.convert("RGB")

    async def run(self, script: str) -> Any:
        """Run a script in the page; return its value."""
        return (await self.ask("Runtime.evaluate", expression=script))["result"].get("value")


def _chromium(folder: Path) -> subprocess.Popen[bytes]:
    assert PROGRAM is not None
    command = [PROGRAM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--remote-debugging-port=0", "about:blank"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@asynccontextmanager
async def browser(server: Server, folder: Path) -> AsyncIterator[Browser]:
    """Open a page in Chromium, with its profile in this folder."""
    process = _chromium(folder)
    try:
        async with ClientSession() as session:
            tools = await _tools(session, process)
            async with session.ws_connect(tools, max_msg_size=0) as opened:
                page = Browser(opened)
                for part in ("Network", "Page", "Runtime"):
                    await page.ask(f"{part}.enable")
                await page.ask("Page.navigate", url=server.url)
                yield page
                await page.ask("Browser.close")
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


async def _tools(session: ClientSession, process: subprocess.Popen[bytes]) -> str:
    """Return the DevTools address of the browser's page; Chromium prints its port on stderr."""
    assert process.stderr is not None
    port = ""
    async with asyncio.timeout(DEADLINE_S):
        while not port:
            line = (await asyncio.to_thread(process.stderr.readline)).decode()
            port = line.partition("ws://127.0.0.1:")[2].partition("/")[0].strip()
    async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
        found: list[dict[str, str]] = await answer.json()
    return next(each["webSocketDebuggerUrl"] for each in found if each["type"] == "page")
