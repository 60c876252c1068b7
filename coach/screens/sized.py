"""Screens that fill the window as it is, however fast its size changes."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import Screen

Result = TypeVar("Result")


class SizedScreen(Screen[Result]):
    """A screen that takes note of the window's present size only.

    A screen of Textual 8.2.8 that has changed its size tells itself so, behind all that waits already. Where sizes
    follow each other fast, it ends at an old one, or two sizes take turns for ever and no key acts any more.
    """

    async def on_event(self, event: events.Event) -> None:
        """Let all pass but a size that the window no longer has."""
        if not isinstance(event, events.Resize) or event.size == self.app.size:
            await super().on_event(event)
