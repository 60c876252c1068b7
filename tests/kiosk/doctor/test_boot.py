"""The check of the machine's start, on machines that were spoiled for it."""

from __future__ import annotations

import pytest

from tests.kiosk.doctor.spoiled_boot import CANNOT_TELL, OPEN
from tests.kiosk.doctor.spoils import Spoil, assert_cannot_tell, assert_open


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_a_start_that_gives_a_root_shell_is_open_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_a_menu_that_cannot_be_read_is_never_held(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)
