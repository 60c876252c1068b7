"""The app: turns what screens say into the next visit, keeps it, and shows the journey's next screen."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType

from coach.app.terminal_app import TerminalApp
from coach.app.window_size import MinimumSizeApp
from coach.core.content.press_times import PressTimes
from coach.core.errors import CoachError
from coach.core.words import Words
from coach.drivers.ending import deafen
from coach.drivers.terminal import SafeInputDriver
from coach.resources import style
from coach.screens.base import HelpWanted, QuitWanted
from coach.screens.pages.welcome import ThemeWanted, WelcomeChoice, WelcomeScreen
from coach.screens.requests import Act, FileWanted, PrintWanted, ScreenWanted, SoundWanted
from coach.screens.stack import open_screen, still_asked
from coach.startup import Loaded, Opening, Setting, load
from coach.storage.settings import Settings, write_settings
from coach.themes import CONSOLE, DARK, LIGHT, THEMES, theme_for

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from coach.app.home_visit import HomeVisit


class CoachApp(TerminalApp, MinimumSizeApp):
    """The coach at home."""

    CSS_PATH = [style("base"), style("welcome")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "coach"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "ask_to_quit", show=False, priority=True)]

    def __init__(
        self, opening: Opening, setting: Setting, theme: str | None = None, driver: type[Driver] = SafeInputDriver
    ) -> None:
        """Take what the first frame shows, where the app runs, a theme for this time only, and what reads the keys."""
        # With NO_COLOR Textual turns its greys into black on black unless named colours pass through it as they are.
        super().__init__(driver_class=driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.opening = opening
        self.setting = setting
        self._settings = setting.settings
        """What the person chose, as it now stands."""
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme_for(theme or setting.settings.theme, setting.terminal)
        self.set_keymap(dict(setting.keys.letters))
        self.controller: HomeVisit | None = None
        self._chosen: str | None = None
        """What was chosen on the welcome screen before all was read."""
        self.content_error: CoachError | None = None
        """Why the content could not be used; the app has ended then."""
        self.last_words: str | None = None
        """What to say on the terminal once the app has gone."""

    def get_default_screen(self) -> WelcomeScreen:
        """Return the screen at the bottom of all others."""
        words = self.opening.words
        first = WelcomeChoice("check", words("welcome.check"))
        second = WelcomeChoice("topics", words("welcome.topics"), words("welcome.topics-note"))
        last = WelcomeChoice("guide", words("welcome.guide"), words("welcome.guide-note"), key="0")
        return WelcomeScreen(words, self.opening.clinic, self.opening.phone, [first, second, last])

    def on_mount(self) -> None:
        """Read everything else once the first frame stands."""
        self.call_after_refresh(self._load)

    async def _load(self) -> None:
        try:
            loaded: Loaded = load(self.setting.place, self.setting.data, self.setting.set_file, self.setting.now)
        except CoachError as error:
            self.content_error = error
            self.exit(2)
            return
        from coach.app.home_visit import HomeVisit

        self.controller = HomeVisit(self, self.setting, loaded)
        await self.controller.welcome()
        if self._chosen is not None:
            await self.controller.begin(self._chosen)

    def room_words(self) -> Words:
        """Return the welcome screen's words, which are always there."""
        return self.opening.words

    async def room_granted(self) -> None:
        """Show what has become of the visit meanwhile."""
        if self.controller is not None:
            await self.controller.show_again()

    @on(Act)
    async def act(self, message: Act) -> None:
        """Make of the visit the next one, and show what follows."""
        if self.controller is not None:
            await self.controller.act(message.action)

    @on(ScreenWanted)
    def show_wanted(self, message: ScreenWanted) -> None:
        """Open a screen over the present one."""
        if self.controller is not None:
            open_screen(self, message.screen(self.controller.library), asked=message)

    @on(FileWanted)
    def save_summary(self, message: FileWanted) -> None:
        """Write the summary to a file."""
        if self.controller is not None:
            self.controller.save(message.form)

    @on(WelcomeScreen.Chosen)
    async def begin(self, message: WelcomeScreen.Chosen) -> None:
        """Begin what was chosen on the welcome screen, or wait with it until all is read."""
        if self.controller is None:
            self._chosen = message.choice
        elif still_asked(self, message):
            await self.controller.begin(message.choice)

    @on(ThemeWanted)
    def change_theme(self) -> None:
        """Change between dark and light, and remember it."""
        if self.theme == CONSOLE:
            return
        self.theme = LIGHT if self.theme == DARK else DARK
        self._remember(replace(self._settings, theme=self.theme))

    @on(SoundWanted)
    def change_sound(self, message: SoundWanted) -> None:
        """Remember whether cues are to be heard."""
        if self.controller is not None:
            self.controller.muted = not message.on
        self._remember(replace(self._settings, sound=message.on))

    @on(PrintWanted)
    def print_summary(self, message: PrintWanted) -> None:
        """Print the summary that is shown, or take its page back."""
        if self.controller is not None:
            self.controller.print_summary(message.on)

    def _remember(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        try:
            write_settings(self.setting.data, settings, before)
        except CoachError as error:
            self.notify(str(error), severity="warning", markup=False)

    @on(HelpWanted)
    def show_keys(self, message: HelpWanted) -> None:
        """Show the keys of the screen in front."""
        from coach.screens.dialogs.help import help_dialog

        open_screen(self, help_dialog(self, self.words, self.screen), asked=message)

    @on(QuitWanted)
    def action_ask_to_quit(self) -> None:
        """Ask before leaving; a visit with nothing in it is left at once."""
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
        """Leave at once, with everything so far kept."""
        self.leave()

    def leave(self) -> None:
        """Keep what is there and end."""
        try:
            if self.controller is not None:
                self.controller.finish()
        except CoachError as error:
            self.last_words = str(error)
        self.exit(0)

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, deaf to what is still being typed."""
        self._deafen()
        super().exit(result, return_code, message)

    def _deafen(self) -> None:
        if not self.is_headless and self._loop is not None:
            deafen(self._loop)

    @property
    def press_times(self) -> PressTimes:
        """How a press is told from a key that is held down."""
        return self.opening.press_times

    @property
    def words(self) -> Words:
        """The interface's words: those of the welcome screen until all are read."""
        return self.controller.library.words if self.controller else self.opening.words

    def _fatal_error(self) -> None:
        """End after a crash with a line of our own: Textual's report shows local variables, and so answers."""
        from coach.crash_report import keep_report

        self._deafen()
        error = self._exception
        assert error is not None
        path = keep_report(error, self.setting.data)
        words = self.opening.words
        told = words("crash.kept", path=path) if path else words("crash.unkept", kind=type(error).__name__)
        # A plain string would be read as markup, and a folder may be called [red].
        self.panic(Text(told))
        try:
            if self.controller is not None:
                self.controller.finish()
        except CoachError as failure:
            self.last_words = str(failure)
