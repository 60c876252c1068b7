"""The checks that the console's letters are there and large enough, each on a machine that was spoiled for it."""

from __future__ import annotations

import pytest

from coach.kiosk.config.screen import ScreenSize
from tests.kiosk.doctor.spoiled_letters import CANNOT_TELL, FULL_HD, OPEN
from tests.kiosk.doctor.spoils import Spoil, assert_cannot_tell, assert_held, assert_open, both, setting


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_letters_that_are_missing_or_too_small_are_to_fix(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_letters_that_cannot_be_seen_are_never_ok(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


def test_the_same_letters_are_large_enough_on_a_larger_screen() -> None:
    assert_held("letters", both(FULL_HD, setting(screen=ScreenSize(inches=36))))
