"""A keyboard at a running app: what it sends is read as in a terminal, on a clock that the test moves on."""

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
from tests.support.hand import Hand

DELAY_S, RATE_S = 0.5, 0.03
"""For so long a held key waits before it comes again, and so far apart it comes then."""
ESC, DOWN, ENTER = "\x1b[27u", "\x1b[B", "\r"


@dataclass
class Keyboard:
    """Sends what a keyboard sends."""

    hand: Hand

    def __post_init__(self) -> None:
        app = self.hand.app
        assert isinstance(app, PressGuardApp)
        self._app = app
        self._time = get_time() + 1000.0
        """This clock stands behind all that the app draws, so that no slow computer makes a key too early."""
        kiosk = isinstance(app, KioskApp)
        self._reader = DebouncedReader(KeyReader() if kiosk else TextReader(), app, SILENCE_S, self._now)

    def _now(self) -> float:
        return self._time

    def send(self, text: str) -> None:
        """Send characters at once and at this moment; the app has looked at none of them when this returns."""
        for event in self._reader.feed(text.encode()):
            event.time = get_time()
            self._app.post_message(event)

    async def press(self, text: str, after: float = 2.0) -> None:
        """Press a key once, so many seconds after the last, and let the app act."""
        await self.rest(after)
        await self._post(self._reader.feed(text.encode()))

    async def hold(self, text: str, seconds: float = 1.5, after: float = 2.0) -> None:
        """Hold a key, and let it go."""
        await self.press(text, after)
        await self.press(text, DELAY_S)
        for _ in range(round((seconds - DELAY_S) / RATE_S)):
            await self.press(text, RATE_S)
        await self.rest(0.5)

    async def rest(self, seconds: float) -> None:
        """Let time pass without a key."""
        self._time += min(seconds, self._reader.wait())
        await self._silence()
        self._time += max(0.0, seconds - self._reader.wait())
        await self._silence()

    async def _silence(self) -> None:
        await self._post(self._reader.silence())

    async def _post(self, events: Iterator[Message]) -> None:
        posted = [self._app.post_message(event) for event in events]
        # Where the reader keeps an arrival to itself, the app has nothing to act on.
        if posted:
            await self.hand.settle()
