"""An app that asks for a larger window where its screens have no room, the same at home and in the kiosk."""

from __future__ import annotations

from textual import events, on
from textual.geometry import Size

from coach.app.notices import NoticesApp
from coach.core.words import Words
from coach.screens.requests import TooSmallShown


class MinimumSizeApp(NoticesApp):
    """Puts a plea for room over a screen that has none, and takes it back once there is enough."""

    def room_words(self) -> Words:
        """Return the words that hold the plea."""
        raise NotImplementedError

    async def room_granted(self) -> None:
        """Go on after a plea."""
        raise NotImplementedError

    async def on_resize(self, event: events.Resize) -> None:
        """Ask for room in a window that is too small, and go on once there is enough."""
        await self._mind_room(event.size)

    @on(TooSmallShown)
    async def look_again(self) -> None:
        """Take back a plea for room that the window has meanwhile granted."""
        await self._mind_room(self.size)

    async def _mind_room(self, size: Size) -> None:
        # Not needed before the first frame.
        from coach.screens.dialogs.confirm import mind_window_size

        if await mind_window_size(self, size, self.room_words()):
            await self.room_granted()
