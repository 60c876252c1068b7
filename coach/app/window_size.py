"""An app that asks for a larger window while the window is too small for its screens."""

from __future__ import annotations

from textual import events, on
from textual.geometry import Size

from coach.app.notices import NoticesApp
from coach.core.words import Words
from coach.screens.requests import TooSmallShown


class MinimumSizeApp(NoticesApp):
    """Shows a request for a larger window while there is too little room, at home and in the kiosk."""

    def too_small_words(self) -> Words:
        """Return the words that contain the request."""
        raise NotImplementedError

    async def large_enough_again(self) -> None:
        """Go on after the window has become large enough."""
        raise NotImplementedError

    async def on_resize(self, event: events.Resize) -> None:
        """Check the new size."""
        await self._check_size(event.size)

    @on(TooSmallShown)
    async def check_size_again(self) -> None:
        """Check the present size, which may have changed before the request was shown."""
        await self._check_size(self.size)

    async def _check_size(self, size: Size) -> None:
        # Imported late: not needed before the first frame.
        from coach.screens.dialogs.confirm import check_window_size

        if await check_window_size(self, size, self.too_small_words()):
            await self.large_enough_again()
