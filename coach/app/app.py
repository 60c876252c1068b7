"""`CoachApp`, the Textual app at home: it starts on the welcome screen and handles the screens' messages."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType

from coach.app.idle_keys import AnsweringApp
from coach.app.reading_app import ReadingApp
from coach.core.content.press_times import PressTimes
from coach.core.errors import CoachError
from coach.core.words import Words
from coach.drawing.rungs import rung_for
from coach.drawing.terminals import UNKNOWN, Found, found_by
from coach.drivers.ending import deafen
from coach.drivers.terminal import SafeInputDriver
from coach.home.week import week_to_keep
from coach.loading.sentences import in_words
from coach.resources import style
from coach.screens.base import HelpWanted, QuitWanted
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.requests import (
    Act,
    FileWanted,
    PrintWanted,
    ScreenWanted,
    SoundWanted,
    VoiceChosen,
    WeekChosen,
)
from coach.screens.seen import SeenScreen
from coach.screens.stack import open_screen, still_asked
from coach.startup import Opening, Surroundings
from coach.themes import CHOICES, picture_colours, short_name, theme_after
from coach.widgets.letters import letter

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from coach.screens.history.screen import HistoryScreen


class CoachApp(ReadingApp, AnsweringApp):
    """The coach at home.

    `theme` applies to this run only and is not saved. `driver` reads the keys.
    """

    CSS_PATH = [style("base"), style("welcome")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "coach"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "ask_to_quit", show=False, priority=True),
        letter("theme", "theme", "keys.theme"),
        Binding("left_parenthesis", "theme", "keys.theme"),
        letter("motion", "motion", "keys.motion"),
    ]

    def __init__(
        self,
        opening: Opening,
        surroundings: Surroundings,
        theme: str | None = None,
        driver: type[Driver] = SafeInputDriver,
    ) -> None:
        super().__init__(opening, surroundings, driver)
        self.look(theme or surroundings.settings.theme, surroundings.settings.still, surroundings.terminal)
        self._choose_rung()
        self.use_letters(surroundings.keys.letters)
        self._chosen: str | None = None
        """What was chosen on the welcome screen before the content was read."""
        self.last_words: str | None = None
        """What to print on the terminal after the app has ended."""

    def on_mount(self) -> None:
        """Read the content once the first frame is drawn."""
        self.call_after_refresh(self._load)

    async def _load(self) -> None:
        # Before the content is read, which would keep the answers waiting.
        answers = await self.ask_terminal()
        if await self.read_in(self.surroundings.place.language) and self.controller is not None:
            found = found_by(answers.name, answers.graphics, os.environ, self.controller.library.terminals)
            self._choose_rung(found)
            await self.controller.welcome()
            if self._chosen is not None:
                await self.controller.begin(self._chosen)

    def _choose_rung(self, found: Found = UNKNOWN) -> None:
        """Draw pictures as was told or chosen before, else as finely as the terminal is known to show them."""
        _, colours = picture_colours(self)
        choice = rung_for(colours, self.surroundings.pictures, self.settings.pictures, found.known)
        self.draw_pictures(choice.rung, found.cells)

    def too_small_words(self) -> Words:
        """Return the welcome screen's words, which are loaded first."""
        return self.opening.words

    async def large_enough_again(self) -> None:
        """Show the visit as it stands."""
        if self.controller is not None:
            await self.controller.show_again()

    @on(Act)
    async def act(self, message: Act) -> None:
        """Apply an action to the visit, and show the screen that follows."""
        if self.controller is not None:
            await self.controller.act(message.action)

    @on(ScreenWanted)
    def show_wanted(self, message: ScreenWanted) -> None:
        """Open the screen that a message asks for."""
        if self.controller is not None:
            open_screen(self, message.screen(self.controller.library), asked=message)

    def on_history_screen_visit_opened(self, message: HistoryScreen.VisitOpened) -> None:
        """Open an earlier visit to read."""
        if self.controller is not None and still_asked(self, message):
            self.controller.open_visit(message.visit)

    @on(FileWanted)
    def save_summary(self, message: FileWanted) -> None:
        """Save the summary as a file."""
        if self.controller is not None:
            self.controller.save(message.form)

    @on(WelcomeScreen.Chosen)
    async def begin(self, message: WelcomeScreen.Chosen) -> None:
        """Begin what was chosen on the welcome screen, or remember it until the content is read."""
        if self.controller is None:
            self._chosen = message.choice
        elif still_asked(self, message):
            await self.controller.begin(message.choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another theme only where there is one: the Linux console has a theme of its own."""
        return action != "theme" or self.theme in CHOICES

    def action_theme(self) -> None:
        """Change to the next theme, and save the choice."""
        self.theme = theme_after(self.theme)
        self.remember(replace(self.settings, theme=self.theme))
        words = self.opening.words
        self._say(words("theme.now", theme=words(f"theme.{short_name(self.theme)}")))

    def action_motion(self) -> None:
        """Let nothing move from now on, or let it move again, and save the choice."""
        self.keep_still(not self.still)
        self.remember(replace(self.settings, still=self.still))
        self._say(self.opening.words("motion.still" if self.still else "motion.on"))

    def _say(self, sentence: str) -> None:
        if isinstance(self.screen, SeenScreen):
            self.screen.say_quietly(sentence)

    @on(SoundWanted)
    def change_sound(self, message: SoundWanted) -> None:
        """Save whether cues are to be heard."""
        if self.controller is not None:
            self.controller.muted = not message.on
        self.remember(replace(self.settings, sound=message.on))

    @on(VoiceChosen)
    def change_voice(self, message: VoiceChosen) -> None:
        """Save how cues are to be heard."""
        if self.controller is not None:
            self.controller.choose_voice(message.voice)
        self.remember(replace(self.settings, voice=message.voice))

    @on(WeekChosen)
    def change_week(self, message: WeekChosen) -> None:
        """Save what the person chose for their week."""
        if self.controller is None:
            return
        shown, self.controller.week = self.controller.week, message.choices
        self.remember(replace(self.settings, week=week_to_keep(message.choices, shown, self.settings.week)))

    @on(PrintWanted)
    def print_summary(self, message: PrintWanted) -> None:
        """Print the summary that is shown, or cancel printing it."""
        if self.controller is not None:
            self.controller.print_summary(message.on)

    @on(HelpWanted)
    def show_keys(self, message: HelpWanted) -> None:
        """List the keys of the screen in front."""
        from coach.screens.dialogs.help import help_dialog

        open_screen(self, help_dialog(self, self.words, self.screen), asked=message)

    @on(QuitWanted)
    def action_ask_to_quit(self) -> None:
        """Ask before quitting; without a visit that has something in it, quit at once."""
        if self.controller is None or not self.controller.begun:
            self.leave()
            return
        from coach.screens.dialogs.confirm import ConfirmDialog

        if isinstance(self.screen, ConfirmDialog):
            return
        keys = ("quit.ask", "quit.kept", "quit.yes", "quit.no")
        open_screen(self, ConfirmDialog(*(self.words(key) for key in keys)), self._leave_if)

    def _leave_if(self, yes: bool | None) -> None:
        if yes:
            self.leave()

    async def action_quit(self) -> None:
        """Quit without asking; everything so far is saved."""
        self.leave()

    def leave(self) -> None:
        """Save the visit and quit."""
        try:
            if self.controller is not None:
                self.controller.finish()
        except CoachError as error:
            self.last_words = in_words(error, self.words)
        self.exit(0)

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the app. Keys that still arrive are discarded, so that the shell does not get them."""
        self._discard_keys()
        super().exit(result, return_code, message)

    def _discard_keys(self) -> None:
        if not self.is_headless and self._loop is not None:
            deafen(self._loop)

    @property
    def press_times(self) -> PressTimes:
        """The times by which a press is told from a key that is held down."""
        return self.opening.press_times

    @property
    def words(self) -> Words:
        """The interface's words; only those of the welcome screen until the content is read."""
        return self.controller.library.words if self.controller else self.opening.words

    def _fatal_error(self) -> None:
        """End after a crash with a line of our own: Textual's report would show local variables, and so answers."""
        from coach.crash_report import keep_report

        self._discard_keys()
        error = self._exception
        assert error is not None
        path = keep_report(error, self.surroundings.data)
        words = self.opening.words
        message = words("crash.kept", path=path) if path else words("crash.unkept", kind=type(error).__name__)
        # A plain string would be parsed as markup, and a folder may be called [red].
        self.panic(Text(message))
        try:
            if self.controller is not None:
                self.controller.finish()
        except CoachError as failure:
            self.last_words = in_words(failure, self.words)
