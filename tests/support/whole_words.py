"""Reads what is really drawn of a screen, to find words that are cut and lines that are too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coach.widgets.aside import Aside
from coach.widgets.reader import BULLET, Point
from coach.widgets.turning import Turning

NEVER_CUT = "TopLine Static, KeyBar, LevelCard Static, .now, .scope"
"""What must be whole in any window: phone, keys, the action, the line for an emergency, and the disclaimer."""
MEASURE = 75
"""The most characters of a line of text."""


class Drawn:
    """A screen as it is drawn now.

    Args:
        screen: The screen, which is in front.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._region = screen.region
        self._rows = screen._compositor.render_strips()

    def lines(self, widget: Widget) -> list[str]:
        """Return the lines of a widget, without what lies outside the window."""
        region = widget.content_region.intersection(self._region)
        rows = self._rows[region.y : region.bottom]
        return [row.crop(region.x, region.right).text.rstrip() for row in rows]


def cut_texts(screen: Screen[Any]) -> Iterator[str]:
    """Yield each text that must be whole and is not."""
    drawn = Drawn(screen)
    for widget in screen.query(NEVER_CUT).results(Static):
        shown = all(each.display for each in widget.ancestors_with_self if isinstance(each, Widget))
        text = str(widget.content).split()
        if shown and text and " ".join(drawn.lines(widget)).split() != text:
            yield f"cut: {' '.join(text)}"


def clipped(screen: Screen[Any]) -> Iterator[str]:
    """Yield each text that is not drawn whole and word by word, and that no key turns up."""
    drawn = Drawn(screen)
    for widget in screen.query(Static):
        holders = [each for each in widget.ancestors_with_self if isinstance(each, Widget)]
        text = str(widget.content).split()
        if not text or not all(each.display and each.visible for each in holders):
            continue
        if any(isinstance(each, Turning) and each.turnable for each in holders):
            continue
        words = " ".join(drawn.lines(widget)).removeprefix(BULLET if isinstance(widget, Point) else "").split()
        if words != text:
            yield f"clipped: {' '.join(text)}"


def long_lines(screen: Screen[Any]) -> Iterator[str]:
    """Yield each line of a text that is longer than can be read well."""
    drawn = Drawn(screen)
    for widget in (*screen.query(".main Static, .dialog Static").results(Static), *screen.query(Aside)):
        yield from (
            f"too long: {line}" for line in drawn.lines(widget) if len(line) > MEASURE and any(map(str.isalpha, line))
        )
