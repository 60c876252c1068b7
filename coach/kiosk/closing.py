"""Puts the closed sign up where the next visitor would begin, and takes it down when the kiosk opens."""

from __future__ import annotations

from coach.kiosk.context import KioskContext
from coach.kiosk.screen_factory import closed_screen, mode_of
from coach.kiosk.screens.closed import ClosedScreen
from coach.screens.stack import open_screen
from coach.widgets.base_app import BaseApp


class Closing:
    """Keeps the sign as the hours, and staff, want it. A visit is never cut: the sign comes after its end.

    Args:
        app: The kiosk.
        context: What the kiosk is set up with.
    """

    def __init__(self, app: BaseApp, context: KioskContext) -> None:
        self._app, self._context = app, context
        self._held = 0
        """How many ends of a visit are under way."""

    def hold(self) -> None:
        """Put no sign up until `release`: the end of a visit, which closes screen after screen, is under way."""
        self._held += 1

    def release(self) -> None:
        """Put the sign up again when it is time."""
        self._held -= 1

    @property
    def shown(self) -> bool:
        """Whether the sign is up, whatever is open over it."""
        return any(isinstance(screen, ClosedScreen) for screen in self._app.screen_stack)

    async def look(self, *, occupied: bool) -> None:
        """Put the sign up or take it down if it is time; call this now and then.

        Args:
            occupied: Whether someone is there, though the first screen may be in front.
        """
        app, opening, front = self._app, self._context.opening, self._app.screen
        if self._held:
            return
        if isinstance(front, ClosedScreen):
            if opening.is_open:
                await app.pop_screen()
            else:
                front.look()
        elif mode_of(app.screen_stack, changed=occupied) == "empty" and not opening.is_open:
            open_screen(app, closed_screen(app, self._context))
