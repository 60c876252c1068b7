"""The controller of a visit: applies each action to the visit, and shows the screen of the next step."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from coach.core.library import Library
from coach.core.report.haste import hasty_rows
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.actions import (
    Answered,
    HasteTold,
    Mistaken,
    PainTold,
    Reviewed,
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
    from coach.app.screen_context import ScreenContext
    from coach.core.session.sound import Sound
    from coach.voice.manner import Manner


KEPT_FIRST = (PainTold, RoutineStopped)
"""The actions that are saved before the screen that follows from them is shown."""


class VisitController(ABC):
    """Leads an app through a visit, at home and in the kiosk. Subclasses decide where a visit begins and ends.

    `clock` returns monotonic seconds and `now` UTC, which may be set while the app runs.
    """

    def __init__(
        self, app: App[int], library: Library, clock: Callable[[], float], now: Callable[[], datetime]
    ) -> None:
        self._app = app
        self._clock = clock
        self._now = now
        self._acted_at = clock()
        """When the person last did something that led on, in monotonic seconds."""
        self.library = library
        self._sound: Sound | None = None
        self._voice_lost = False
        """Whether the person was told that the voice cannot be heard."""
        self.aloud = True
        """Whether cues are read aloud, where a program can; otherwise the bell rings."""
        self.visit: Visit | None = None
        self._done_at_entry: tuple[str, ...] = ()
        """The steps that were done when the visit began, or when its routine was continued."""

    async def enter(self, visit: Visit) -> None:
        """Begin a visit, or continue one."""
        self.visit = visit
        # A check that was left leads back to its own pages, a routine only to what is asked before it.
        self._done_at_entry = visit.done if visit.recheck else ()
        self._acted_at = self._clock()
        await self._show()

    @abstractmethod
    async def welcome(self) -> None:
        """End the visit, if any, and show the screen where one begins."""

    @abstractmethod
    def context(self) -> ScreenContext:
        """Return what the screens of the visit are made with."""

    @abstractmethod
    async def visit_changed(self, visit: Visit, *, first: bool) -> None:
        """Save the visit, or whatever a subclass does after a change; with `first`, before the next screen is shown."""

    async def finished(self) -> None:
        """Show what follows the end of a visit: the welcome screen, unless a subclass shows something before it."""
        await self.welcome()

    def screen_for(self, step: JourneyStep, visit: Visit) -> CoachScreen:
        """Return a new screen for a step of the journey."""
        # Imported late: the first screen must not wait for the screens of a visit.
        from coach.app.screen_factory import screen_for

        return screen_for(step, visit, self.context())

    async def act(self, action: VisitAction) -> None:
        """Apply an action and show the next screen; ask for confirmation first if `asked_first` says so."""
        visit = self.visit
        if visit is None:
            await self.welcome()
            return
        asked = self.asked_first(action, visit)
        hasty = hasty_rows(visit, self.library) if isinstance(action, Reviewed) else ()
        if asked is not None:
            self._ask(asked, partial(self._confirmed, action))
        elif hasty:
            self._ask("haste", partial(self._haste_told, hasty))
        else:
            await self._apply(action)

    def _ask(self, asked: str, then: Callable[[bool | None], Awaitable[None]]) -> None:
        """Ask a question by its table of words, unless the window is too small for anything to be opened."""
        if not is_too_small(self._app):
            words = (self.library.words(f"{asked}.{part}") for part in ("ask", "kept", "yes", "no"))
            open_screen(self._app, ConfirmDialog(*words), then)

    def asked_first(self, action: VisitAction, visit: Visit) -> str | None:
        """Return the table of words of the question that confirms an action, or None if it needs no confirmation."""
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

    async def _haste_told(self, hasty: tuple[str, ...], again: bool | None) -> None:
        if self.visit is None:
            return
        if again is None:
            await self._show()
        else:
            await self._apply(HasteTold(hasty if again else ()))

    async def _apply(self, action: VisitAction) -> None:
        before = self.visit
        assert before is not None
        if isinstance(action, WentBack) and self._at_entry(before):
            # A routine that is left stays as it is, so that it can be continued another time.
            await self.welcome()
            return
        if isinstance(action, Answered):
            action = replace(action, seconds=self._clock() - self._acted_at)
        self.visit = transitions.apply(before, action, self.library, self._now())
        self._acted_at = self._clock()
        await self.visit_changed(self.visit, first=isinstance(action, KEPT_FIRST))
        if isinstance(action, SummaryRead):
            await self.finished()
        else:
            await self._show()

    def _at_entry(self, visit: Visit) -> bool:
        """Whether the visit is at the screen where it began or was continued, so that the one before is the welcome."""
        unmoved = visit.done == self._done_at_entry and not visit.revisiting and not visit.details
        return unmoved or transitions.back(visit, self.library) is None

    async def show_again(self) -> None:
        """Show the visit as it stands, after the window was too small for its screens."""
        if self.visit is None:
            await self.welcome()
        else:
            await self._show()

    async def _show(self) -> None:
        """Show the next step on a new screen; if the present screen shows that step already, only update it."""
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
            # `switch_screen` replaces the topmost screen, so dialogs over the old screen have to close first.
            while self._app.screen is not front:
                await self._app.pop_screen()
            await self._app.switch_screen(screen)

    async def _refresh(self, step: JourneyStep, visit: Visit) -> None:
        """Update the step's screen, and any screen of the same step over it."""
        for screen in self._app.screen_stack:
            if isinstance(screen, CoachScreen) and screen.step == step.name:
                screen.acted = False
                await screen.refresh_answers(visit.own_answers)
                await screen.refresh_request(visit.request)

    def front(self) -> CoachScreen | None:
        """Return the topmost full screen, beneath any dialog."""
        return next((each for each in reversed(self._app.screen_stack) if isinstance(each, CoachScreen)), None)

    def cue_sound(self) -> Sound:
        """Return what sounds the cues, made on first use."""
        if self._sound is None:
            from coach.voice.sound import make_sound

            language = self.library.words("cue.language")
            self._sound = make_sound(language, self._ring, aloud=self.aloud, manner=self.manner)
            self._voice_lost = False
        return self._sound

    def manner(self) -> Manner | None:
        """Return how the voice is to speak; None for its program's own way. Called from the voice's thread."""
        return None

    def _ring(self) -> None:
        """Ring the terminal bell; if a voice was to speak instead, notify once that it cannot be heard."""
        # Imported late: not needed before a cue is given.
        from coach.voice.bell import Bell

        self._app.bell()
        if not self._voice_lost and not isinstance(self._sound, Bell):
            self._voice_lost = True
            self._app.notify(self.library.words("player.voice-lost"), severity="warning", timeout=10, markup=False)
