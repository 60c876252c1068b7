"""What each scene of the tour shows: widgets of the program, filled from its content."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TypeVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import listing
from coach.core.checklist.page_rows import page_rows
from coach.core.content.levels import Level, Place
from coach.core.content.tour import Scene
from coach.core.library import Library
from coach.drawing.palette import Colours, Palette
from coach.drawing.rungs import Cells
from coach.themes import follow_theme
from coach.widgets.card import LevelCard
from coach.widgets.mover import Mover
from coach.widgets.picture import Picture
from coach.widgets.reader import Reader
from coach.widgets.rows import Row, Rows, RowWords
from coach.widgets.turning import Turning

ROWS, DEEDS, SIGNS = 4, 1, 3
"""How many rows of a page are answered, and how many things to do and signs to watch for are listed."""
LEAST_RING = (10, 5)
"""The smallest ring, in columns and rows."""
RING_STEPS_A_SECOND = 2
Played = TypeVar("Played", bound=Turning)


class SceneView(Vertical):
    """What is shown in a scene; by itself it stands still."""

    def __init__(self, *shown: Widget, classes: str | None = None) -> None:
        super().__init__(*shown, classes=classes)

    async def at(self, share: float) -> None:
        """Show the moment at which so much of the scene is over, from 0 to 1."""


class CheckView(SceneView):
    """The first page of rows of the check, answered row by row."""

    def __init__(self, library: Library) -> None:
        page = next(page for page in library.pages if page.part == "check" and page.form == "rows")
        self._words = library.words
        self._asked = [row.words for row in page_rows(page, library.planning.usual, library)][:ROWS]
        self._answered = 0
        self._rows = _playing(Rows(self._shown()))
        super().__init__(Static(Content(page.words), classes="ask -alone"), self._rows)

    async def at(self, share: float) -> None:
        """Show the rows answered by then."""
        fitting = sum(row.visible for row in self._rows.query(Row))
        answered = min(int(share * (fitting + 1)), fitting)
        if answered != self._answered:
            self._answered = answered
            await self._rows.show(self._shown(), max(min(answered, fitting - 1), 0))

    def _shown(self) -> list[RowWords]:
        states = ["no" if number < self._answered else "open" for number in range(len(self._asked))]
        return [
            RowWords("", self._words(f"mark.{state}"), text, "no" if state == "no" else "open")
            for state, text in zip(states, self._asked, strict=True)
        ]


class MoveView(SceneView):
    """Figures that move, beside the ring that counts the scene's seconds."""

    def __init__(self, mover: Mover, seconds: int, palette: Palette, colours: Colours) -> None:
        self._seconds, self._palette, self._smooth = seconds, palette, colours == "all"
        self._ring = Picture(colours=colours, classes="ring")
        self._drawn: tuple[float, Cells] | None = None
        super().__init__(Horizontal(mover, self._ring))

    def on_mount(self) -> None:
        """Draw the ring anew in the colours of another theme."""
        follow_theme(self, self._recolour)

    def _recolour(self, palette: Palette, colours: Colours) -> None:
        self._palette, self._smooth, self._drawn = palette, colours == "all", None
        self._ring.recolour(colours)

    async def at(self, share: float) -> None:
        """Show the seconds that are left."""
        steps = self._seconds * RING_STEPS_A_SECOND
        left, cells = ceil((1 - share) * steps) / steps, self._ring.cells
        too_small = cells.columns < LEAST_RING[0] or cells.rows < LEAST_RING[1]
        if too_small or (left, cells) == self._drawn:
            return
        self._drawn = left, cells
        # Imported late, as everything that loads Pillow.
        from coach.drawing.ring import draw_ring

        number = str(ceil(left * self._seconds))
        self._ring.show(draw_ring(cells, left, number, self._palette, self._smooth))


def _playing(shown: Played) -> Played:
    """Return a list that nobody can turn: it shows what has room."""
    shown.plays = True
    return shown


def scene_view(
    scene: Scene, library: Library, place: Place, mover: Mover, palette: Palette, colours: Colours
) -> SceneView:
    """Return what a scene shows."""
    guidance = library.levels[Level.SELF_CARE]
    match scene.id:
        case "check":
            return CheckView(library)
        case "move":
            return MoveView(mover, scene.seconds, palette, colours)
        case "result":
            action = library.actions[guidance.action]
            title = f"{guidance.glyph} {guidance.name.upper()}"
            card = LevelCard(guidance.id, title, action.at(place), action.detail)
            return SceneView(card, _playing(Reader(listing(library.words("result.today"), guidance.today[:DEEDS]))))
        case "summary":
            signs = tuple(sign.text for sign in guidance.watch_for[:SIGNS])
            return SceneView(_playing(Reader(listing(library.words("result.watch-for"), signs))))
        case "limits":
            return SceneView(*_limits(library, place))


def _limits(library: Library, place: Place) -> Iterable[Widget]:
    words = library.words
    yield Static(Content(words("welcome.scope")), classes="limit")
    yield Static(Content(words("welcome.worried")), classes="limit")
    if not library.reviewed:
        yield Static(Content(words("welcome.unreviewed")), classes="limit")
    yield Static(Content(words("kiosk.attract.now" if place == "kiosk" else "welcome.now")), classes="now")
