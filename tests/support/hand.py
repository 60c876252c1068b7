"""Drives a running app as a person does: presses keys and reads the screen, at home and in the kiosk."""

from __future__ import annotations

import asyncio
import string
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from unittest.mock import patch

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widgets import Static

from coach.screens.checklist.findings import FindingsScreen
from coach.widgets.keybar import KeyBar
from tests.support.clocks import FakeClock
from tests.support.settling import DEADLINE_S, settle

SIGNS = {_character_to_key(sign): sign for sign in (*string.punctuation, " ")}
"""By character, the keys that Textual knows by a name."""
LOOK_S = 0.005
"""Seconds between two checks of a condition."""


def key_event(key: str) -> events.Key:
    """Return the event of a key pressed now, given as a character or by Textual's name."""
    name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
    return events.Key(name, key if len(key) == 1 else SIGNS.get(key))


@dataclass
class Hand:
    """Presses keys, waits until they have acted, and reads what is shown."""

    app: App[int]
    clock: FakeClock
    pressed: list[str] = field(default_factory=list, kw_only=True)
    """The keys so far, and whatever else was done to the app; printed if the test fails."""
    row_s: float = field(default=5.0, kw_only=True)
    """Seconds that pass on the clock before each key on a page of rows; 0 for a person who reads none of them."""
    waits_for_workers: bool = field(default=True, kw_only=True)
    """Whether to wait after each key for the app's workers; False if the test itself blocks one."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        return self.app.screen

    lit_s: float = field(default=0.0, kw_only=True)
    """Real seconds for which a row that was chosen is lit before the page turns."""

    async def press(self, *keys: str) -> None:
        """Press keys, as characters or by Textual's names, each after the one before has completely acted."""
        for key in keys:
            self.pressed.append(key)
            if self.shows(FindingsScreen):
                self.clock.advance(self.row_s)
            self.app.post_message(key_event(key))
            await self.settle()

    async def click(self, column: int, row: int) -> None:
        """Press and let go the left button of the mouse on a cell, and wait until that has completely acted."""
        self.pressed.append(f"[click {column},{row}]")
        for kind in (events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, column, row, 0, 0, 1, False, False, False, column, row))
        await self.settle()

    async def settle(self) -> None:
        """Wait until the app has nothing left to do."""
        await settle(self.app, workers=self.waits_for_workers)

    async def lasts(self, seconds: float) -> None:
        """Wait for seconds of real time, for what is drawn many times a second."""
        await asyncio.sleep(seconds)
        await settle(self.app, workers=False)

    async def resize(self, columns: int, rows: int) -> None:
        """Resize the window, and wait until the app has handled it."""
        self.pressed.append(f"[{columns}x{rows}]")
        size = Size(columns, rows)
        # The headless driver takes its size from here.
        self.app._driver._size = size  # type: ignore[union-attr]
        self.app.post_message(events.Resize(size, size))
        await self.settle()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let the app run until a condition holds; fail if it never does."""
        end = time.monotonic() + DEADLINE_S
        while not condition():
            assert time.monotonic() < end, "it never came to hold"
            await asyncio.sleep(LOOK_S)
        # The next key counts only if it is pressed after the screen was drawn.
        await settle(self.app, workers=False)

    def shows(self, screen: type[Screen[Any]]) -> bool:
        """Say whether a screen of this class is in front."""
        return isinstance(self.screen, screen)

    def text(self) -> str:
        """All text on the screen in front, one widget a line."""
        return "\n".join(str(widget.content) for widget in self.screen.query(Static) if widget.display)

    def said(self) -> str:
        """The passing word that stands in the line of keys; empty if there is none."""
        return next((bar.said for bar in self.screen.query(KeyBar) if bar.said), "")

    def account(self) -> str:
        """The keys so far and the screen as it is drawn, to print if the test fails."""
        stack = self.app._screen_stack
        lines = [strip.text.rstrip() for strip in stack[-1]._compositor.render_strips()] if stack else []
        front = type(stack[-1]).__name__ if stack else "no screen"
        return "\n".join([f"keys pressed: {' '.join(self.pressed) or 'none'}", f"in front: {front}", *lines])


AnyHand = TypeVar("AnyHand", bound=Hand)


@asynccontextmanager
async def at_keys(hand: AnyHand, size: tuple[int, int] = (80, 24), *, notices: bool = False) -> AsyncIterator[AnyHand]:
    """Run the hand's app; if the test fails, print the keys pressed and the screen.

    Args:
        hand: The hand at the keys of an app that does not run yet.
        size: Columns and rows of the window.
        notices: Whether passing news is shown.
    """
    account = ""
    try:
        with patch("coach.screens.seen.LIT_S", hand.lit_s):
            async with hand.app.run_test(size=size, notifications=notices):
                try:
                    await settle(hand.app, workers=False)
                    yield hand
                except BaseException:
                    account = hand.account()
                    raise
    except BaseException:
        # While it runs, the app captures whatever is printed.
        sys.stdout.write(f"{account}\n")
        raise
