"""The movements of the shipped figures, computed once for all tests."""

from __future__ import annotations

from functools import cache

from coach.core.figure.motion import Motion
from coach.core.figure.posture import Posture
from tests.support.shipped import shipped

FIGURES = tuple(shipped().figures)
ALTERNATING = tuple(name for name, figure in shipped().figures.items() if figure.alternates)


@cache
def motion(name: str) -> Motion:
    """Return the movement of a shipped figure."""
    return Motion(shipped().figures[name], shipped().poses)


@cache
def closely(name: str) -> tuple[Posture, ...]:
    """Return the postures of a shipped figure at 200 moments of its movement."""
    return tuple(motion(name).posture(index / 200) for index in range(201))
