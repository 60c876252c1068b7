"""The checks that the service runs and can be used, each on a machine that was spoiled for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kiosk.doctor.spoils import (
    Spoil,
    assert_held,
    finding_of,
    in_cage,
    setting,
)
from tests.support.machines import PIN


@pytest.mark.parametrize(("key", "spoil"), [("service", in_cage), ("reach", setting(content=Path("/etc/coach")))])
def test_a_service_in_cage_and_a_folder_that_all_may_read_are_held(key: str, spoil: Spoil) -> None:
    assert_held(key, spoil)


def test_the_file_that_needs_the_pin_is_named_in_how_to_close_it() -> None:
    assert finding_of("pin", setting(pin=None)).values == {"config": "/etc/coach/kiosk.toml"}
    assert PIN not in repr(finding_of("pin"))
