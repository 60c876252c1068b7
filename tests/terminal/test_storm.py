"""A storm over the coach at home, another one each time: nothing hangs, nothing is said, the terminal comes back."""

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
"""After so many keys the memory is looked at."""
MORE = 1.05
"""Memory after so many keys more, in parts of that before."""


def test_no_storm_hangs_the_coach_or_leaves_the_terminal_as_it_should_not_be(tmp_path: Path) -> None:
    found = weather(tmp_path, inputs(new_seed(), INPUTS), INPUTS // 3)

    assert found.inputs == INPUTS
    assert found.starts > 3


def test_memory_stays_what_it_was_however_many_keys_are_pressed(tmp_path: Path) -> None:
    found = weather(tmp_path, keys(new_seed(), 4 * PART), PART, leaves=False)

    # What is loaded late adds to one part or another; what is never let go of, to each.
    assert min(later / earlier for earlier, later in pairwise(found.memory_mb)) < MORE
