"""A storm over the coach at home, another one each time: nothing hangs, nothing is said, the terminal comes back."""

from __future__ import annotations

from pathlib import Path

from tests.support.home_storm import keys, weather
from tests.support.inputs import inputs
from tests.support.seeds import new_seed

INPUTS = 1000
MORE = 1.2
"""Memory after many keys, in parts of that after the first thousand."""


def test_no_storm_hangs_the_coach_or_leaves_the_terminal_as_it_should_not_be(tmp_path: Path) -> None:
    found = weather(tmp_path, inputs(new_seed(), INPUTS), INPUTS // 4)

    assert found.inputs == INPUTS
    assert found.starts > 3


def test_memory_stays_what_it_was_however_many_keys_are_pressed(tmp_path: Path) -> None:
    found = weather(tmp_path, keys(new_seed(), 4 * INPUTS), INPUTS, leaves=False)

    first, *_, last = found.memory_mb
    assert last < first * MORE
