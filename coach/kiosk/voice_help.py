"""Turns the voice on for those who cannot read the screen, makes it louder or slower, and offers it to the room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf
from typing import Protocol

from textual.actions import SkipAction

from coach.core.words import Words
from coach.kiosk.context import KioskContext
from coach.kiosk.idle import Idle
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.key_test import KeyTest
from coach.kiosk.screens.pin import PinDialog
from coach.kiosk.screens.staff import StaffMenu
from coach.kiosk.screens.voice import Change, Invitation, VoiceDialog, VoiceQuestion
from coach.kiosk.speech.offer import RoomOffer
from coach.kiosk.speech.tuning import Tuning
from coach.kiosk.speech.voice import Voice
from coach.kiosk.visit import KioskVisit
from coach.screens.dialogs.confirm import WindowTooSmallScreen
from coach.screens.stack import open_screen
from coach.widgets.base_app import BaseApp

INVITED_S = 60.0
"""For so long after it was said aloud how to start the voice, a key held down starts it: time to plug in headphones."""


class VoiceHost(Protocol):
    """Whom the voice asks about the visit."""

    controller: KioskVisit
    """Who leads the visitor."""


class VoiceHelp:
    """Does what a visitor, or staff, want of the voice.

    Nothing of a visit is said before the visitor has answered that they wear headphones; how to answer that is said
    aloud to whoever holds a key down.

    Args:
        app: The kiosk.
        host: Whom to ask about the visit.
        context: What the kiosk is set up with.
        voice: Reads the screens aloud.
        idle: Counts the time without a key.
    """

    def __init__(self, app: BaseApp, host: VoiceHost, context: KioskContext, voice: Voice, idle: Idle) -> None:
        self._app, self._host, self._context = app, host, context
        self._voice, self._idle = voice, idle
        speech = context.config.speech
        self.tuning = Tuning(speech, context.volume)
        """How the voice speaks."""
        self._invited_at = -inf
        """When it was said last how to start the voice."""
        self._offer = RoomOffer(60 * speech.offer_min, context.clock)
        self._forget_headphones: Callable[[], object] = lambda: None

    def begin(self) -> None:
        """Notice from now on that headphones are plugged in."""
        if self._context.config.voice:
            invite = partial(self._app.call_later, self.invite, "plugged")
            self._forget_headphones = self._context.watch_headphones(invite)

    def end(self) -> None:
        """Notice nothing more: the app ends."""
        self._forget_headphones()

    @property
    def _words(self) -> Words:
        return self._context.library.words

    async def start(self) -> None:
        """Read the screen aloud; the first time, ask whether others can hear it."""
        screen = self._app.screen
        if isinstance(screen, IdleScreen):
            await self._app.pop_screen()
        elif self._voice.on:
            self._voice.again()
        elif isinstance(screen, VoiceQuestion) and screen.invited:
            screen.action_answer(True)
        elif isinstance(screen, (DeskDialog, KeyTest, PinDialog, VoiceQuestion, WindowTooSmallScreen)):
            raise SkipAction
        else:
            open_screen(self._app, VoiceQuestion(self._words), self._start_if)

    async def held(self) -> None:
        """Say aloud, and show, how to have the screen read; the second time, start."""
        if self._context.clock() - self._invited_at >= INVITED_S:
            await self.invite("invite")
        elif self._may_invite:
            await self._uncover()
            self._start_if(True)

    async def invite(self, invitation: Invitation) -> None:
        """Say aloud, and show, how to have the screen read, unless it is read already."""
        if not self._may_invite:
            return
        self._invited_at = self._context.clock()
        await self._uncover()
        open_screen(self._app, VoiceQuestion(self._words, invitation), self._start_if)
        self._voice.announce(f"{self._words('kiosk.voice.invited')}. {self._words(f'kiosk.voice.{invitation}')}")

    @property
    def _may_invite(self) -> bool:
        elsewhere = any(isinstance(each, (StaffMenu, WindowTooSmallScreen)) for each in self._app.screen_stack)
        return not self._voice.on and not elsewhere and self._context.can_speak

    async def _uncover(self) -> None:
        """Close what someone who cannot see the screen may have opened by the key that they held."""
        while isinstance(self._app.screen, (DeskDialog, IdleScreen, PinDialog, VoiceQuestion)):
            await self._app.pop_screen()

    def _start_if(self, yes: bool | None) -> None:
        if yes:
            self._voice.on = True
            self._idle.listening()
        else:
            self._voice.off()

    def off(self) -> None:
        """Read nothing more aloud, and speak as usual if it is turned on again."""
        self._voice.off()
        self.reset()

    def reset(self) -> None:
        """Forget what one visitor wanted of the voice."""
        self.tuning.reset()
        self._invited_at = -inf

    def look(self) -> None:
        """Say what is new on the screen, or tell the room how to start the voice if that is due."""
        screen = self._app.screen
        self._voice.look(screen)
        if self._offer.is_due(idle=self._may_speak_to_the_room()) and self._context.can_speak:
            self._voice.announce(self._words("kiosk.voice.offer"))

    def _may_speak_to_the_room(self) -> bool:
        """Return whether the kiosk waits for a visitor; what else must keep it silent is to be asked here."""
        alone = isinstance(self._app.screen, AttractScreen)
        return alone and self._host.controller.visit is None and not self._voice.on

    def open_tuning(self, *, for_all: bool = False) -> None:
        """Show what can be changed about the voice: for this visit, or by staff for all."""
        open_screen(self._app, VoiceDialog(self._words, self._state(), for_all=for_all))

    def change(self, change: Change, dialog: VoiceDialog) -> None:
        """Change how the voice speaks by one step; show and say what it is now, at the new volume and speed."""
        changed = self.tuning.turn_for_all(change) if dialog.for_all else self.tuning.turn(change)
        told = self._state() if changed else f"{self._words('kiosk.tuning.end')} {self._state()}"
        dialog.tell(told)
        if self._context.can_speak:
            self._voice.announce(told)

    def _state(self) -> str:
        now = self.tuning.now
        return self._words("kiosk.tuning.state", volume=now.volume, speed=now.speed)
