"""A small kiosk for tests of the hardened process: `python -m tests.kiosk.little [FAULT]`.

It shows the keys that it got. `/` opens a dialog and `-` closes it; enter starts and ends the typing of numbers. A
fault is:

- `crash`: a 9 crashes it.
- `write`: a 9 makes it write a file.
- `late`: a 9 ends it, and it crashes while it ends.
- `crash-at-start`: it crashes at once.
- `slow`: each key takes a while.
- `deaf`: after ten keys it ignores keys.
- `strange`: after ten keys it opens an unknown screen.
- `tell`: it prints its environment and limits, and ends.
- `threads`: a thread of it fails, then the program.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
import threading
import time
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coach.app.press_guard import NUMBER_KEYS
from coach.drivers.presses import Front, KeyEffect
from coach.kiosk.input.driver import KioskDriver
from coach.kiosk.process.hardening import forbid_dumps, ignore_signals, isolate, report_without_values
from coach.kiosk.process.supervisor import QuietApp, Supervisor, run_forever
from tests.support.shipped import PRESS

OPEN, DIALOG, CALM = "little kiosk", "ask the desk", "please wait"
CANARY = "canary-8317"
SLOW_S = 0.05
PR_GET_DUMPABLE = 3
"""From <linux/prctl.h>."""


class Dialog(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static(Content(DIALOG))


class Strange(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static(Content("what no visitor should see"))


class Little(QuietApp):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, after_crash: bool, mode: str) -> None:
        super().__init__(driver_class=KioskDriver)
        self.press_times = PRESS
        self.press_bounce = self.press_times.bounce
        self.takes_numbers = False
        self._mode = mode
        self._keys: list[str] = []
        self._count = 0
        self._head = CALM if after_crash else OPEN

    @property
    def front(self) -> Front:
        return Front(1, "type" if self.takes_numbers else "pick", 0)

    def hearing(self, key: str) -> KeyEffect:
        return "digits" if self.takes_numbers and key in NUMBER_KEYS else "once"

    def compose(self) -> ComposeResult:
        yield Static(Content(self._head), id="head")
        yield Static(Content(""), id="keys")

    def on_mount(self) -> None:
        if self._mode == "crash-at-start":
            self._crash()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#head", Static).update(Content(f"{self._head} {event.size.width}x{event.size.height}"))

    async def on_key(self, event: events.Key) -> None:
        self._count += 1
        if self._mode == "slow":
            self._dawdle()
        if self._mode in ("deaf", "strange") and self._count > 10:
            if self._mode == "strange":
                await self.push_screen(Strange())
            return
        self._keys = [*self._keys, event.key][-6:]
        match event.key:
            case "slash" if not isinstance(self.screen, Dialog):
                await self.push_screen(Dialog())
            case "minus" if isinstance(self.screen, Dialog):
                await self.pop_screen()
            case "enter":
                self.takes_numbers = not self.takes_numbers
            case "9" if self._mode == "late":
                self.exit(0)
                self._crash()
            case "9" if self._mode == "crash":
                self._crash()
            case "9" if self._mode == "write":
                self._write()
        keys = self.screen_stack[0].query_one("#keys", Static)
        numbers = "numbers " if self.takes_numbers else ""
        keys.update(Content(f"{numbers}keys: {' '.join(self._keys)} ({self._count})"))

    def _dawdle(self) -> None:
        time.sleep(SLOW_S)

    def _write(self) -> None:
        Path("kept.txt").write_text("an answer")

    def _crash(self) -> None:
        answer = CANARY
        raise ValueError(answer)


def tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def fail() -> int:
    answer = CANARY
    raise ValueError(answer)


def print_environment() -> int:
    dumpable = ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    sys.stdout.write(
        json.dumps({"environ": dict(os.environ), "path": sys.path, "limits": limits, "dumpable": dumpable})
    )
    return 0


def main() -> int:
    isolate(sys.argv[1:], "tests.kiosk.little")
    forbid_dumps()
    ignore_signals()
    report_without_values(tell)
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    if mode == "tell":
        return print_environment()
    if mode == "threads":
        failing = threading.Thread(target=fail)
        failing.start()
        failing.join()
        return fail()
    return run_forever(lambda start: Little(start.after_crash, mode), Supervisor(time.monotonic), tell)


if __name__ == "__main__":
    sys.exit(main())
