"""A storm of random keys and sizes over the app at home, in this process, where it is faster than in a terminal."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.support.flurry import Flurry, one_step
from tests.support.home import driven
from tests.support.seeds import new_seed

pytestmark = pytest.mark.long

KEYS = [*"0123456789wsopekhanmiucdv?", "enter", "escape", "up", "down", "left", "right", "space", "backspace"]


async def test_no_order_of_keys_and_sizes_ends_the_app_at_home(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        storm = Flurry(person, Random(new_seed()), KEYS, ())
        storm.odd = ((0.1, storm.resizes),)

        def few_screens() -> None:
            one_step(person)
            assert len(person.app.screen_stack) < 8

        await storm.blow(500, few_screens)
        await storm.end()
        assert person.app._exception is None
