"""A keyboard for a running app: its bytes are read as from a terminal, on a clock that the test advances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual._time import get_time
from textual.message import Message

from coach.app.press_guard import PressGuardApp
from coach.drivers.debounced_reader import DebouncedReader
from coach.drivers.keys import TextReader
from coach.drivers.terminal import SILENCE_S
from coach.kiosk.app import KioskApp
from coach.kiosk.input.driver import KeyReader
from coach.kiosk.input.hold import HoldDetector
from tests.support.hand import Hand

DELAY_S, RATE_S = 0.5, 0.03
"""Seconds until a held key repeats, and between repeats."""
ESC, DOWN, ENTER = "\x1b[27u", "\x1b[B", "\r"


@dataclass
class Keyboard:
    """Sends bytes as a keyboard does."""

    hand: Hand

    def __post_init__(self) -> None:
        app = self.hand.app
        assert isinstance(app, PressGuardApp)
        self._app = app
        self._time = get_time() + 1000.0
        """Ahead of the real clock, so that no key counts as too early for its screen, however slow the computer."""
        hold = HoldDetector(app.press_times, lambda _: None)
        reader = KeyReader(hold, self._now) if isinstance(app, KioskApp) else TextReader()
        self._reader = DebouncedReader(reader, app, SILENCE_S, self._now)

    def _now(self) -> float:
        return self._time

    def send(self, text: str) -> None:
        """Send characters at once, at the real time; the app has handled none of them when this returns."""
        for event in self._reader.feed(text.encode()):
            event.time = get_time()
            self._app.post_message(event)

    async def press(self, text: str, after: float = 2.0) -> None:
        """Press a key `after` seconds after the last, and wait until it has acted."""
        await self.rest(after)
        await self._post(self._reader.feed(text.encode()))

    async def hold(self, text: str, seconds: float = 1.5, after: float = 2.0) -> None:
        """Hold a key for so many seconds, and release it."""
        await self.press(text, after)
        await self.press(text, DELAY_S)
        for _ in range(round((seconds - DELAY_S) / RATE_S)):
            await self.press(text, RATE_S)
        await self.rest(0.5)

    async def rest(self, seconds: float) -> None:
        """Advance the clock without a key."""
        self._time += min(seconds, self._reader.wait())
        await self._silence()
        self._time += max(0.0, seconds - self._reader.wait())
        await self._silence()

    async def _silence(self) -> None:
        await self._post(self._reader.silence())

    async def _post(self, events: Iterator[Message]) -> None:
        posted = [self._app.post_message(event) for event in events]
        # If the reader holds a key back, the app has nothing to handle.
        if posted:
            await self.hand.settle()
