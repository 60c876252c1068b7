"""What the pictures of the player cost on each rung, in a large window."""

from __future__ import annotations

from collections.abc import Iterator

from coach.core.library import Library
from coach.drawing.rungs import IN_CELLS, Rung
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import Measuring, coach_drawing, share

RUNGS: tuple[Rung, ...] = (*IN_CELLS, "pixels")
MOST = {"pixels": ("< 6 %", "")}
"""The most of a processor and of a line, where it differs: pixels are never sent over ssh."""


def figures(library: Library, measuring: Measuring) -> Iterator[Figure]:
    """Yield the processor's share while a movement repeats, and how much is sent to the terminal."""
    for rung in RUNGS:
        with coach_drawing(library, rung) as coach:
            coach.listen(measuring.settle_s)
            before = len(coach.raw)
            used = share(coach, measuring.watch_s)
            sent = (len(coach.raw) - before) / measuring.watch_s / 1000
        busy, wide = MOST.get(rung, ("< 4 %", "< 60 kB/s"))
        yield Figure(f"player on {rung}", "% CPU", used, target=busy)
        yield Figure(f"player on {rung}, sent", "kB/s", sent, target=wide, digits=1)
