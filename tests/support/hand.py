"""A hand at the keys of a running app, and an eye on its screen; the same at home and in the kiosk."""

from __future__ import annotations

import asyncio
import string
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widgets import Static

from tests.support.clocks import FakeClock
from tests.support.settling import DEADLINE_S, settle

SIGNS = {_character_to_key(sign): sign for sign in (*string.punctuation, " ")}
"""The signs of keys that Textual knows by a name."""
LOOK_S = 0.005
"""How often a condition is looked at."""


def key_event(key: str) -> events.Key:
    """Return a press at this moment, of a sign or of a key by Textual's name for it."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    return events.Key(name, SIGNS.get(name, name if len(name) == 1 else None))


@dataclass
class Hand:
    """Presses keys, waits for what they bring, and reads what is shown."""

    app: App[int]
    clock: FakeClock
    pressed: list[str] = field(default_factory=list, kw_only=True)
    """The keys so far, and what else was done to the app."""
    waits_for_workers: bool = field(default=True, kw_only=True)
    """Whether a key has acted only once its workers have ended; not where the test holds one up."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys, signs or by Textual's names, each once all that the one before brought is there."""
        for key in keys:
            self.pressed.append(key)
            self.app.post_message(key_event(key))
            await self.settle()

    async def settle(self) -> None:
        """Let the app do all that is to be done now."""
        await settle(self.app, workers=self.waits_for_workers)

    async def lasts(self, seconds: float) -> None:
        """Let seconds pass by the computer's own clock, for what is drawn so many times in one of them."""
        await asyncio.sleep(seconds)
        await settle(self.app, workers=False)

    async def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, and let the app act on it."""
        self.pressed.append(f"[{columns}x{rows}]")
        size = Size(columns, rows)
        # The headless driver asks nobody else.
        self.app._driver._size = size  # type: ignore[union-attr]
        self.app.post_message(events.Resize(size, size))
        await self.settle()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the app run until something holds; fails when it never does."""
        end = time.monotonic() + DEADLINE_S
        while not condition():
            assert time.monotonic() < end, "it never came to hold"
            await asyncio.sleep(LOOK_S)
        # What is pressed next answers what stands there only once it is drawn.
        await settle(self.app, workers=False)

    def shows(self, screen: type[Screen[Any]]) -> bool:
        """Say whether a screen of this kind is in front."""
        return isinstance(self.screen, screen)

    def text(self) -> str:
        """All words on the screen in front, one widget a line."""
        return "\n".join(str(widget.content) for widget in self.screen.query(Static) if widget.display)

    def account(self) -> str:
        """What a failure needs to be understood: the keys so far, and the screen as it is drawn."""
        stack = self.app._screen_stack
        lines = [strip.text.rstrip() for strip in stack[-1]._compositor.render_strips()] if stack else []
        front = type(stack[-1]).__name__ if stack else "no screen"
        return "\n".join([f"keys pressed: {' '.join(self.pressed) or 'none'}", f"in front: {front}", *lines])


AnyHand = TypeVar("AnyHand", bound=Hand)


@asynccontextmanager
async def at_keys(hand: AnyHand, size: tuple[int, int] = (80, 24), *, notices: bool = False) -> AsyncIterator[AnyHand]:
    """Run the hand's app; where the test fails, print the keys pressed and the screen.

    Args:
        hand: The hand at the keys of an app that does not run yet.
        size: Columns and rows of the window.
        notices: Whether passing news is shown.
    """
    account = ""
    try:
        async with hand.app.run_test(size=size, notifications=notices):
            try:
                await settle(hand.app, workers=False)
                yield hand
            except BaseException:
                account = hand.account()
                raise
    except BaseException:
        # While it runs, the app takes whatever is printed.
        sys.stdout.write(f"{account}\n")
        raise
