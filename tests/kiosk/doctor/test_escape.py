"""The checks that a visitor cannot get out, each on a machine that was spoiled for it."""

from __future__ import annotations

import pytest

from tests.kiosk.doctor.spoiled_escape import CANNOT_TELL, OPEN
from tests.kiosk.doctor.spoils import (
    Spoil,
    assert_cannot_tell,
    assert_held,
    assert_open,
    in_cage,
)


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_a_way_out_is_open_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_what_cannot_be_read_is_never_held(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


def test_in_cage_the_unit_holds_its_console_as_well() -> None:
    assert_held("terminal", in_cage)
