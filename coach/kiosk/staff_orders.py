"""What staff order from their menu: the kiosk is closed and opened, the machine restarted and switched off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from coach.kiosk.context import KioskContext
from coach.kiosk.exit_codes import LEFT, RESTART, SWITCH_OFF
from coach.kiosk.staff_services import Ending
from coach.kiosk.staff_texts import LASTING, ways_to_close
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.stack import open_screen
from coach.widgets.base_app import BaseApp

CODES: Mapping[str, int] = {"restart": RESTART, "switch-off": SWITCH_OFF}
"""How the machine can end, each with the kiosk's exit code."""
FOR_THE_JOURNAL: Mapping[str, str] = {
    "restart": "coach kiosk: Staff restart the machine.",
    "switch-off": "coach kiosk: Staff switch the machine off.",
}


class OrdersHost(Protocol):
    """What staff can order of the kiosk."""

    async def wipe(self, ending: Ending = "left") -> None:
        """End the visit and go back to the first screen."""

    def leave(self, code: int = LEFT) -> None:
        """End the kiosk with an exit code."""


class StaffOrders:
    """Asks what exactly staff want, and does it.

    Args:
        app: The kiosk.
        host: What it can have done.
        context: What the kiosk is set up with.
    """

    def __init__(self, app: BaseApp, host: OrdersHost, context: KioskContext) -> None:
        self._app, self._host, self._context = app, host, context

    def ask_to_close(self) -> None:
        """Ask for how long to close the kiosk, and close it."""
        open_screen(self._app, self._choice("kiosk.close", ways_to_close(self._context)), self._close)

    async def open(self) -> None:
        """Open the kiosk."""
        self._context.opening.open()
        self._context.tell("coach kiosk: Staff opened the kiosk.")
        await self._host.wipe()

    def ask_to_end(self) -> None:
        """Ask whether to restart the machine or to switch it off, and then whether that is meant."""
        ways = [(way, self._context.library.words(f"kiosk.machine.{way}")) for way in CODES]
        open_screen(self._app, self._choice("kiosk.machine", ways), self._confirm)

    def _choice(self, table: str, choices: Sequence[tuple[str, str]]) -> ChooseDialog:
        words = self._context.library.words
        return ChooseDialog(words(f"{table}.title"), words(f"{table}.more"), choices)

    async def _close(self, way: str | None) -> None:
        if way is not None:
            self._context.opening.close(lasting=way == LASTING)
            self._context.tell("coach kiosk: Staff closed the kiosk.")
            await self._host.wipe()

    def _confirm(self, way: str | None) -> None:
        if way is not None:
            words = (self._context.library.words(f"kiosk.{way}.{part}") for part in ("ask", "more", "yes", "no"))
            open_screen(self._app, ConfirmDialog(*words), lambda yes: self._end(way) if yes else None)

    def _end(self, way: str) -> None:
        self._context.tell(FOR_THE_JOURNAL[way])
        self._host.leave(CODES[way])
