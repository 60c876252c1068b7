"""Runs `coach tour`, its clock held still."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from coach.app.tour import TourApp
from coach.core.content.tour import Scene
from coach.core.library import Library
from coach.drawing.rungs import Rung
from coach.storage.settings import Settings
from tests.support.clocks import FakeClock
from tests.support.hand import Hand, at_keys
from tests.support.shipped import shipped


@asynccontextmanager
async def touring(
    *,
    size: tuple[int, int] = (80, 24),
    still: bool = False,
    pictures: Rung | None = None,
    theme: str | None = None,
) -> AsyncIterator[Hand]:
    """Show the tour from its beginning; if `still`, nothing may move.

    `pictures` and `theme` are what the person chose.
    """
    clock = FakeClock(1000.0)
    app = TourApp(shipped(), Settings(theme=theme, pictures=pictures), clock=clock, terminal="xterm-256color")
    if still:
        app.animation_level = "none"
    async with at_keys(Hand(app, clock), size) as person:
        yield person


def says(person: Hand, text: str) -> bool:
    """Say whether the screen shows a text."""
    return text in " ".join(person.text().split())


async def comes(person: Hand, library: Library, name: str) -> Scene:
    """Let the time pass until the middle of a scene, and wait until its text is shown."""
    names = [scene.id for scene in library.scenes]
    before = library.scenes[: names.index(name)]  # type: ignore[arg-type]
    scene = library.scenes[len(before)]
    person.clock.now = 1000.0 + sum(each.seconds for each in before) + scene.seconds / 2
    await person.until(lambda: says(person, scene.text))
    return scene
