"""The checks that the machine looks after itself, each on a machine that was spoiled for it."""

from __future__ import annotations

import pytest

from coach.kiosk.doctor.finding import FindingState
from tests.kiosk.doctor.spoiled_upkeep import CANNOT_TELL, OPEN, ROOM
from tests.kiosk.doctor.spoils import Spoil, assert_cannot_tell, assert_open, finding_of, printed


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_a_machine_that_does_not_look_after_itself_is_to_fix(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_what_cannot_be_seen_of_its_upkeep_is_never_ok(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


def test_two_looks_at_a_disk_with_room_read_the_same_whatever_was_written_between() -> None:
    looks = [finding_of("disk", printed(ROOM, f"Avail\n{free}M\n")) for free in (80_303, 80_299)]

    assert looks[0] == looks[1]
    assert looks[0].state is FindingState.OK
