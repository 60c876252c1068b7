"""Pages that ask where: the choices as a list, and beside it a body that shows them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from coach.core.checklist.wording import answer_words
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.drawing.palette import Colours, Palette
from coach.screens.checklist.single import SeveralScreen
from coach.themes import follow_theme
from coach.widgets.chart import Chart

LEAST = (34, 14)
"""The smallest picture, in columns and rows: below it the body's numbers run into one another."""


class ChartScreen(SeveralScreen):
    """A list to tick by digits; unless the window is narrow, a body beside it shows the digits and what is ticked.

    The library must have a chart for the page's question.
    """

    def __init__(
        self,
        library: Library,
        page: Page,
        answers: Answers,
        progress: tuple[str, str],
        palette: Palette,
        colours: Colours,
    ) -> None:
        super().__init__(library, page, answers, progress)
        chart = library.chart(page.questions[0])
        assert chart is not None
        self._chart = chart
        self._palette, self._colours = palette, colours
        self._picture = Chart(colours=colours)

    def body(self) -> Iterable[Widget]:
        """Return the list, and in a wide window what helps beneath it."""
        yield from super().body()
        yield self.aside

    def side(self) -> Iterable[Widget]:
        """Return the body."""
        return (self._picture,)

    def on_mount(self) -> None:
        """Draw the body anew in the colours of another theme."""
        follow_theme(self, self._recolour)

    def _recolour(self, palette: Palette, colours: Colours) -> None:
        self._palette, self._colours = palette, colours
        self._picture.recolour(colours)
        self._draw()

    def on_resize(self) -> None:
        """Draw the body at the new size; Textual also sends the first size."""
        self.call_after_refresh(self._draw)

    async def refresh_answers(self, answers: Answers) -> None:
        """Show the visit's present answers."""
        await super().refresh_answers(answers)
        self._draw()

    def action_move(self, by: int) -> None:
        """Move the cursor and highlight its place on the body."""
        super().action_move(by)
        self._draw()

    async def action_turn(self, number: int) -> None:
        """Tick or untick a row and its place on the body."""
        await super().action_turn(number)
        self._draw()

    def _draw(self) -> None:
        cells = self._picture.cells
        if not self.is_mounted or cells.columns < LEAST[0] or cells.rows < LEAST[1]:
            return
        # Imported late: loading Pillow takes time, and most visits begin without a picture.
        from coach.drawing.body import draw_body

        question = self.questions[0]
        pointed = question.choices[self.rows.cursor].id if self.rows.pointed else ""
        drawing = draw_body(cells, self._chart, self.chosen, pointed, self._palette, self._colours)
        self._picture.show_drawing(drawing, answer_words(question, self.chosen, self.words))
