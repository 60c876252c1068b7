"""The end of a routine: a full ring, what was done, one true sentence, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.content.pain_rule import Light
from coach.core.visit.actions import EndingRead, WentBack
from coach.core.words import Words
from coach.drawing.palette import Colours, Palette
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.themes import follow_theme
from coach.widgets.large_words import LargeWords
from coach.widgets.picture import Picture

RING = {"-short": (20, 10), "-tall": (32, 16)}
"""The ring's columns and rows, by the height of the window."""
LARGE_ROWS = 5
"""The rows of the large word, in a tall window."""


@dataclass(frozen=True)
class EndingWords:
    """What the screen says."""

    count: str
    """The number in the ring: how many moves were done."""
    facts: Sequence[str]
    """What was done, and the pain."""
    sentence: str
    next: str
    light: Light


class EndingScreen(CoachScreen):
    """The end of a routine, before the summary."""

    CSS_PATH = style("ending")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", "keys.summary", key_display="Enter"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.summary", "keys.back", "keys.help", "keys.quit")

    def __init__(self, words: Words, shown: EndingWords, palette: Palette, colours: Colours) -> None:
        self._shown = shown
        self._palette, self._colours = palette, colours
        super().__init__(words)
        # The line at the top says it as text, too.
        self._large = LargeWords(words("ending.large").upper(), palette, colours, plain="")
        self._ring = Picture(" ".join(shown.facts), colours=colours, classes="ring")

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("ending.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the ring, and beside it what was done; beneath, what comes next."""
        shown = self._shown
        facts = (Static(Content(fact), classes="fact") for fact in shown.facts)
        yield Horizontal(
            self._ring,
            Vertical(self._large, Static(Content(shown.sentence), classes="sentence"), *facts, classes="told"),
            classes="pictures",
        )
        yield Static(Content(shown.next), classes="next")

    def on_mount(self) -> None:
        """Draw the ring anew in the colours of another theme."""
        follow_theme(self, self._recolour)

    def _recolour(self, palette: Palette, colours: Colours) -> None:
        self._palette, self._colours = palette, colours
        self._ring.recolour(colours)
        self._draw()

    def on_resize(self) -> None:
        """Draw the ring for the size of the window."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        # Imported late, as everything that loads Pillow.
        from coach.drawing.ring import draw_ring

        tall = self.has_class("-tall")
        self._large.fit(LARGE_ROWS if tall else 0)
        columns, rows = RING["-tall" if tall else "-short"]
        cells = self._ring.cells._replace(columns=columns, rows=rows)
        # A routine that hurt is over as well, yet its ring does not cheer.
        palette = self._palette if self._shown.light == "green" else self._palette.wearing(accent="rest")
        self._ring.show(draw_ring(cells, 1.0, self._shown.count, palette, smooth=self._colours == "all"))

    def action_go_on(self) -> None:
        """Go on to the summary."""
        self.act(EndingRead())

    def action_back(self) -> None:
        """Go to the screen before."""
        self.act(WentBack())
