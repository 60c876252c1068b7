"""From a key to the changed screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import quantiles

from coach.core.library import Library
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import (
    BARE_READY,
    LARGE,
    Measuring,
    coach_at_work,
    length_shown,
    middle,
    started_bare,
    started_coach,
)
from tests.support.sessions import SPACE, TYPED
from tests.support.shipped import PRESS
from tests.support.terminal import Terminal
from tests.support.walking import walk

TURN_S = 0.55
"""How long the routine runs between two keys; not a whole number of its frames, so that keys fall between them."""
DOWN, UP, AGAIN = "\x1b[B", "\x1b[A", "a"


def figures(library: Library, measuring: Measuring) -> Iterator[Figure]:
    """Yield the milliseconds from a key to the first bytes of the changed screen, or to another page."""
    with started_bare() as bare, started_coach() as coach:
        bare.wait(BARE_READY)
        length_shown(coach, library)
        ours, theirs = [], []
        for press in range(measuring.presses):
            key = UP if press % 2 else DOWN
            ours.append(_pressed(coach, key, measuring.quiet_s))
            theirs.append(_pressed(bare, key, measuring.quiet_s))
        yield from _both("cursor key", ours, theirs)
        rows, pages = _check(coach, library, measuring)
    yield from _both("row answered", rows)
    yield from _both("next page", pages)
    yield from _both("player key while it moves", _paused_and_on(library, measuring))


def _check(terminal: Terminal, library: Library, measuring: Measuring) -> tuple[list[float], list[float]]:
    """Answer the check; return the times of keys that stayed on their page and of those that left it."""
    stayed, left, quiet = [], [], measuring.quiet_s
    left.append(_turned(terminal, "1", quiet))
    pages, _ = walk(library, {})
    for page in pages[: measuring.pages]:
        *within, last = [TYPED.get(key, key) for key in page.keys]
        stayed += [_pressed(terminal, key, quiet) for key in within]
        left.append(_turned(terminal, last, quiet))
    return stayed, left


def _paused_and_on(library: Library, measuring: Measuring) -> list[float]:
    """Return the milliseconds from a key to its words while figure and ring move, at the large size."""
    paused = library.words("player.paused")
    times = []
    with coach_at_work(library, measuring) as coach:
        coach.resize(*LARGE)
        for _ in range(measuring.presses):
            # The work begins again, or it would be over before all keys are pressed, and the next move waits for one.
            coach.press(AGAIN)
            coach.listen(TURN_S)
            times.append(_until(coach, SPACE, lambda: paused in coach.text))
            coach.listen(PRESS.again)
            coach.press(SPACE)
            coach.wait_until(lambda: paused not in coach.text, "the routine running on")
            coach.listen(PRESS.again)
    return times


def _pressed(terminal: Terminal, key: str, quiet: float) -> float:
    """Return the milliseconds from the key to the first bytes after it."""
    terminal.settle(quiet)
    if key not in (UP, DOWN):
        terminal.listen(PRESS.again)
    before = len(terminal.raw)
    return _until(terminal, key, lambda: len(terminal.raw) > before)


def _turned(terminal: Terminal, key: str, quiet: float) -> float:
    """Return the milliseconds from the key to another page, told by the line at its top."""
    terminal.settle(quiet)
    terminal.listen(PRESS.again)
    before = _top(terminal)
    return _until(terminal, key, lambda: _top(terminal) != before)


def _top(terminal: Terminal) -> str:
    return terminal.text.strip().partition("\n")[0]


def _until(terminal: Terminal, key: str, condition: Callable[[], bool]) -> float:
    pressed = time.perf_counter() - terminal.started
    terminal.press(key)
    return (terminal.wait_until(condition, "a changed screen") - pressed) * 1000


def _both(name: str, ours: list[float], theirs: list[float] | None = None) -> Iterator[Figure]:
    yield Figure(f"{name}, median", "ms", middle(ours), middle(theirs) if theirs else None, digits=1)
    target = "< 50 ms" if name.startswith("player") else ""
    high = _high(theirs) if theirs else None
    yield Figure(f"{name}, 95th percentile", "ms", _high(ours), high, target, digits=1)


def _high(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]
