"""The upper part of the first screen from the second start on: what is due, pain as a line, and fourteen days."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.history.charts import Day, DayState
from coach.core.history.today import Today
from coach.core.words import Words
from coach.drawing.palette import Colours
from coach.themes import picture_colours
from coach.widgets.chart import Chart

SIZE = (34, 5)
"""The line of pain, in columns and rows."""
SIGNS: dict[DayState, str] = {"core": "■", "walk": "▲", "rest": "·", "open": "○", "none": " "}


class TodayPane(Vertical):
    """What Today says, above the choices."""

    def __init__(self, today: Today, words: Words, colours: Colours) -> None:
        super().__init__()
        self.today, self._words = today, words
        self._chart = Chart(colours=colours)

    def compose(self) -> ComposeResult:
        """Yield the headline, the line beneath it, and pain beside the days and the stage."""
        today = self.today
        yield Static(Content(today.headline), classes="headline")
        yield Static(Content(today.detail), classes="detail")
        yield Horizontal(
            self._chart,
            Vertical(
                Static(Content(self.pain_words()), classes="pain"),
                Static(_dots(today.days), classes="days"),
                Static(Content(self._words("today.legend")), classes="legend"),
                Static(Content(today.stage), classes="stage"),
                classes="facts",
            ),
            classes="beside",
        )

    def on_mount(self) -> None:
        """Draw the line of pain, and anew in the colours of another theme."""
        self._draw()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def _draw(self) -> None:
        self._chart.set_class(len(self.today.pains) < 2, "-empty")
        if len(self.today.pains) > 1:
            # Imported late: the first frame needs no Pillow.
            from coach.drawing.history import draw_line

            drawing = draw_line(SIZE, self.today.pains, *picture_colours(self.app))
            self._chart.show_drawing(drawing, self.pain_words())

    def pain_words(self) -> str:
        """Return how pain went over the last visits."""
        pains = self.today.pains
        if not pains:
            return ""
        key = "today.pain-one" if len(pains) == 1 else "today.pain"
        return self._words(key, count=len(pains), first=pains[0], last=pains[-1])


def _dots(shown: tuple[Day, ...]) -> Content:
    parts: list[tuple[str, str]] = []
    for each in shown:
        style = {"core": "bold $where", "walk": "bold $urgent"}.get(each.state, "$muted")
        parts.append((f"{SIGNS[each.state]} ", style))
    return Content.assemble(*parts)
