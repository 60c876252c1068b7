"""A visit on the screen: each message makes the next visit, which is kept and shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from coach.core import journey, transitions
from coach.core.errors import StorageError
from coach.core.visit import Visit
from coach.handing import Handing
from coach.home import Home
from coach.screens.asking import ConfirmScreen, RoomScreen
from coach.screens.base import CoachScreen
from coach.screens.messages import Answered, Mistaken, SummaryRead, WentBack
from coach.screens.moves import VisitMoved
from coach.screens.welcome import WelcomeScreen
from coach.start import Loaded, Setting
from coach.storage.keeper import Keeper
from coach.themes import colours_of, palette_of

if TYPE_CHECKING:
    from coach.handoff import Form
    from coach.scenes import Stage
    from coach.voice.sound import Sound


class Visiting:
    """Leads the app through visits, one after the other."""

    def __init__(self, app: App[int], setting: Setting, loaded: Loaded) -> None:
        """Take the app whose screens to show, where it runs, and all that was loaded."""
        self._app = app
        self._setting = setting
        self.library = loaded.library
        self._home = Home(loaded.library, loaded.store)
        self._prescription = loaded.prescription
        self._trouble = loaded.trouble
        self._keeper = Keeper(loaded.store)
        self._handing = Handing(app, loaded.library, setting.print_job)
        self._sound: Sound | None = None
        self.muted = not setting.settings.sound
        """Whether the person turned the cues' sound off."""
        self.visit: Visit | None = None

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

            self._app.push_screen(TopicsScreen(self.library))
        elif choice == "guide":
            from coach.screens.guide import GuideScreen

            self._app.push_screen(GuideScreen(self.library))
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

            self._app.push_screen(summary_screen(last, self._stage(), ""))

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

    async def moved(self, message: VisitMoved) -> None:
        """Make of the visit the next one, keep it, and show what follows."""
        visit = self.visit
        if visit is None:
            await self.welcome()
            return
        if isinstance(message, Mistaken) or (
            isinstance(message, Answered) and transitions.takes_back(visit, message.answers, self.library)
        ):
            keys = ("mistake.ask", "mistake.kept", "mistake.yes", "mistake.no")
            ask = ConfirmScreen(*(self.library.words(key) for key in keys))
            self._app.push_screen(ask, partial(self._confirmed, message))
            return
        await self._apply(message)

    async def _confirmed(self, message: VisitMoved, yes: bool | None) -> None:
        if yes:
            await self._apply(message)
        else:
            await self._show()

    async def _apply(self, message: VisitMoved) -> None:
        before = self.visit
        assert before is not None
        now = self._setting.now()
        self.visit = message.applied(before, self.library, now)
        at_first = isinstance(message, WentBack) and self.visit == before
        self.visit = replace(self.visit, turned_at=now)
        if self.visit.begun:
            self._app.run_worker(self._keep(self.visit), group="keep")
        if isinstance(message, SummaryRead) or at_first:
            await self.welcome()
        else:
            await self._show()

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
        front = self._front()
        if front is not None:
            front.kept(visit)

    async def show_again(self) -> None:
        """Show what has become of the visit while a plea for room stood in front."""
        if self.visit is None:
            await self.welcome()
        else:
            await self._show()

    async def _show(self) -> None:
        """Show the journey's step: a new screen, or the present one with the answers as they now stand."""
        assert self.visit is not None
        if isinstance(self._app.screen, RoomScreen):
            return
        step = journey.next_step(self.visit, self.library)
        front = self._front()
        if front is not None and front.step == step.name:
            await self._refresh(step.name, self.visit)
            return
        # The screens of a visit are not needed before one begins: the welcome screen does without their memory.
        from coach.scenes import screen_for

        screen = screen_for(step, self.visit, self._stage())
        if front is None or front.step is None:
            await self._app.push_screen(screen)
        else:
            await self._app.switch_screen(screen)

    async def _refresh(self, step: str, visit: Visit) -> None:
        """Show a visit as it now stands on the step's screen, and on one that was opened over it."""
        for screen in self._app.screen_stack:
            if isinstance(screen, CoachScreen) and screen.step == step:
                screen.moving = False
                await screen.refresh_answers(visit.answers)
                await screen.refresh_request(visit.request)

    def _front(self) -> CoachScreen | None:
        """The topmost screen of ours, beneath any sheet over it."""
        return next((each for each in reversed(self._app.screen_stack) if isinstance(each, CoachScreen)), None)

    def _stage(self) -> Stage:
        from coach.scenes import Stage

        words = self.library.words
        return Stage(
            library=self.library,
            clock=self._setting.clock,
            local=lambda moment: moment.astimezone(),
            palette=palette_of(self._app.current_theme, coloured=not self._app.no_color),
            colours=colours_of(self._app.current_theme, coloured=not self._app.no_color),
            past=self._home.past,
            visits=self._home.visits,
            prescription=self._prescription,
            kept=words("summary.not-kept") if self._trouble else words("summary.kept"),
            sound=self._heard if self._setting.sound else None,
            muted=self.muted,
            prints=self._handing.prints,
        )

    def _heard(self) -> Sound:
        """The one sound of the program, made when it is first needed."""
        if self._sound is None:
            from coach.voice.sound import make_sound

            self._sound = make_sound(self.library.words("cue.language"), self._app.bell)
        return self._sound

    def finish(self) -> None:
        """Keep the visit as it stands, with the step of the routine that is under way.

        Raises:
            StorageError: It cannot be written.
        """
        visit, front = self.visit, self._front()
        if visit is not None and front is not None:
            last = front.leaving()
            visit = last.applied(visit, self.library, self._setting.now()) if last else visit
        self._handing.leave()
        if self._sound is not None:
            self._sound.close()
        self._keeper.finish(visit if visit is not None and visit.begun else None)
