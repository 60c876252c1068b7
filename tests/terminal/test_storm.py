"""A storm of random keys over the coach at home: nothing hangs or crashes, and the terminal is restored."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.home_storm import keys, weather
from tests.support.inputs import inputs
from tests.support.seeds import new_seed

pytestmark = pytest.mark.long

INPUTS = 300
PART = 1000
"""How many keys come between two measurements of memory."""
PARTS = 8
"""How many stretches of keys: on the way through every screen late imports let the first few grow."""
MORE = 1.05
"""How much memory may grow from one measurement to the next, as a factor."""


def test_no_storm_hangs_the_coach_or_leaves_the_terminal_as_it_should_not_be(tmp_path: Path) -> None:
    found = weather(tmp_path, inputs(new_seed(), INPUTS), INPUTS // 3)

    assert found.inputs == INPUTS
    assert found.starts > 3


def test_memory_stays_what_it_was_however_many_keys_are_pressed(tmp_path: Path) -> None:
    found = weather(tmp_path, keys(new_seed(), PARTS * PART), PART, leaves=False)

    # Late imports let some stretches grow; a leak lets each of them grow.
    assert min(later / earlier for earlier, later in pairwise(found.memory_mb)) < MORE
