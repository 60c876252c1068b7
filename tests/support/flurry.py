"""Random keys, window sizes and times within the process, where they come faster than through a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from random import Random

from textual import events
from textual.geometry import Size

from coach.screens.base import CoachScreen
from coach.screens.dialogs.confirm import WindowTooSmallScreen
from tests.support.hand import Hand, key_event

SIZES = [Size(80, 24), Size(120, 36), Size(59, 30), Size(80, 19), Size(1, 1)]
OFTEN = "1234205"
"""Keys that lead far into a visit, and are pressed more often."""
RARELY = 0.35
"""Of the keys, the part that is any key at all."""

Odd = tuple[float, Callable[[], Awaitable[None] | None]]
"""How often something else than a key comes, as a part of 1, and what does it."""


def resize(person: Hand, size: Size) -> None:
    """Change the size of the window as a driver reports it, without waiting for anything."""
    person.app.post_message(events.Resize(size, size))


@dataclass
class Flurry:
    """Does random things at once; none of them may crash the app.

    Args:
        person: Whose app it comes over.
        random: Chooses.
        keys: Any of these may be pressed.
        odd: What comes beside keys.
        often: Keys that are pressed more often.
    """

    person: Hand
    random: Random
    keys: Sequence[str]
    odd: Sequence[Odd]
    often: str = OFTEN

    def resizes(self) -> None:
        """Change the size of the window."""
        resize(self.person, self.random.choice(SIZES))

    async def blow(self, count: int, holds: Callable[[], None]) -> None:
        """Do so many things, and ask after each whether all that must hold does."""
        for number in range(count):
            await self._act()
            if number % 4 == 0:
                await asyncio.sleep(self.random.choice([0, 0, 0.001, 0.01]))
            if number % 100 == 0:
                await self.person.settle()
            assert self.person.app._exception is None
            holds()

    async def end(self) -> None:
        """Give the window its usual size again, and wait until all has been done."""
        resize(self.person, SIZES[0])
        await self.person.until(lambda: not self.person.shows(WindowTooSmallScreen) and not waiting(self.person))

    async def _act(self) -> None:
        drawn = self.random.random()
        for part, act in self.odd:
            if drawn < part:
                done = act()
                if done is not None:
                    await done
                return
            drawn -= part
        self.person.app.post_message(
            key_event(self.random.choice(self.keys if self.random.random() < RARELY else self.often))
        )


def waiting(person: Hand) -> int:
    """Return how many messages wait for the app and the front screen."""
    return person.app.message_queue_size + person.screen.message_queue_size


def one_step(person: Hand) -> None:
    """Assert that the screens of at most one step of the visit are open."""
    steps = {screen.step for screen in person.app.screen_stack if isinstance(screen, CoachScreen)}
    assert len(steps - {None}) <= 1
