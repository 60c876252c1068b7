"""The upper part of the first screen from the second start on: what is due, pain as a line, and fourteen days."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.dates import full_date
from coach.core.history.charts import Day, DayState
from coach.core.history.texts import today_pain_words
from coach.core.history.today import Today
from coach.core.words import Words
from coach.drawing.palette import Colours, Palette
from coach.themes import follow_theme, picture_colours
from coach.widgets.chart import Chart

COLUMNS, ROWS = 34, 5
"""The line of pain above the choices, in columns and rows."""
LEAST = (30, 7)
"""The smallest chart beside the choices."""
SIGNS: dict[DayState, str] = {"core": "■", "walk": "▲", "rest": "·", "open": "○", "none": " "}


class TodayPane(Vertical):
    """What Today says, above the choices; a wide window shows but the first two lines, beside a `TodayHistory`."""

    def __init__(self, today: Today, words: Words, colours: Colours) -> None:
        super().__init__()
        self.today, self._words = today, words
        self._chart = Chart(colours=colours)

    def compose(self) -> ComposeResult:
        """Yield the headline, the line beneath it, and pain beside the days and the stage."""
        yield Static(Content(self.today.headline), classes="headline")
        yield Static(Content(self.today.detail), classes="detail")
        yield Horizontal(self._chart, Vertical(*_facts(self.today, self._words), classes="facts"), classes="beside")

    def on_mount(self) -> None:
        """Draw the line of pain, and anew in the colours of another theme."""
        self._draw()
        follow_theme(self, self._recolour)

    def _recolour(self, _: Palette, colours: Colours) -> None:
        self._chart.recolour(colours)
        self._draw()

    def _draw(self) -> None:
        self._chart.set_class(len(self.today.pains) < 2, "-empty")
        if len(self.today.pains) > 1:
            # Imported late: the first frame needs no Pillow.
            from coach.drawing.history import draw_line

            cells = self._chart.cells._replace(columns=COLUMNS, rows=ROWS)
            drawing = draw_line(cells, self.today.pains, *picture_colours(self.app))
            self._chart.show_drawing(drawing, pain_words(self.today, self._words))


class TodayHistory(Vertical):
    """What stands beside the choices in a wide window: pain around the last routines, the last days, and the stage."""

    def __init__(self, today: Today, words: Words, colours: Colours) -> None:
        super().__init__()
        self.today, self._words = today, words
        self._chart = Chart(colours=colours)

    def compose(self) -> ComposeResult:
        """Yield the chart with what its signs mean, then what is told in words."""
        if self.today.points:
            yield Static(Content(self._words("past.tab-pain")), classes="heading")
            yield self._chart
            yield Static(Content(self._words("past.legend-pain")), classes="legend")
        yield from _facts(self.today, self._words)

    def on_mount(self) -> None:
        """Draw anew in the colours of another theme."""
        follow_theme(self, self._recolour)

    def _recolour(self, _: Palette, colours: Colours) -> None:
        self._chart.recolour(colours)
        self._draw()

    def on_resize(self) -> None:
        """Draw at the new size."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        points, cells = self.today.points, self._chart.cells
        if not points or cells.columns < LEAST[0] or cells.rows < LEAST[1]:
            return
        # Imported late, as above.
        from coach.drawing.history import draw_pain

        ends = full_date(points[0].day, self._words), full_date(points[-1].day, self._words)
        drawing = draw_pain(cells, points, ends, *picture_colours(self.app))
        self._chart.show_drawing(drawing, pain_words(self.today, self._words))


def pain_words(today: Today, words: Words) -> str:
    """Return how pain went over the last visits."""
    return today_pain_words(today.pains, words)


def _facts(today: Today, words: Words) -> Iterable[Static]:
    yield Static(Content(pain_words(today, words)), classes="pain")
    yield Static(_dots(today.days), classes="days")
    yield Static(Content(words("today.legend")), classes="legend")
    yield Static(Content(today.stage), classes="stage")


def _dots(shown: tuple[Day, ...]) -> Content:
    parts: list[tuple[str, str]] = []
    for each in shown:
        style = {"core": "bold $where", "walk": "bold $urgent"}.get(each.state, "$muted")
        parts.append((f"{SIGNS[each.state]} ", style))
    return Content.assemble(*parts)
