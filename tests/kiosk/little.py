"""A small kiosk to try the lock on: `python -m tests.kiosk.little`.

It shows the keys that came, `/` opens a sheet and `-` closes it, enter takes numbers or ends taking them, and with
the argument `crash` it crashes at 9, with `crash-at-start` at once.
"""

from __future__ import annotations

import asyncio
import sys
import time

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.kiosk.driver import KioskDriver
from coach.kiosk.lock import deafen, forbid_dumps, hush, isolate, obey
from coach.kiosk.supervisor import QuietApp, Supervisor, run_forever

OPEN, SHEET, CALM = "little kiosk", "ask the desk", "please wait"
CANARY = "canary-8317"


class Sheet(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static(Content(SHEET))


class Little(QuietApp):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, after_crash: bool, mode: str) -> None:
        super().__init__(driver_class=KioskDriver)
        self.takes_numbers = False
        self._mode = mode
        self._keys: list[str] = []
        self._head = CALM if after_crash else OPEN

    def compose(self) -> ComposeResult:
        yield Static(Content(self._head), id="head")
        yield Static(Content(""), id="keys")

    def on_mount(self) -> None:
        obey(asyncio.get_running_loop(), lambda: self.exit(0))
        if self._mode == "crash-at-start":
            self._crash()

    async def on_key(self, event: events.Key) -> None:
        self._keys = [*self._keys, event.key][-6:]
        match event.key:
            case "slash" if not isinstance(self.screen, Sheet):
                await self.push_screen(Sheet())
            case "minus" if isinstance(self.screen, Sheet):
                await self.pop_screen()
            case "enter":
                self.takes_numbers = not self.takes_numbers
            case "9" if self._mode == "crash":
                self._crash()
        keys = self.screen_stack[0].query_one("#keys", Static)
        numbers = "numbers " if self.takes_numbers else ""
        keys.update(Content(f"{numbers}keys: {' '.join(self._keys)}"))

    def _crash(self) -> None:
        answer = CANARY
        raise ValueError(answer)


def tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main() -> int:
    isolate(sys.argv[1:], "tests.kiosk.little")
    forbid_dumps()
    deafen()
    hush(tell)
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    return run_forever(lambda after_crash: Little(after_crash, mode), Supervisor(time.monotonic), tell)


if __name__ == "__main__":
    sys.exit(main())
