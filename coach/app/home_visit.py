"""Visits at home, one after the other: each is kept as it goes, and begins and ends on the welcome screen."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App

from coach.app.printing import SummaryPrinter
from coach.app.visit_controller import VisitController
from coach.app.welcome_choices import WelcomeChoices
from coach.core.errors import StorageError
from coach.core.visit import transitions
from coach.core.visit.actions import ResultRead, VisitAction
from coach.core.visit.state import Visit
from coach.screens.dialogs.confirm import WindowTooSmallScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.stack import open_screen
from coach.startup import Loaded, Setting
from coach.storage.keeper import Keeper
from coach.themes import picture_colours

if TYPE_CHECKING:
    from coach.app.screen_factory import ScreenContext
    from coach.export import Form


PATIENCE_S = 1.0
"""How long the screen waits for what is kept first."""


class HomeVisit(VisitController):
    """Leads the app through visits at home."""

    def __init__(self, app: App[int], setting: Setting, loaded: Loaded) -> None:
        """Take the app whose screens to show, where it runs, and all that was loaded."""
        super().__init__(app, loaded.library, setting.clock, setting.now)
        self._setting = setting
        self._choices = WelcomeChoices(loaded.library, loaded.store)
        self._prescription = loaded.prescription
        self._trouble = loaded.trouble
        self._keeper = Keeper(loaded.store)
        self._printer = SummaryPrinter(app, loaded.library, setting.print_job, self._choices.visits)
        self.muted = not setting.settings.sound
        """Whether the person turned the cues' sound off."""

    @property
    def begun(self) -> bool:
        """Whether a visit is under way that has something to lose."""
        return self.visit is not None and self.visit.begun

    async def welcome(self) -> None:
        """End the visit, if any, and offer what can be done now."""
        self.visit = None
        self._printer.leave()
        # What is offered goes by what is on the disk.
        await asyncio.wrap_future(self._keeper.let_go())
        if isinstance(self._app.screen, WindowTooSmallScreen):
            return
        while len(self._app.screen_stack) > 1:
            await self._app.pop_screen()
        front = self._app.screen
        assert isinstance(front, WelcomeScreen)
        now = self._setting.now()
        unread = [each for each in (self._setting.settings.trouble, self._setting.keys.trouble) if each]
        notice = self._choices.notice(self._trouble, now, unread)
        await front.offer(self._choices.choices(now), notice)

    async def begin(self, choice: str) -> None:
        """Begin what was chosen on the welcome screen."""
        if choice == "topics":
            from coach.screens.pages.topics import TopicsScreen

            open_screen(self._app, TopicsScreen(self.library))
        elif choice == "guide":
            from coach.screens.pages.guide import GuideScreen

            open_screen(self._app, GuideScreen(self.library))
        elif choice == "summary":
            self._show_last()
        else:
            now = self._setting.now()
            visit = self._gone_on(now) if choice == "go-on" else None
            if choice == "go-on" and visit is None:
                # It has gone on in another window meanwhile.
                await self.welcome()
                return
            await self.enter(visit or self._choices.new_visit(choice, now, self._setting.token()))

    def _gone_on(self, now: datetime) -> Visit | None:
        """The visit whose routine was left, held so that no other window goes on with it; None where one does."""
        seen = self._choices.left(now)
        if seen is None or not self._held(seen):
            return None
        # Only once it is held does it stand still.
        left = self._choices.left(now)
        return self._choices.go_on(left, now) if left is not None and left.id == seen.id else None

    def _held(self, visit: Visit) -> bool:
        try:
            return self._keeper.hold(visit.id)
        except StorageError:
            # Nothing can be kept here: then there is nothing to lose, either.
            return True

    def _show_last(self) -> None:
        last = self._choices.last()
        if last is not None:
            from coach.app.screen_factory import summary_screen

            open_screen(self._app, summary_screen(last, self.context(), ""))

    def print_summary(self, on: bool) -> None:
        """Print the summary of the visit under way or, without one, of the last; or take its page back."""
        visit = self.visit or self._choices.last()
        if not on:
            self._printer.leave()
        elif visit is not None:
            self._printer.print(visit)

    def save(self, form: Form) -> None:
        """Write the summary of this visit, or else of the last one, to a file of the person's own."""
        visit = self.visit or self._choices.last()
        if visit is not None:
            from coach.app.saving import save

            self._app.run_worker(save(self._app, form, visit, self.library, self._choices.visits()), group="save")

    async def act(self, action: VisitAction) -> None:
        """Make of the visit the next one; what another window told of a routine meanwhile counts before one begins."""
        if self.visit is not None and isinstance(action, ResultRead) and action.routine:
            now = self._setting.now()
            red = self._choices.red_elsewhere(now)
            if red is not None:
                self._app.notify(self.library.words("limit.after-red"), severity="warning", timeout=10, markup=False)
                self.visit = transitions.apply(self.visit, red, self.library, now)
        await super().act(action)

    async def moved_on(self, visit: Visit, *, first: bool) -> None:
        """Keep the visit off the screen's thread, once there is something in it."""
        if not visit.begun:
            return
        keeping = self._app.run_worker(self._kept(visit, self._keeper.keep(visit)), group="keep")
        if first:
            with suppress(TimeoutError):
                # A disk that does not answer must not hold up a person in pain.
                await asyncio.wait_for(asyncio.shield(keeping.wait()), PATIENCE_S)

    async def _kept(self, visit: Visit, written: asyncio.Future[None]) -> None:
        try:
            await written
        except StorageError as error:
            # The next step tries again: a disk may have room by then. Saying it once is enough.
            if self._trouble != str(error):
                self._app.notify(str(error), severity="warning", timeout=10, markup=False)
            self._trouble = str(error)
            return
        self._trouble = None
        front = self.front()
        if front is not None:
            front.kept(visit)

    def context(self) -> ScreenContext:
        """Return what the screens of the visit are made with."""
        from coach.app.screen_factory import ScreenContext

        words = self.library.words
        palette, colours = picture_colours(self._app)
        return ScreenContext(
            library=self.library,
            clock=self._setting.clock,
            local=lambda moment: moment.astimezone(),
            palette=palette,
            colours=colours,
            past=self._choices.past,
            visits=self._choices.visits,
            prescription=self._prescription,
            kept=words("summary.not-kept") if self._trouble else words("summary.kept"),
            sound=self.heard if self._setting.sound else None,
            muted=self.muted,
            prints=self._printer.prints,
        )

    def finish(self) -> None:
        """Keep the visit as it stands, with the step of the routine that is under way.

        Raises:
            StorageError: It cannot be written.
        """
        visit, front = self.visit, self.front()
        if visit is not None and front is not None:
            last = front.leaving()
            visit = transitions.apply(visit, last, self.library, self._setting.now()) if last else visit
        self._printer.leave()
        if self._sound is not None:
            self._sound.close()
        self._keeper.finish(visit if visit is not None and visit.begun else None)
