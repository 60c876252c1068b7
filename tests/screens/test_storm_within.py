"""A storm of random keys and sizes over the app at home, in this process, where it is faster than in a terminal."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.geometry import Size

from coach.screens.base import CoachScreen
from coach.screens.dialogs.confirm import WindowTooSmallScreen
from tests.support.home import driven

pytestmark = pytest.mark.long

SIZES = [Size(80, 24), Size(120, 36), Size(59, 30), Size(80, 19), Size(1, 1)]
OFTEN = "1234205"
"""Keys that lead far into a visit."""
KEYS = [*"0123456789wsopekhanmiucdv?", "enter", "escape", "up", "down", "left", "right", "space", "backspace"]


async def test_no_order_of_keys_and_sizes_ends_the_app_at_home(tmp_path: Path) -> None:
    seed = int.from_bytes(os.urandom(4))
    print(f"seed {seed}")  # noqa: T201  # pytest shows it where the test fails
    random = Random(seed)
    async with driven(tmp_path) as person:
        for number in range(500):
            drawn = random.random()
            if drawn < 0.1:
                size = random.choice(SIZES)
                person.app.post_message(events.Resize(size, size))
            else:
                key = random.choice(KEYS if drawn < 0.4 else OFTEN)
                person.app.post_message(events.Key(key, key if len(key) == 1 else None))
            if number % 4 == 0:
                await asyncio.sleep(random.choice([0, 0, 0.001, 0.01]))
            if number % 100 == 0:
                await person.settle()
            assert person.app._exception is None
            steps = {screen.step for screen in person.app.screen_stack if isinstance(screen, CoachScreen)}
            assert len(steps - {None}) <= 1
            assert len(person.app.screen_stack) < 8
        person.app.post_message(events.Resize(SIZES[0], SIZES[0]))
        await person.until(lambda: not person.shows(WindowTooSmallScreen))
        assert person.app._exception is None
