"""The controller of a visit: applies each action to it, and shows the screen of the step that follows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from coach.core.library import Library
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.actions import (
    Answered,
    Mistaken,
    PainTold,
    RoutineStopped,
    SummaryRead,
    VisitAction,
    WentBack,
)
from coach.core.visit.journey import JourneyStep
from coach.core.visit.state import Visit
from coach.screens.base import CoachScreen
from coach.screens.dialogs.confirm import ConfirmDialog, is_too_small
from coach.screens.stack import open_screen

if TYPE_CHECKING:
    from coach.app.screen_factory import ScreenContext
    from coach.core.session.sound import Sound


KEPT_FIRST = (PainTold, RoutineStopped)
"""The actions after which the visit is on the disk before anything that follows from them is shown."""


class VisitController(ABC):
    """Leads an app through a visit, at home and in the kiosk. Subclasses decide where a visit begins and ends."""

    def __init__(
        self, app: App[int], library: Library, clock: Callable[[], float], now: Callable[[], datetime]
    ) -> None:
        """Take the app whose screens to show, the library, monotonic seconds, and a clock that tells UTC."""
        self._app = app
        self._clock = clock
        self._now = now
        self._turned = clock()
        """When the person last led on, in monotonic seconds: the other clock may be set meanwhile."""
        self.library = library
        self._sound: Sound | None = None
        self._lost_told = False
        """Whether it was said that the voice is not heard."""
        self.visit: Visit | None = None
        self._entered: tuple[str, ...] = ()
        """The steps that were behind when the visit began, or was gone on with."""

    async def enter(self, visit: Visit) -> None:
        """Begin a visit, or go on with one."""
        self.visit = visit
        self._entered = visit.done
        self._turned = self._clock()
        await self._show()

    @abstractmethod
    async def welcome(self) -> None:
        """End the visit, if any, and show where one begins."""

    @abstractmethod
    def context(self) -> ScreenContext:
        """Return what the screens of the visit are made with."""

    @abstractmethod
    async def moved_on(self, visit: Visit, *, first: bool) -> None:
        """Take note of what has become of the visit, before anything else is shown if it says so."""

    async def finished(self) -> None:
        """Take leave of a person who has come to the end."""
        await self.welcome()

    def screen_for(self, step: JourneyStep, visit: Visit) -> CoachScreen:
        """Return a new screen for a step of the journey."""
        # The screens of a visit are not needed before one begins: the first screen does without their memory.
        from coach.app.screen_factory import screen_for

        return screen_for(step, visit, self.context())

    async def act(self, action: VisitAction) -> None:
        """Make of the visit the next one, and show what follows; what must not happen in haste is asked first."""
        visit = self.visit
        if visit is None:
            await self.welcome()
            return
        asked = self.asked_first(action, visit)
        if asked is None:
            await self._apply(action)
        elif not is_too_small(self._app):
            words = (self.library.words(f"{asked}.{part}") for part in ("ask", "kept", "yes", "no"))
            open_screen(self._app, ConfirmDialog(*words), partial(self._confirmed, action))

    def asked_first(self, action: VisitAction, visit: Visit) -> str | None:
        """Return the words of the question that comes before an action counts, by their table, or None."""
        takes_back = isinstance(action, Mistaken) or (
            isinstance(action, Answered) and after_answer.takes_back(visit, action.answers, self.library)
        )
        return "mistake" if takes_back else None

    async def _confirmed(self, action: VisitAction, yes: bool | None) -> None:
        if self.visit is None:
            return
        if yes:
            await self._apply(action)
        else:
            await self._show()

    async def _apply(self, action: VisitAction) -> None:
        before = self.visit
        assert before is not None
        if isinstance(action, WentBack) and self._at_entry(before):
            # A routine that was left stays as it is, so that it can be gone on with another time.
            await self.welcome()
            return
        if isinstance(action, Answered):
            action = replace(action, seconds=self._clock() - self._turned)
        self.visit = transitions.apply(before, action, self.library, self._now())
        self._turned = self._clock()
        await self.moved_on(self.visit, first=isinstance(action, KEPT_FIRST))
        if isinstance(action, SummaryRead):
            await self.finished()
        else:
            await self._show()

    def _at_entry(self, visit: Visit) -> bool:
        """Whether a visit stands at its first screen, so that the one before it is the welcome."""
        entered = visit.done == self._entered and not visit.revisiting and not visit.details
        return entered or transitions.back(visit, self.library) is None

    async def show_again(self) -> None:
        """Show what has become of the visit while a plea for room stood in front."""
        if self.visit is None:
            await self.welcome()
        else:
            await self._show()

    async def _show(self) -> None:
        """Show the journey's step: a new screen, or the present one with the answers as they now stand."""
        assert self.visit is not None
        if is_too_small(self._app):
            return
        step = journey.next_step(self.visit, self.library)
        front = self.front()
        if front is not None and front.step == step.name:
            await self._refresh(step, self.visit)
            return
        screen = self.screen_for(step, self.visit)
        if front is None or front.step is None:
            await open_screen(self._app, screen)
        else:
            # What was opened over the page in the meantime is about that page, and Textual switches what is on top.
            while self._app.screen is not front:
                await self._app.pop_screen()
            await self._app.switch_screen(screen)

    async def _refresh(self, step: JourneyStep, visit: Visit) -> None:
        """Show a visit as it now stands on the step's screen, and on one that was opened over it."""
        for screen in self._app.screen_stack:
            if isinstance(screen, CoachScreen) and screen.step == step.name:
                screen.moving = False
                await screen.refresh_answers(journey.given_on(step.page, visit))
                await screen.refresh_request(visit.request)

    def front(self) -> CoachScreen | None:
        """Return the topmost screen of ours, beneath any sheet over it."""
        return next((each for each in reversed(self._app.screen_stack) if isinstance(each, CoachScreen)), None)

    def heard(self) -> Sound:
        """Return the one sound of the program, made when it is first needed."""
        if self._sound is None:
            from coach.voice.sound import make_sound

            self._sound = make_sound(self.library.words("cue.language"), self._ring)
            self._lost_told = False
        return self._sound

    def _ring(self) -> None:
        """Ring the bell; where a voice was to speak instead, say once that it is not heard."""
        # Not needed before a cue is given.
        from coach.voice.bell import Bell

        self._app.bell()
        if not self._lost_told and not isinstance(self._sound, Bell):
            self._lost_told = True
            self._app.notify(self.library.words("player.voice-lost"), severity="warning", timeout=10, markup=False)
