"""The checks that nothing of a visit stays on the machine, each on a machine that was spoiled for it."""

from __future__ import annotations

from tests.kiosk.doctor.spoiled_traces import SWAP_ON_DISK
from tests.kiosk.doctor.spoils import (
    assert_held,
)


def test_swap_is_held_where_the_unit_may_use_none() -> None:
    assert_held("swap", SWAP_ON_DISK)
