"""Draws and sends only the cells that changed: a picture that moves changes ten times a second, many bytes a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip

Span = tuple[int, int]
"""The first column, and the one after the last."""


class Part(NamedTuple):
    """Neighbouring cells of one row of the screen."""

    row: int
    column: int
    strip: Strip


class NarrowUpdate(CompositorUpdate):
    """What is sent to the terminal: some parts of rows, each where it belongs."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        moved = ((Control.move_to(part.column, part.row).segment.text, part.strip) for part in self.parts)
        return "".join(move + strip.render(console) for move, strip in moved)


class NarrowCompositor(Compositor):
    """Textual's compositor, whose updates hold only what changed.

    That of Textual 8.2.8 draws every row of every widget whose container an update touches, also what others cover. It
    sends each row from the left edge of its widget, and has a note in the code that this is to be mended.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return an update of the parts of the screen that are to be drawn anew, or None where there are none."""
        changed: dict[int, list[Span]] = {}
        for row, first, beyond in self._regions_to_spans(self._dirty_regions):
            changed.setdefault(row, []).append((first, beyond))
        self._dirty_regions.clear()
        parts = self._drawn(changed)
        # Textual names the type that it makes itself; it uses only what both have.
        return cast("ChopsUpdate", NarrowUpdate(sorted(parts, key=lambda part: part[:2]))) if parts else None

    def _drawn(self, changed: dict[int, list[Span]]) -> list[Part]:
        """Return what stands in the spans of each row; empties `changed` as far as there is something."""
        parts: list[Part] = []
        # The widgets in front come first, and what they cover is not drawn.
        for widget, (region, clip) in self.visible_widgets.items():
            there = region.intersection(clip)
            rows = [row for row in there.line_range if row in changed and _meet(changed[row], there.column_span)]
            if not rows:
                continue
            top = rows[0]
            whole = Region(there.x, top, there.width, rows[-1] + 1 - top)
            strips = widget.render_lines(whole.translate(-region.offset))
            for row in rows:
                inside, changed[row] = _divided(changed[row], there.column_span)
                strip = strips[row - top]
                parts += [Part(row, first, strip.crop(first - there.x, end - there.x)) for first, end in inside]
        return parts


def _meet(spans: Sequence[Span], with_span: Span) -> bool:
    """Say whether one of the spans has a column within another one."""
    return any(first < with_span[1] and beyond > with_span[0] for first, beyond in spans)


def _divided(spans: Sequence[Span], by: Span) -> tuple[list[Span], list[Span]]:
    """Return the parts of spans that lie within another one, and those that lie outside of it."""
    left, right = by
    inside = [(max(first, left), min(beyond, right)) for first, beyond in spans]
    before = [(first, min(beyond, left)) for first, beyond in spans]
    behind = [(max(first, right), beyond) for first, beyond in spans]
    return _real(inside), _real([*before, *behind])


def _real(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that have a column."""
    return [(first, beyond) for first, beyond in spans if first < beyond]
