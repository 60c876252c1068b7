"""The checks that the machine looks after itself, each on a machine that was spoiled for it."""

from __future__ import annotations

from coach.kiosk.doctor.finding import FindingState
from tests.kiosk.doctor.spoiled_upkeep import ROOM
from tests.kiosk.doctor.spoils import finding_of, printed


def test_two_looks_at_a_disk_with_room_read_the_same_whatever_was_written_between() -> None:
    looks = [finding_of("disk", printed(ROOM, f"Avail\n{free}M\n")) for free in (80_303, 80_299)]

    assert looks[0] == looks[1]
    assert looks[0].state is FindingState.OK
