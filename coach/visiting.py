"""Visits at home, one after the other: each is kept as it goes, and begins and ends on the welcome screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from coach.core.errors import StorageError
from coach.core.visit import Visit
from coach.handing import Handing
from coach.home import Home
from coach.leading import Leading
from coach.screens.asking import RoomScreen
from coach.screens.stack import open_screen
from coach.screens.welcome import WelcomeScreen
from coach.start import Loaded, Setting
from coach.storage.keeper import Keeper
from coach.themes import painted

if TYPE_CHECKING:
    from coach.handoff import Form
    from coach.scenes import Stage


class Visiting(Leading):
    """Leads the app through visits at home."""

    def __init__(self, app: App[int], setting: Setting, loaded: Loaded) -> None:
        """Take the app whose screens to show, where it runs, and all that was loaded."""
        super().__init__(app, loaded.library, setting.now)
        self._setting = setting
        self._home = Home(loaded.library, loaded.store)
        self._prescription = loaded.prescription
        self._trouble = loaded.trouble
        self._keeper = Keeper(loaded.store)
        self._handing = Handing(app, loaded.library, setting.print_job, self._home.visits)
        self.muted = not setting.settings.sound
        """Whether the person turned the cues' sound off."""

    @property
    def begun(self) -> bool:
        """Whether a visit is under way that has something to lose."""
        return self.visit is not None and self.visit.begun

    async def welcome(self) -> None:
        """End the visit, if any, and offer what can be done now."""
        self.visit = None
        self._handing.leave()
        if isinstance(self._app.screen, RoomScreen):
            return
        while len(self._app.screen_stack) > 1:
            await self._app.pop_screen()
        front = self._app.screen
        assert isinstance(front, WelcomeScreen)
        await front.offer(self._home.choices(self._setting.now()), self._home.notice(self._trouble))

    async def begin(self, choice: str) -> None:
        """Begin what was chosen on the welcome screen."""
        if choice == "topics":
            from coach.screens.topics import TopicsScreen

            open_screen(self._app, TopicsScreen(self.library))
        elif choice == "guide":
            from coach.screens.guide import GuideScreen

            open_screen(self._app, GuideScreen(self.library))
        elif choice == "summary":
            self._show_last()
        else:
            now = self._setting.now()
            self.visit = self._home.new_visit(choice, now, self._setting.token())
            await self._show()

    def _show_last(self) -> None:
        last = self._home.last()
        if last is not None:
            from coach.scenes import summary_screen

            open_screen(self._app, summary_screen(last, self.stage(), ""))

    def print_summary(self, on: bool) -> None:
        """Print the summary of the visit under way or, without one, of the last; or take its page back."""
        visit = self.visit or self._home.last()
        if not on:
            self._handing.leave()
        elif visit is not None:
            self._handing.print(visit)

    def save(self, form: Form) -> None:
        """Write the summary of this visit, or else of the last one, to a file of the person's own."""
        visit = self.visit or self._home.last()
        if visit is not None:
            from coach.saving import save

            self._app.run_worker(save(self._app, form, visit, self.library, self._home.visits()), group="save")

    def moved_on(self, visit: Visit) -> None:
        """Keep the visit off the screen's thread, once there is something in it."""
        if visit.begun:
            self._app.run_worker(self._keep(visit), group="keep")

    async def _keep(self, visit: Visit) -> None:
        try:
            await self._keeper.keep(visit)
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

    def stage(self) -> Stage:
        """Return what the screens of the visit are made with."""
        from coach.scenes import Stage

        words = self.library.words
        palette, colours = painted(self._app)
        return Stage(
            library=self.library,
            clock=self._setting.clock,
            local=lambda moment: moment.astimezone(),
            palette=palette,
            colours=colours,
            past=self._home.past,
            visits=self._home.visits,
            prescription=self._prescription,
            kept=words("summary.not-kept") if self._trouble else words("summary.kept"),
            sound=self.heard if self._setting.sound else None,
            muted=self.muted,
            prints=self._handing.prints,
        )

    def finish(self) -> None:
        """Keep the visit as it stands, with the step of the routine that is under way.

        Raises:
            StorageError: It cannot be written.
        """
        visit, front = self.visit, self.front()
        if visit is not None and front is not None:
            last = front.leaving()
            visit = last.applied(visit, self.library, self._setting.now()) if last else visit
        self._handing.leave()
        if self._sound is not None:
            self._sound.close()
        self._keeper.finish(visit if visit is not None and visit.begun else None)
