"""A hand at the keys of a running app, and an eye on its screen; the same at home and in the kiosk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.support.clocks import FakeClock

NAMES = {"-": "minus", "?": "question_mark", "+": "plus", "*": "asterisk", "/": "slash", ".": "full_stop"}
"""Signs by the names that Textual has for their keys."""


@dataclass
class Hand:
    """Presses keys, waits for what they bring, and reads what is shown."""

    pilot: Pilot[int]
    app: App[int]
    clock: FakeClock

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each acting before the next."""
        for key in keys:
            await self.pilot.press(NAMES.get(key, key))

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the app run until something holds; fails when it never does."""
        for _ in range(500):
            if condition():
                # What is pressed next answers what stands there only once it is drawn.
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it never came to hold")

    def shows(self, screen: type[Screen[Any]]) -> bool:
        """Say whether a screen of this kind is in front."""
        return isinstance(self.screen, screen)

    def text(self) -> str:
        """All words on the screen in front, one widget a line."""
        return "\n".join(str(widget.content) for widget in self.screen.query(Static) if widget.display)
