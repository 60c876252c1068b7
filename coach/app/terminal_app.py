"""An app in a person's own terminal: Caps Lock does not matter, Ctrl+L redraws, and signals restore the terminal."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver

from coach.drawing.rungs import Rung
from coach.drawing.terminals import is_far
from coach.drivers.asking import Answers
from coach.drivers.terminal import SafeInputDriver, leave_on_signals, repaint
from coach.themes import THEMES, theme_for
from coach.widgets.base_app import FRAMES_A_SECOND, FRAMES_OVER_SSH, BaseApp, asks_for_stillness
from coach.widgets.scripts import plain_key


class TerminalApp(BaseApp):
    """Every screen at home, at any time; `driver` reads the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "redraw", "keys.redraw", show=False, priority=True)]

    def __init__(self, driver: type[Driver] = SafeInputDriver) -> None:
        # With NO_COLOR set, Textual turns its greys into black on black unless ANSI colours pass unchanged.
        super().__init__(driver_class=driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        for theme in THEMES:
            self.register_theme(theme)

    def look(self, theme: str | None, still: bool | None, terminal: str | None) -> None:
        """Take on the look that a person chose, where nothing was chosen as the environment asks.

        Args:
            theme: The name of a theme; None for the usual one.
            still: Whether nothing may move; None for what the environment says.
            terminal: The value of TERM.
        """
        self.theme = theme_for(theme, terminal)
        self.keep_still(asks_for_stillness(os.environ) if still is None else still)
        self.frames_a_second = FRAMES_OVER_SSH if is_far(os.environ) else FRAMES_A_SECOND

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        # Textual changes the terminal's mode right after this: from here on a signal must restore it.
        if not headless:
            leave_on_signals(self.leave)
        return super()._build_driver(headless, inline, mouse, size)

    async def on_event(self, event: events.Event) -> None:
        """Treat a letter as the same key in either case, and a digit in any script, except in a text field."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            focused = self.focused
            if focused is None or not focused.check_consume_key(event.key, event.character):
                event.key = plain_key(event.key)
        await super().on_event(event)

    def action_redraw(self) -> None:
        """Redraw the whole screen, with pictures in pixels sent anew."""
        if isinstance(self._driver, SafeInputDriver):
            self._driver.board.clear()
        repaint(self)

    async def ask_terminal(self) -> Answers:
        """Ask the terminal what it is; return what it answers within 0.1 s, nothing where it cannot be asked."""
        answers = await self._driver.ask() if isinstance(self._driver, SafeInputDriver) else None
        if answers is not None and not answers.name:
            # One that does not understand may have printed parts of the question.
            repaint(self)
        return answers or Answers()

    def draw_pictures(self, rung: Rung, characters: Rung) -> None:
        """Draw pictures on a rung from now on, and on one of characters what cannot be shown in pixels."""
        self.rung, self.characters = rung, characters
        if rung == "pixels" and isinstance(self._driver, SafeInputDriver):
            # Imported late: few terminals show pixels, and none before it was asked.
            from coach.widgets.pixel_pictures import PixelPictures

            self.pixel_pictures = PixelPictures(self._driver.board)

    def post_display_hook(self) -> None:
        """Let pictures in pixels follow the screen that has just been drawn."""
        if self.pixel_pictures is not None and self.screen_stack:
            self.pixel_pictures.settle(self.screen)

    def leave(self) -> None:
        """End the app and restore the terminal."""
        self.exit(0)
