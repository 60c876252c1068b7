"""A text that changes moves the rest of the screen only where it takes other room."""

from __future__ import annotations

from typing import Any, Self

import pytest
from textual.geometry import Region
from textual.widgets import Static

from coach.widgets.texts import tell


class Watched(Static):
    """Keeps whether it asked for a new layout."""

    laid_out = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Keep what was asked for."""
        self.laid_out = layout
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        ("0:10 in this step · 7:07 in all", "0:09 in this step · 7:06 in all", False),
        ("0:10 in this step", "10:00 in this step", True),
        ("Hold for 10 seconds", "Hold for 9 seconds", True),
        ("", "Hold", True),
        ("one\ntwo", "one two", True),
        ("aa bb", "a abb", True),
        ("ab", "漢", False),
        ("ab", "漢字", True),
    ],
)
def test_words_of_the_same_widths_move_nothing(before: str, after: str, moves: bool) -> None:
    widget: Any = Watched(before)
    tell(widget, before, after)

    assert (str(widget.content), widget.laid_out) == (after, moves)
