"""The checks of the ways in beside the kiosk, each on a machine that was spoiled for it."""

from __future__ import annotations

import pytest

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoiled_doors import CANNOT_TELL, OPEN
from tests.kiosk.doctor.spoils import Spoil, assert_cannot_tell, assert_held, assert_open, printed


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_a_way_in_is_to_fix_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_a_way_in_that_cannot_be_seen_is_never_ok(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


def test_a_machine_without_ssh_lets_nobody_in_by_it() -> None:
    assert_held("ssh", printed("sshd -T", CannotTellError("no-program", "sshd")))
