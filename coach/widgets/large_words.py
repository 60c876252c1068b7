"""Words that are read from two metres: as large as the room allows, or plain text where there is none."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.drawing.palette import Colours, Palette
from coach.drawing.rungs import Cells
from coach.themes import follow_theme
from coach.widgets.picture import Picture


class LargeWords(Vertical):
    """Shows words large once its screen has called `fit`; the CSS class `-large` says that they are.

    Args:
        words: The words.
        palette: Needs `words`, and the name given as `ground`.
        colours: How many colours the terminal shows.
        plain: The text in their place where they cannot be large, and for a voice; None for the words themselves.
            It is empty where other text of the screen says the same.
        ground: The name of the colour behind the words.
    """

    def __init__(
        self, words: str, palette: Palette, colours: Colours, *, plain: str | None = None, ground: str = "ground"
    ) -> None:
        super().__init__()
        self._words = words
        self._ground = ground
        self._inks = palette["words"], palette[ground]
        self._colours = colours
        self._instead = plain
        self._plain = Static(classes="plain")
        self._picture = Picture(colours=colours)
        self._drawn: tuple[str, Cells] | None = None
        self._rows = 0

    def compose(self) -> ComposeResult:
        """Yield the picture and the text, of which one is shown."""
        self._picture.display = False
        yield self._picture
        yield self._plain

    def on_mount(self) -> None:
        """Draw anew in the colours of another theme."""
        follow_theme(self, self._recolour)

    def _recolour(self, palette: Palette, colours: Colours) -> None:
        self._inks, self._colours, self._drawn = (palette["words"], palette[self._ground]), colours, None
        self._picture.recolour(colours)
        self.fit(self._rows)

    def fit(self, rows: int, words: str | None = None) -> None:
        """Show the words, or others, as large as so many rows and the width allow; plain where that is too little."""
        self._words, self._rows = self._words if words is None else words, rows
        if not self.is_mounted:
            return
        cells = self._picture.cells._replace(columns=self.size.width, rows=rows)
        if (self._words, cells) == self._drawn:
            return
        self._drawn = self._words, cells
        instead = self._words if self._instead is None else self._instead
        # Imported late, as everything that loads Pillow.
        from coach.drawing.large_type import draw_large

        image = draw_large(self._words, cells, self._inks, self._colours == "all") if rows else None
        if image is not None:
            self._picture.show(image, instead)
        self._plain.update(Content(instead))
        self._picture.display = image is not None
        self._plain.display = image is None and bool(instead)
        self.set_class(image is not None, "-large")
