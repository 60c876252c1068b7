"""Every shipped figure in motion, worked out once for all tests."""

from __future__ import annotations

from functools import cache

from coach.core.motion import Motion
from tests.support.shipped import shipped

FIGURES = tuple(shipped().figures)
ALTERNATING = tuple(name for name, figure in shipped().figures.items() if figure.alternates)
SHARES = tuple(index / 40 for index in range(41))


@cache
def motion(name: str) -> Motion:
    """Return the movement of a shipped figure."""
    return Motion(shipped().figures[name], shipped().poses)
