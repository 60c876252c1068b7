"""Memory, and the processor's share while nobody presses a key."""

from __future__ import annotations

from collections.abc import Iterator

from coach.core.library import Library
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import (
    BARE_READY,
    LARGE,
    SMALL,
    Measuring,
    coach_at_work,
    length_shown,
    megabytes,
    share,
    started_bare,
    started_coach,
)
from tests.support.sessions import SPACE
from tests.support.terminal import Terminal


def figures(library: Library, measuring: Measuring) -> Iterator[Figure]:
    """Yield memory and shares on the welcome screen and in the player, at two sizes."""
    with started_bare() as bare, started_coach() as coach:
        bare.wait(BARE_READY)
        length_shown(coach, library)
        bare.listen(measuring.settle_s)
        coach.listen(measuring.settle_s)
        yield Figure("memory, welcome screen", "MB", megabytes(coach), megabytes(bare), "<= 1.5x", 1)
        for size in (SMALL, LARGE):
            ours, theirs = _share(coach, size, measuring), _share(bare, size, measuring)
            yield Figure(f"idle, welcome screen {_name(size)}", "% CPU", ours, theirs, "< 1 %")
    with coach_at_work(library, measuring) as coach:
        for size in (SMALL, LARGE):
            yield Figure(f"player running {_name(size)}", "% CPU", _share(coach, size, measuring), target="< 6 %")
            coach.press(SPACE)
            coach.wait(library.words("player.paused"))
            yield Figure(f"player paused {_name(size)}", "% CPU", _share(coach, size, measuring), target="< 1 %")
            coach.press(SPACE)
        yield Figure("memory, player", "MB", megabytes(coach), digits=1)


def _name(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def _share(terminal: Terminal, size: tuple[int, int], measuring: Measuring) -> float:
    terminal.resize(*size)
    terminal.listen(measuring.settle_s)
    return share(terminal, measuring.watch_s)
