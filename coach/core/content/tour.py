"""The scenes of the tour, which shows by itself what the program does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from pydantic import Field

from coach.core.content.entries import Entry, Id, Prose

SceneKind = Literal["check", "move", "result", "summary", "limits"]
"""What is shown: a page of the check, figures with the ring, a result, what to watch for, or what it is not."""
SCENES: tuple[SceneKind, ...] = get_args(SceneKind)


class Scene(Entry):
    """A few seconds of the tour."""

    id: SceneKind
    title: Prose
    """One or two words, for large type."""
    text: Prose
    seconds: int = Field(ge=3, le=20)
    exercises: tuple[Id, ...] = ()
    """Whose figures move at home; the kiosk shows what can be done standing or on a chair."""


def tour_seconds(scenes: Sequence[Scene]) -> int:
    """Return how long all scenes take."""
    return sum(scene.seconds for scene in scenes)


def scene_at(scenes: Sequence[Scene], elapsed: float) -> tuple[int, float]:
    """Return the index of the scene at a time, and the part of it that is over, from 0 to 1; they play on and on."""
    into = elapsed % tour_seconds(scenes)
    for index, scene in enumerate(scenes):
        if into < scene.seconds:
            return index, into / scene.seconds
        into -= scene.seconds
    return len(scenes) - 1, 1.0
