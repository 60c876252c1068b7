"""Textual's `Screen` with faults of Textual 8.2.8 mended: sizes, closing, senders, and work for nothing."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.geometry import Size
from textual.screen import Screen

from coach.screens.narrow_updates import NarrowCompositor

Result = TypeVar("Result")


class FixedScreen(Screen[Result]):
    """A screen that keeps to the window's present size and closes only itself.

    In Textual 8.2.8 a screen whose size changes posts the new size to itself, behind all messages that already wait.
    If the window changes fast, the screen ends at an old size, or two sizes alternate for ever and no key acts.

    `dismiss` there closes whatever screen is in front, and ends the program if there is only one. Without the check a
    key pressed twice in haste would close the screen beneath, too.

    A screen there also lays out those beneath it, and what they send to their widgets counts as sent by itself. Each
    widget holds its last message, so the kiosk's first screen would hold a visit's screen after the visit.

    What it draws of a screen that changes in part, and would not have to, is said at `NarrowCompositor`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = NarrowCompositor()

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, unless it is a resize to a size that the window no longer has."""
        if not isinstance(event, events.Resize) or event.size == self.app.size:
            await super().on_event(event)

    def _screen_resized(self, size: Size) -> None:
        with self._context():
            super()._screen_resized(size)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close this screen with a result if it is in front; otherwise do nothing."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
