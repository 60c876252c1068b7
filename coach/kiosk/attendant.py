"""What help and staff can open over any screen of the kiosk: the desk, languages, looks, the PIN, and the voice."""

from __future__ import annotations

import os
from typing import Protocol

from textual.actions import SkipAction

from coach.kiosk.carry_over import Shown
from coach.kiosk.closing import Closing
from coach.kiosk.config.pin import MOST_DIGITS
from coach.kiosk.context import KioskContext
from coach.kiosk.exit_codes import LEFT
from coach.kiosk.idle import Idle
from coach.kiosk.screen_factory import desk_dialog
from coach.kiosk.screens.desk import DeskDialog, Wanted
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.key_test import KeyTest
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.pin import PinDialog
from coach.kiosk.screens.sight import SightDialog
from coach.kiosk.sight import Sight
from coach.kiosk.speech.voice import Voice
from coach.kiosk.staff_menu import StaffWork
from coach.kiosk.staff_services import Ending, Staff
from coach.kiosk.visit import KioskVisit
from coach.kiosk.voice_help import VoiceHelp
from coach.screens.dialogs.confirm import ConfirmDialog, WindowTooSmallScreen
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.stack import open_screen
from coach.widgets.base_app import BaseApp, asks_for_stillness


class AttendantHost(Protocol):
    """What the attendant can have done."""

    controller: KioskVisit
    """Who leads the visitor."""

    async def wipe(self, ending: Ending = "left", *, then: Shown = "first") -> None:
        """End the visit, and show what comes then."""

    def leave(self, code: int = LEFT) -> None:
        """End the kiosk with an exit code."""


class Attendant:
    """Answers the two keys that act on every screen."""

    def __init__(
        self, app: BaseApp, host: AttendantHost, context: KioskContext, staff: Staff, voice: Voice, idle: Idle
    ) -> None:
        self._app, self._host, self._context = app, host, context
        self._staff, self._voice = staff, voice
        self.sight = Sight(app, context.terminal, context.letters, still=asks_for_stillness(os.environ))
        """What one visitor wants to look otherwise."""
        self.sight.begin()
        self.aloud = VoiceHelp(app, host, context, voice, idle)
        """What a visitor, or staff, want of the voice."""
        self.work = StaffWork(app, host, context, staff, self.aloud)
        """What staff can have done behind the PIN."""
        self.closing = Closing(app, context)
        """The closed sign."""

    @property
    def changed(self) -> bool:
        """Whether the kiosk's voice or its looks are as one visitor wants them."""
        return self._voice.on or bool(self.sight.on)

    @property
    def occupied(self) -> bool:
        """Whether someone is there: a visit is under way, or the kiosk is as one visitor wants it."""
        return self.changed or self._host.controller.visit is not None

    def begin_wipe(self) -> None:
        """Fall silent, and leave the closed sign alone until `closing.release`."""
        self.closing.hold()
        self._voice.off()
        self._host.controller.hush()

    def as_usual(self) -> None:
        """Take back what one visitor, or staff, have had done."""
        self.sight.reset()
        self.aloud.reset()
        self.work.stop()

    async def desk(self) -> None:
        """Tell of the front desk, and offer a new start; over a warning, end the warning only."""
        screen = self._app.screen
        if isinstance(screen, IdleScreen):
            await self._app.pop_screen()
        elif isinstance(screen, (DeskDialog, KeyTest, WindowTooSmallScreen)):
            raise SkipAction
        else:
            controller, stack = self._host.controller, self._app.screen_stack
            dialog = desk_dialog(
                self._context,
                visiting=controller.visit is not None,
                printing=any(isinstance(each, PrintDialog) for each in stack),
                speaking=self._voice.on,
                closed=self.closing.shown,
                alarming=controller.alarming
                or any(isinstance(each, NoticeScreen) and each.kind == "neutral" for each in stack),
            )
            open_screen(self._app, dialog, self._wanted)

    async def try_pin(self, pin: str) -> None:
        """End the visit and open the staff menu, or say why not."""
        reason = self._staff.opens(pin)
        # A process that ends at once must not forget a wrong PIN.
        self._context.acts()
        if reason is None:
            await self.work.open()
        elif isinstance(self._app.screen, PinDialog):
            self._app.screen.refuse(reason)

    async def _wanted(self, wanted: Wanted | None) -> None:
        if wanted == "start-over":
            await self._start_over()
        elif wanted == "voice":
            self.aloud.open_tuning()
        elif isinstance(wanted, int):
            self._context.languages.choose(wanted)
            await self._host.controller.go_on_in(self._context.library)
        elif wanted == "sight":
            dialog = SightDialog(self._context.library.words, self.sight.offered, self.sight.on)
            open_screen(self._app, dialog)
        elif wanted == "staff":
            open_screen(self._app, PinDialog(self._context.library.words, MOST_DIGITS))

    async def _start_over(self) -> None:
        """Wipe the visit, once it is sure that the visitor means it; not while a notice must still stand."""
        controller = self._host.controller
        if any(isinstance(screen, NoticeScreen) and screen.stays() for screen in self._app.screen_stack):
            return
        if controller.visit is None or not controller.visit.begun:
            await self._host.wipe()
            return
        table = "kiosk.over-emergency" if controller.alarming else "kiosk.over"
        words = (self._context.library.words(f"{table}.{part}") for part in ("ask", "kept", "yes", "no"))
        open_screen(self._app, ConfirmDialog(*words), self._wipe_if)

    async def _wipe_if(self, yes: bool | None) -> None:
        controller = self._host.controller
        if yes and controller.visit is not None:
            await self._host.wipe(then="neutral" if controller.alarming else "first")
