"""What help and staff can open over any screen of the kiosk: the desk, the PIN, and the voice."""

from __future__ import annotations

from typing import Protocol

from textual.actions import SkipAction
from textual.app import App

from coach.kiosk.config.pin import MOST_DIGITS
from coach.kiosk.context import KioskContext
from coach.kiosk.idle import Idle
from coach.kiosk.screen_factory import VoiceQuestion, desk_dialog
from coach.kiosk.screens.desk import DeskDialog, Wanted
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeKind, NoticeScreen
from coach.kiosk.screens.pin import PinDialog
from coach.kiosk.speech.voice import Voice
from coach.kiosk.staff_services import Ending, Staff
from coach.kiosk.visit import KioskVisit
from coach.screens.dialogs.confirm import ConfirmDialog, WindowTooSmallScreen
from coach.screens.stack import open_screen


class AttendantHost(Protocol):
    """What the attendant can have done."""

    controller: KioskVisit
    """Who leads the visitor."""

    async def wipe(self, ending: Ending = "left", *, behind: NoticeKind | None = None) -> None:
        """End the visit and go back to the first screen, or to a notice."""

    def leave(self) -> None:
        """End the kiosk."""


class Attendant:
    """Answers the two keys that act on every screen."""

    def __init__(
        self, app: App[int], host: AttendantHost, context: KioskContext, staff: Staff, voice: Voice, idle: Idle
    ) -> None:
        self._app, self._host, self._context = app, host, context
        self._staff, self._voice, self._idle = staff, voice, idle

    async def desk(self) -> None:
        """Tell of the front desk, and offer a new start; over a warning, end the warning only."""
        screen = self._app.screen
        if isinstance(screen, IdleScreen):
            await self._app.pop_screen()
        elif isinstance(screen, (DeskDialog, WindowTooSmallScreen)):
            raise SkipAction
        else:
            open_screen(self._app, desk_dialog(self._context.library, speaking=self._voice.on), self._wanted)

    async def speak(self) -> None:
        """Read the screen aloud; the first time, ask whether others can hear it."""
        screen = self._app.screen
        if isinstance(screen, IdleScreen):
            await self._app.pop_screen()
        elif self._voice.on:
            self._voice.again()
        elif isinstance(screen, (DeskDialog, PinDialog, VoiceQuestion, WindowTooSmallScreen)):
            raise SkipAction
        elif self._context.speaks():
            open_screen(self._app, VoiceQuestion(self._context.library), self._speak_if)
        else:
            dialog = desk_dialog(self._context.library, speaking=False, title="kiosk.voice.none")
            open_screen(self._app, dialog, self._wanted)

    def try_pin(self, pin: str) -> None:
        """Let staff out, or say why not."""
        reason = self._staff.opens(pin)
        if reason is None:
            self._host.leave()
        elif isinstance(self._app.screen, PinDialog):
            self._app.screen.refuse(reason)

    async def _wanted(self, wanted: Wanted | None) -> None:
        if wanted == "start-over":
            await self._start_over()
        elif wanted == "voice-off":
            self._voice.off()
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
            await self._host.wipe(behind="neutral" if controller.alarming else None)

    def _speak_if(self, yes: bool | None) -> None:
        if yes:
            self._voice.on = True
            self._idle.listening()
