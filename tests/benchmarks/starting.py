"""From the command to the first frame, and to the first question."""

from __future__ import annotations

from collections.abc import Iterator

from coach.core.library import Library
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import BARE_READY, Measuring, length_shown, middle, started_bare, started_coach
from tests.support.terminal import MissedError

PATIENCE_S = 2.0
"""After this long a key that was pressed at once counts as lost."""


def figures(library: Library, measuring: Measuring) -> Iterator[Figure]:
    """Yield the seconds to the first frame, to all loaded, and to the first question."""
    frames, bares, loads, questions = [], [], [], []
    for run in range(measuring.runs + 1):
        with started_coach() as terminal:
            frame = terminal.wait(library.words("keys.quit"))
            load = length_shown(terminal, library)
            terminal.press("1")
            question = terminal.wait(library.pages[0].words)
        with started_bare() as terminal:
            bare = terminal.wait(BARE_READY)
        # The first start of each compiles its modules and is left out.
        if run:
            frames.append(frame)
            loads.append(load)
            questions.append(question)
            bares.append(bare)
    yield Figure("first frame, median", "s", middle(frames), middle(bares), "<= 1.3x", 3)
    yield Figure("first frame, best", "s", min(frames), min(bares), "<= 1.3x", 3)
    yield Figure("all content loaded, median", "s", middle(loads), digits=3)
    yield Figure("first question, key pressed then, median", "s", middle(questions), digits=3)
    yield Figure("first question, key pressed at once, median", "s", _at_once(library, measuring), digits=3)


def _at_once(library: Library, measuring: Measuring) -> float | None:
    times = []
    for _ in range(measuring.runs):
        with started_coach(deadline=PATIENCE_S) as terminal:
            terminal.press("1")
            try:
                times.append(terminal.wait(library.pages[0].words))
            except MissedError:
                return None
    return middle(times)
