"""Textual's `Screen` with two faults of Textual 8.2.8 mended: old window sizes, and closing what lies beneath."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class FixedScreen(Screen[Result]):
    """A screen that keeps to the window's present size and closes only itself.

    In Textual 8.2.8 a screen whose size changes posts the new size to itself, behind all messages that already wait.
    If the window changes fast, the screen ends at an old size, or two sizes alternate for ever and no key acts.

    `dismiss` there closes whatever screen is in front, and ends the program if there is only one. Without the check a
    key pressed twice in haste would close the screen beneath, too.
    """

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, unless it is a resize to a size that the window no longer has."""
        if not isinstance(event, events.Resize) or event.size == self.app.size:
            await super().on_event(event)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen with a result if it is in front; otherwise do nothing."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
