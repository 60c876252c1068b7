"""The checks of the ways in beside the kiosk, each on a machine that was spoiled for it."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import assert_held, printed


def test_a_machine_without_ssh_lets_nobody_in_by_it() -> None:
    assert_held("ssh", printed("sshd -T", CannotTellError("no-program", "sshd")))
