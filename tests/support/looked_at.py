"""A screen as the eye gets it, and the same with its colours taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.style import Style
from textual.screen import Screen

from coach.widgets.large_words import LargeWords
from coach.widgets.picture import Picture


@dataclass(frozen=True)
class Look:
    """One row of cells: its characters, and the style of each that is no part of a picture."""

    text: str
    styles: tuple[Style | None, ...]


def looks(screen: Screen[Any]) -> list[Look]:
    """Return each row of a screen."""
    drawn = [each.region for each in screen.query(Picture) if each.display]
    rows = []
    for y, strip in enumerate(screen._compositor.render_strips()):
        styles = [style for segment in strip for style in [segment.style] * len(segment.text)]
        told = (None if any(each.contains(x, y) for each in drawn) else style for x, style in enumerate(styles))
        rows.append(Look(strip.text, tuple(told)))
    return rows


def told_by_colour_alone(before: Sequence[Look], after: Sequence[Look]) -> list[str]:
    """Return the blocks of rows that changed in style while none of their characters did."""
    changed = [one != other for one, other in zip(before, after, strict=True)]
    found = []
    for differs, numbers in groupby(range(len(changed)), key=changed.__getitem__):
        block = list(numbers)
        if differs and all(before[row].text == after[row].text for row in block):
            found.append("\n".join(after[row].text.rstrip() for row in block))
    return found


def pictures(screen: Screen[Any]) -> list[Picture]:
    """Return what is drawn on a screen; large type says what a line beside it says as text, too."""
    shown = (each for each in screen.query(Picture) if each.display and each.shown is not None)
    return [each for each in shown if not any(isinstance(above, LargeWords) for above in each.ancestors)]


def blinking(screen: Screen[Any]) -> Iterator[str]:
    """Yield each text that the terminal is told to let blink."""
    for strip in screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None and (segment.style.blink or segment.style.blink2):
                yield segment.text
