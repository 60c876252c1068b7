"""The checks that nothing of a visit stays on the machine, each on a machine that was spoiled for it."""

from __future__ import annotations

import pytest

from tests.kiosk.doctor.spoiled_traces import CANNOT_TELL, OPEN, SWAP_ON_DISK
from tests.kiosk.doctor.spoils import (
    Spoil,
    assert_cannot_tell,
    assert_held,
    assert_open,
)


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_what_would_stay_on_the_machine_is_open_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_what_cannot_be_read_is_never_held(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


def test_swap_is_held_where_the_unit_may_use_none() -> None:
    assert_held("swap", SWAP_ON_DISK)
