"""The controller of visits at home: each begins and ends on the welcome screen, and is saved after each action."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from coach.app.on_the_floor import OnTheFloor
from coach.app.printing import SummaryPrinter
from coach.app.visit_controller import VisitController
from coach.core.errors import StorageError
from coach.core.visit import transitions
from coach.core.visit.actions import ResultRead, VisitAction
from coach.core.visit.state import Visit
from coach.export.forms import printed_page
from coach.home.going_on import taken_up
from coach.home.week import own_week
from coach.home.welcome_choices import WelcomeChoices
from coach.loading.clinic_language import content_for_clinic
from coach.loading.sentences import in_words
from coach.local_time import local_time
from coach.screens.dialogs.confirm import WindowTooSmallScreen, is_too_small
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.stack import open_screen
from coach.startup import Loaded, Surroundings
from coach.storage.keeper import Keeper
from coach.storage.settings import Voice
from coach.themes import picture_colours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.app.screen_context import ScreenContext
    from coach.core.history.today import Today
    from coach.core.programme.choices import WeekChoices
    from coach.export import Form
    from coach.screens.pages.today import TodayHistory, TodayPane
    from coach.screens.pages.week import WeekScreen


SAVE_WAIT_S = 1.0
"""How long the next screen waits for an action to be saved that must be saved first."""


class HomeVisit(VisitController):
    """Leads the app through one visit after another. `muted` is whether the person turned the sound of cues off."""

    def __init__(self, app: App[int], surroundings: Surroundings, loaded: Loaded) -> None:
        super().__init__(app, loaded.library, surroundings.clock, surroundings.now)
        self._surroundings = surroundings
        self._choices = WelcomeChoices(loaded.library, loaded.store)
        self._prescription = loaded.prescription
        self._trouble = in_words(loaded.trouble, loaded.library.words) if loaded.trouble else None
        self._keeper = Keeper(loaded.store)
        self._clinic = content_for_clinic(loaded.library, loaded.place)
        self._printer = SummaryPrinter(app, loaded.library.words, surroundings.print_job, self._page)
        self.muted = not surroundings.settings.sound
        self.aloud = surroundings.settings.voice != "bell"
        self._floor = OnTheFloor(app, surroundings)
        self.week = own_week(surroundings.settings.week, loaded.prescription)
        """What the person chose for their week."""
        self._again: Visit | None = None
        """The earlier visit whose summary was opened last."""

    def _page(self, visit: Visit) -> bytes:
        return printed_page(visit, self.library, self._visits_of(visit), self._clinic())

    def _visits_of(self, visit: Visit) -> Iterator[Visit]:
        """Return the visits that the summary of this one tells of, the newest first, however long ago it was."""
        under_way = self.visit is not None and self.visit.id == visit.id
        return self._choices.visits() if under_way else self._choices.visits_up_to(visit.id)

    @property
    def begun(self) -> bool:
        """Whether a visit is under way that has anything in it to save."""
        return self.visit is not None and self.visit.begun

    async def welcome(self) -> None:
        """End the visit, if any, and show the welcome screen with what can be done now."""
        self.visit = None
        self._floor.keep_awake(False)
        self._printer.cancel()
        # What is offered depends on the files, so they must be written first.
        await asyncio.wrap_future(self._keeper.let_go())
        if isinstance(self._app.screen, WindowTooSmallScreen):
            return
        while len(self._app.screen_stack) > 1:
            await self._app.pop_screen()
        front = self._app.screen
        assert isinstance(front, WelcomeScreen)
        now = self._surroundings.now()
        unread = [each for each in (self._surroundings.settings.trouble, self._surroundings.keys.trouble) if each]
        said = self._choices.today(now, self.week)
        choices = self._choices.choices(now, said)
        # Last, since what is read for the others may turn out to be damaged.
        notice = self._choices.notice(self._trouble, now, unread)
        await front.offer(choices, notice, self._today_panes(said), self._choices.lead(self._prescription))

    def _today_panes(self, today: Today | None) -> tuple[TodayPane, TodayHistory] | None:
        if today is None:
            return None
        from coach.screens.pages.today import TodayHistory, TodayPane

        said = today, self.library.words, picture_colours(self._app)[1]
        return TodayPane(*said), TodayHistory(*said)

    async def begin(self, choice: str) -> None:
        """Begin what was chosen on the welcome screen, by the id of the choice."""
        if choice == "topics":
            from coach.screens.pages.topics import TopicsScreen

            open_screen(self._app, TopicsScreen(self.library))
        elif choice == "guide":
            from coach.screens.pages.guide import GuideScreen

            open_screen(self._app, GuideScreen(self.library))
        elif choice == "summary":
            self._read_again(self._choices.last())
        elif choice == "history":
            self._show_history()
        elif choice == "week":
            # What is due may have moved, so Today is told anew.
            open_screen(self._app, self.week_screen(self.week), lambda _: self.welcome())
        else:
            now = self._surroundings.now()
            visit = taken_up(self._choices, self._keeper, now) if choice == "go-on" else None
            if choice == "go-on" and visit is None:
                # Another window has continued it meanwhile.
                await self.welcome()
                return
            await self.enter(visit or self._choices.new_visit(choice, now, self._surroundings.token()))

    def week_screen(self, choices: WeekChoices) -> WeekScreen:
        """Return the screen of the week's plan.

        Args:
            choices: What the person chose for their week so far.
        """
        # Imported late: the first frame does not show it.
        from coach.core.programme.week import WeekPlan, week_plan
        from coach.screens.pages.week import WeekScreen

        def plan(choices: WeekChoices) -> WeekPlan:
            return week_plan(self._choices.visits(), choices, self.library, local_time(self._surroundings.now()))

        return WeekScreen(self.library, choices, plan)

    def _show_history(self) -> None:
        from coach.screens.history.screen import HistoryScreen

        today, past = local_time(self._surroundings.now()).date(), self._choices.past_facts(self.week.walked)
        open_screen(self._app, HistoryScreen(self.library, past, today, self._choices.notices))

    def open_visit(self, name: str) -> None:
        """Open the summary of an earlier visit by its id; it can be read, and nothing of the visit changes."""
        self._read_again(next(self._choices.visits_up_to(name), None))

    def _read_again(self, visit: Visit | None) -> None:
        if visit is None:
            return
        from coach.app.screen_factory import summary_screen

        self._again = visit
        context = replace(self.context(), visits=partial(self._visits_of, visit))
        open_screen(self._app, summary_screen(visit, context, "", over=True))

    def _summarised(self) -> Visit | None:
        """The visit whose summary is in front: the one under way, or else an earlier one."""
        return self.visit or self._again

    def print_summary(self, on: bool) -> None:
        """Print the summary in front, or cancel printing."""
        visit = self._summarised()
        if not on:
            self._printer.cancel()
        elif visit is not None:
            self._printer.print(visit)

    def save(self, form: Form) -> None:
        """Save the summary in front as a file."""
        visit = self._summarised()
        if visit is not None:
            from coach.app.saving import save

            saving = save(self._app, form, visit, self.library, self._visits_of(visit), self._clinic)
            self._app.run_worker(saving, group="save")

    async def _show(self) -> None:
        await super()._show()
        front = self.front()
        step = front.step if front is not None else None
        self._floor.keep_awake(step == "player")
        if step is not None and step.startswith("result:"):
            # Read now, since the summary would wait for it.
            self._app.run_worker(asyncio.to_thread(self._clinic), group="clinic")
        if step == "setup" and self._surroundings.sound and not self.muted and not is_too_small(self._app):
            self._floor.ask_about_voice(self.library.words)

    def choose_voice(self, voice: Voice) -> None:
        """Give cues as was chosen from now on."""
        self._floor.voice, self.aloud = voice, voice != "bell"
        if self._sound is not None:
            self._sound.close()
            self._sound = None

    async def act(self, action: VisitAction) -> None:
        """Apply an action; before a routine begins, take account of a routine in another window that hurt too much."""
        if self.visit is not None and isinstance(action, ResultRead) and action.routine:
            now = self._surroundings.now()
            red = self._choices.red_elsewhere(now)
            if red is not None:
                self._app.notify(self.library.words("limit.after-red"), severity="warning", timeout=10, markup=False)
                self.visit = transitions.apply(self.visit, red, self.library, now)
        await super().act(action)

    async def visit_changed(self, visit: Visit, *, first: bool) -> None:
        """Save the visit in another thread, if it has anything in it."""
        if not visit.begun:
            return
        saving = self._app.run_worker(self._saved(visit, self._keeper.keep(visit)), group="keep")
        if first:
            with suppress(TimeoutError):
                # A disk that does not answer must not keep a person in pain waiting.
                await asyncio.wait_for(asyncio.shield(saving.wait()), SAVE_WAIT_S)

    async def _saved(self, visit: Visit, written: asyncio.Future[None]) -> None:
        try:
            await written
        except StorageError as error:
            # The next action tries again, so one warning for the same error is enough.
            said = in_words(error, self.library.words)
            if self._trouble != said:
                self._app.notify(said, severity="warning", timeout=10, markup=False)
            self._trouble = said
            return
        self._trouble = None
        front = self.front()
        if front is not None:
            front.visit_saved(visit)

    def context(self) -> ScreenContext:
        """Return what the screens of the visit are made with."""
        from coach.app.screen_context import ScreenContext

        words = self.library.words
        palette, colours = picture_colours(self._app)
        return ScreenContext(
            library=self.library,
            clinic=self._clinic,
            clock=self._surroundings.clock,
            local=local_time,
            palette=palette,
            colours=colours,
            past=self._choices.past,
            visits=self._choices.visits,
            prescription=self._prescription,
            kept=words("summary.not-kept") if self._trouble else words("summary.kept"),
            sound=self.cue_sound if self._surroundings.sound else None,
            muted=self.muted,
            prints=self._printer.prints,
            week=self.week,
        )

    def finish(self) -> None:
        """Save the visit, with the step of the routine that is under way.

        Raises:
            StorageError: It cannot be saved.
        """
        visit, front = self.visit, self.front()
        if visit is not None and front is not None:
            last = front.unsaved_action()
            visit = transitions.apply(visit, last, self.library, self._surroundings.now()) if last else visit
        self._printer.cancel()
        self._floor.keep_awake(False)
        if self._sound is not None:
            self._sound.close()
        self._keeper.finish(visit if visit is not None and visit.begun else None)
