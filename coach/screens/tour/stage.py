"""The stage of the tour: plays its scenes by themselves, on a screen of its own and on the kiosk's first screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from coach.core.content.levels import Place
from coach.core.content.tour import scene_at, tour_seconds
from coach.core.library import Library
from coach.drawing.palette import Colours, Palette
from coach.screens.tour.scenes import scene_view
from coach.themes import follow_theme
from coach.widgets.base_app import BaseApp
from coach.widgets.large_words import LargeWords
from coach.widgets.mover import Mover
from coach.widgets.stepline import StepLine

LOOKS_A_SECOND = 4
"""How often the stage looks what to show; it redraws only what has changed."""
LARGE_FROM, LARGE_SHARE = 20, 4
"""How high a stage must be for titles in large type, and which part of it they may take."""


class TourStage(Vertical):
    """Plays the scenes over and over; where nothing may move it shows the words of all of them instead.

    Args:
        library: The content.
        place: Where it is shown: at home or in the kiosk.
        exercises: The ids of the exercises whose figures move.
        clock: Returns monotonic seconds.
        palette: The colours of pictures.
        colours: How many colours the terminal shows.
    """

    app = getters.app(BaseApp)

    class Over(Message):
        """All scenes have been played; they begin again."""

    def __init__(
        self,
        library: Library,
        place: Place,
        exercises: Iterable[str],
        clock: Callable[[], float],
        palette: Palette,
        colours: Colours,
    ) -> None:
        super().__init__()
        self._library, self._place, self._exercises = library, place, tuple(exercises)
        self._scenes, self._clock = library.scenes, clock
        self._colours = palette, colours
        # The kiosk's first screen has a headline, beside which nothing else is large.
        self._large = place == "home"
        self._began = clock()
        self._rounds = 0
        self._shown: int | None = None
        self._told = False
        """Whether the words of all scenes stand in place of the tour."""
        self._timer: Timer | None = None
        self._make_parts()

    def _make_parts(self) -> None:
        library, colours = self._library, self._colours
        figures = [library.figures[name] for name in self._exercises]
        mover = Mover(figures, library.poses, self._clock, *colours)
        self._views = [scene_view(scene, library, self._place, mover, *colours) for scene in self._scenes]
        self._title = LargeWords(self._scenes[0].title, *colours)
        self._text = Static(classes="lead")
        self._line = StepLine(len(self._scenes))

    def compose(self) -> ComposeResult:
        """Yield the title and the text of a scene, what it shows, and how far the tour is; or the words of all."""
        self._told = self.app.still
        if self._told:
            for scene in self._scenes:
                yield Static(Content(scene.title), classes="title")
                yield Static(Content(scene.text), classes="lead")
            return
        yield self._title
        yield self._text
        for view in self._views:
            view.display = False
            yield view
        yield self._line

    def on_mount(self) -> None:
        """Begin to play."""
        self._timer = self.set_interval(1 / LOOKS_A_SECOND, self.look)
        follow_theme(self, self._look_new)
        self.call_after_refresh(self.look)

    async def _look_new(self, palette: Palette, colours: Colours) -> None:
        """Begin anew where from now on everything stands still, or moves; what plays takes new colours by itself."""
        if self._told != self.app.still:
            self._colours, self._shown = (palette, colours), None
            self._began, self._rounds = self._clock(), 0
            self._make_parts()
            await self.recompose()
            await self.look()

    def on_resize(self) -> None:
        """Fit the title to the new size."""
        self.call_after_refresh(self.fit)

    async def look(self) -> None:
        """Show the present moment, unless nothing may move."""
        if self._timer is not None:
            (self._timer.pause if self._told else self._timer.resume)()
        if self._told:
            return
        elapsed = self._clock() - self._began
        index, share = scene_at(self._scenes, elapsed)
        if index != self._shown:
            self._shown = index
            for number, view in enumerate(self._views):
                view.display = number == index
            self._text.update(Content(self._scenes[index].text))
            self._line.progress(index)
            self.fit()
        await self._views[index].at(share)
        rounds = int(elapsed // tour_seconds(self._scenes))
        if rounds != self._rounds:
            self._rounds = rounds
            self.post_message(self.Over())

    def fit(self) -> None:
        """Show the title as large as the stage, and as finely as the app draws pictures."""
        if self._shown is not None:
            rows = self.size.height // LARGE_SHARE if self._large and self.size.height >= LARGE_FROM else 0
            self._title.fit(rows, self._scenes[self._shown].title)
