"""`TourApp`, the app behind `coach tour`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.driver import Driver

from coach.app.terminal_app import TerminalApp
from coach.app.window_size import MinimumSizeApp
from coach.core.content.press_times import PressTimes
from coach.core.library import Library
from coach.core.words import Words
from coach.drawing.rungs import rung_for
from coach.drawing.terminals import UNKNOWN, Found, found_by
from coach.drivers.terminal import SafeInputDriver
from coach.resources import style
from coach.screens.tour.screen import TourScreen
from coach.screens.tour.stage import TourStage
from coach.startup import elapsed
from coach.storage.settings import Settings
from coach.themes import picture_colours


class TourApp(TerminalApp, MinimumSizeApp):
    """Plays the tour once; any key ends it.

    Args:
        library: The content.
        settings: What the person chose for the look.
        clock: Returns monotonic seconds.
        terminal: The value of TERM.
        driver: Reads the keys.
    """

    CSS_PATH = [style("base"), style("tour")]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "coach"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        clock: Callable[[], float] = elapsed,
        terminal: str | None = os.environ.get("TERM"),
        driver: type[Driver] = SafeInputDriver,
    ) -> None:
        super().__init__(driver)
        self.look(settings.theme, settings.still, terminal)
        self._library, self._settings, self._clock = library, settings, clock
        self._choose_rung()

    def get_default_screen(self) -> TourScreen:
        """Return the tour's one screen."""
        exercises = [name for scene in self._library.scenes for name in scene.exercises]
        stage = TourStage(self._library, "home", exercises, self._clock, *picture_colours(self))
        return TourScreen(self._library.words, stage)

    def on_mount(self) -> None:
        """Ask the terminal how fine its pictures can be, once the first frame is drawn."""
        self.call_after_refresh(self._ask)

    async def _ask(self) -> None:
        answers = await self.ask_terminal()
        self._choose_rung(found_by(answers.name, answers.graphics, os.environ, self._library.terminals))
        for stage in self.screen.query(TourStage):
            stage.fit()

    def _choose_rung(self, found: Found = UNKNOWN) -> None:
        """Draw pictures as was chosen before, else as finely as the terminal is known to show them."""
        _, colours = picture_colours(self)
        choice = rung_for(colours, None, self._settings.pictures, found.known)
        self.draw_pictures(choice.rung, found.cells)

    @property
    def press_times(self) -> PressTimes:
        """The times by which a press is told from a key that is held down."""
        return self._library.press_times

    def too_small_words(self) -> Words:
        """Return the interface's words."""
        return self._library.words

    async def large_enough_again(self) -> None:
        """Leave the tour as it is: it lies beneath the request for a larger window."""

    @on(TourScreen.Ended)
    def end(self) -> None:
        """End the tour."""
        self.leave()
