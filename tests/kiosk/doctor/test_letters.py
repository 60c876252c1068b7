"""The checks that the console's letters are there and large enough, each on a machine that was spoiled for it."""

from __future__ import annotations

from coach.kiosk.config.screen import ScreenSize
from tests.kiosk.doctor.spoiled_letters import FULL_HD
from tests.kiosk.doctor.spoils import assert_held, both, setting


def test_the_same_letters_are_large_enough_on_a_larger_screen() -> None:
    assert_held("letters", both(FULL_HD, setting(screen=ScreenSize(inches=36))))
