"""Leading a visit: each message makes of it the next one, and the journey's next screen is shown."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from coach.core import journey, transitions
from coach.core.journey import Step
from coach.core.library import Library
from coach.core.visit import Visit
from coach.screens.asking import ConfirmScreen, cramped
from coach.screens.base import CoachScreen
from coach.screens.messages import Answered, Mistaken, SummaryRead, WentBack
from coach.screens.moves import VisitMoved
from coach.screens.stack import open_screen

if TYPE_CHECKING:
    from coach.scenes import Stage
    from coach.voice.sound import Sound


class Leading(ABC):
    """Leads an app through a visit, the same at home and in the kiosk; where it begins and ends is for each to say."""

    def __init__(self, app: App[int], library: Library, now: Callable[[], datetime]) -> None:
        """Take the app whose screens to show, the library, and a clock that tells UTC."""
        self._app = app
        self._now = now
        self.library = library
        self._sound: Sound | None = None
        self.visit: Visit | None = None

    @abstractmethod
    async def welcome(self) -> None:
        """End the visit, if any, and show where one begins."""

    @abstractmethod
    def stage(self) -> Stage:
        """Return what the screens of the visit are made with."""

    @abstractmethod
    def moved_on(self, visit: Visit) -> None:
        """Take note of what has become of the visit."""

    async def finished(self) -> None:
        """Take leave of a person who has come to the end."""
        await self.welcome()

    def screen_for(self, step: Step, visit: Visit) -> CoachScreen:
        """Return a new screen for a step of the journey."""
        # The screens of a visit are not needed before one begins: the first screen does without their memory.
        from coach.scenes import screen_for

        return screen_for(step, visit, self.stage())

    async def moved(self, message: VisitMoved) -> None:
        """Make of the visit the next one, and show what follows; taking an urgent answer back is asked first."""
        visit = self.visit
        if visit is None:
            await self.welcome()
            return
        if isinstance(message, Mistaken) or (
            isinstance(message, Answered) and transitions.takes_back(visit, message.answers, self.library)
        ):
            if not cramped(self._app):
                keys = ("mistake.ask", "mistake.kept", "mistake.yes", "mistake.no")
                ask = ConfirmScreen(*(self.library.words(key) for key in keys))
                open_screen(self._app, ask, partial(self._confirmed, message))
            return
        await self._apply(message)

    async def _confirmed(self, message: VisitMoved, yes: bool | None) -> None:
        if self.visit is None:
            return
        if yes:
            await self._apply(message)
        else:
            await self._show()

    async def _apply(self, message: VisitMoved) -> None:
        before = self.visit
        assert before is not None
        now = self._now()
        self.visit = message.applied(before, self.library, now)
        at_first = isinstance(message, WentBack) and self.visit == before
        self.visit = replace(self.visit, turned_at=now)
        self.moved_on(self.visit)
        if isinstance(message, SummaryRead):
            await self.finished()
        elif at_first:
            await self.welcome()
        else:
            await self._show()

    async def show_again(self) -> None:
        """Show what has become of the visit while a plea for room stood in front."""
        if self.visit is None:
            await self.welcome()
        else:
            await self._show()

    async def _show(self) -> None:
        """Show the journey's step: a new screen, or the present one with the answers as they now stand."""
        assert self.visit is not None
        if cramped(self._app):
            return
        step = journey.next_step(self.visit, self.library)
        front = self.front()
        if front is not None and front.step == step.name:
            await self._refresh(step.name, self.visit)
            return
        screen = self.screen_for(step, self.visit)
        if front is None or front.step is None:
            await open_screen(self._app, screen)
        else:
            # What was opened over the page in the meantime is about that page, and Textual switches what is on top.
            while self._app.screen is not front:
                await self._app.pop_screen()
            await self._app.switch_screen(screen)

    async def _refresh(self, step: str, visit: Visit) -> None:
        """Show a visit as it now stands on the step's screen, and on one that was opened over it."""
        for screen in self._app.screen_stack:
            if isinstance(screen, CoachScreen) and screen.step == step:
                screen.moving = False
                await screen.refresh_answers(visit.answers)
                await screen.refresh_request(visit.request)

    def front(self) -> CoachScreen | None:
        """Return the topmost screen of ours, beneath any sheet over it."""
        return next((each for each in reversed(self._app.screen_stack) if isinstance(each, CoachScreen)), None)

    def heard(self) -> Sound:
        """Return the one sound of the program, made when it is first needed."""
        if self._sound is None:
            from coach.voice.sound import make_sound

            self._sound = make_sound(self.library.words("cue.language"), self._app.bell)
        return self._sound
