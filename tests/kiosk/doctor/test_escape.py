"""The checks that a visitor cannot get out, each on a machine that was spoiled for it."""

from __future__ import annotations

from tests.kiosk.doctor.spoils import (
    assert_held,
    in_cage,
)


def test_in_cage_the_unit_holds_its_console_as_well() -> None:
    assert_held("terminal", in_cage)
