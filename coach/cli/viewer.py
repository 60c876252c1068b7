"""The app behind `coach content preview`: one exercise moving, for whoever draws its figure."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from coach.app.terminal_app import TerminalApp
from coach.core.content.exercises import Exercise
from coach.core.figure.beat import Beat
from coach.core.figure.motion import Motion
from coach.core.library import Library
from coach.drawing.rungs import Rung, rung_for
from coach.drawing.terminals import found_by
from coach.resources import style
from coach.themes import picture_colours
from coach.widgets.mover import LEAST
from coach.widgets.picture import Picture


class Viewer(TerminalApp):
    """Plays one exercise over and over, changing sides after every two repetitions.

    `clock` gives seconds, and `pictures` the rung on which it is drawn; None for what suits the terminal.
    """

    CSS_PATH = [style("preview")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape,ctrl+c", "quit", show=False, priority=True)]

    def __init__(
        self,
        library: Library,
        exercise: Exercise,
        clock: Callable[[], float] = time.monotonic,
        terminal: str | None = os.environ.get("TERM"),
        pictures: Rung | None = None,
    ) -> None:
        super().__init__()
        self.look(None, None, terminal)
        self._library, self._exercise, self._clock = library, exercise, clock
        self._motion = Motion(library.figures[exercise.id], library.poses)
        self._began = clock()
        self._palette, self._colours = picture_colours(self)
        self._told = pictures
        self.picture = Picture(self._motion.figure.words, colours=self._colours)

    def compose(self) -> ComposeResult:
        """Yield the figure, and its name and description under it."""
        yield self.picture
        words = self._library.words("cli.preview", name=self._exercise.name, words=self._motion.figure.words)
        yield Static(Content(words), classes="words")

    def on_mount(self) -> None:
        """Start the movement, or show the peak where animations are off."""
        self.call_after_refresh(self._climb)
        if self.animation_level != "none":
            self.set_interval(1 / self.frames_a_second, self.refresh_figure)

    async def _climb(self) -> None:
        """Draw the figure as finely as was told, or else as the terminal is known to show it."""
        answers = await self.ask_terminal()
        found = found_by(answers.name, answers.graphics, os.environ, self._library.terminals)
        self.draw_pictures(rung_for(self._colours, self._told, None, found.known).rung, found.cells)
        self.refresh_figure()

    def on_resize(self) -> None:
        """Redraw at the new size."""
        self.call_after_refresh(self.refresh_figure)

    def refresh_figure(self) -> None:
        """Draw the figure as it is at this moment."""
        cells = self.picture.cells
        if cells.columns < LEAST[0] or cells.rows < LEAST[1]:
            return
        from coach.drawing.figure import draw_figure

        beat, mirrored = self._now()
        posture = self._motion.still() if self.animation_level == "none" else self._motion.at(beat)
        self.picture.show(draw_figure(cells, self._motion, posture, self._palette, self._colours, mirrored))

    def _now(self) -> tuple[Beat, bool]:
        """Return the present beat, and whether it is on the other side."""
        elapsed, dose = self._clock() - self._began, self._exercise.doses.usual
        if dose.work_s is not None:
            return Beat("work", elapsed, dose.work_s), False
        each = dose.hold_s or dose.tempo_s or 1
        gap = self._library.planning.timing.gap_s if dose.hold_s else 0
        number, into = divmod(elapsed, each + gap)
        other = self._exercise.sides in ("each", "split") and number // 2 % 2 == 1
        if into >= each:
            return Beat("rest", into - each, gap, int(number) + 1), other
        return Beat("hold" if dose.hold_s else "move", into, each, int(number) + 1), other
