"""The checks that the service runs and can be used, each on a machine that was spoiled for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.kiosk.setup import FONTS
from coach.kiosk.setup.psf import ConsoleFont, parsed, written
from tests.kiosk.doctor.spoils import (
    REFUSED,
    Case,
    Spoil,
    assert_cannot_tell,
    assert_held,
    assert_open,
    file,
    finding_of,
    glyphs,
    has,
    in_cage,
    mode,
    no_config,
    no_systemd,
    printed,
    setting,
    stopped,
    wrong_config,
)
from tests.support.machines import PIN


def larger(count: int) -> bytes:
    """Return the kit's font with blank glyphs behind it, up to this many."""
    font = parsed((FONTS / "coach-16x32.psf").read_bytes())
    more = count - len(font.glyphs)
    return written(
        ConsoleFont(font.width, font.height, font.glyphs + font.glyphs[:1] * more, font.drawn + (frozenset(),) * more)
    )


def fewer(lacking: str) -> bytes:
    """Return the kit's font without a character."""
    font = parsed((FONTS / "coach-16x32.psf").read_bytes())
    drawn = tuple(each - {lacking} for each in font.drawn)
    return written(ConsoleFont(font.width, font.height, font.glyphs, drawn))


OPEN: list[Case] = [
    ("service", stopped, ""),
    ("service", has("UnitFileState", "disabled"), "UnitFileState=disabled"),
    ("service", has("Restart", "no"), "Restart=no"),
    ("service", has("WatchdogUSec", "0"), "WatchdogUSec=0"),
    ("sleep", has("LoadState", "loaded", "hibernate.target"), "hibernate.target"),
    ("pin", setting(pin=None), ""),
    ("pin", no_config, ""),
    ("font", glyphs(larger(512)), "512 glyphs"),
    ("font", glyphs(fewer("▀")), "256 glyphs ▀"),
    ("blanking", file("/sys/module/kernel/parameters/consoleblank", "600"), "consoleblank=600"),
    ("numlock", printed("setleds", "Current flags: NumLock off CapsLock off\n"), "NumLock off"),
    ("reach", mode("/opt/coach", 0o700), "/opt/coach"),
    ("reach", mode("/opt", 0o750), "/opt/coach"),
    ("reach", setting(clinic=Path("/home/anna/clinic.toml")), "/home/anna/clinic.toml"),
]
CANNOT_TELL: list[Case] = [
    *((key, no_systemd, "no-program") for key in ("service", "sleep")),
    *((key, stopped, "not-running") for key in ("font", "numlock")),
    *((key, wrong_config, "wrong-config") for key in ("pin", "reach")),
    ("font", glyphs(REFUSED), "refused"),
    ("font", glyphs(b"no font"), "failed"),
    ("font", in_cage, "in-cage"),
    ("blanking", file("/sys/module/kernel/parameters/consoleblank", REFUSED), "refused"),
    ("numlock", in_cage, "in-cage"),
    ("numlock", printed("setleds", "?"), "failed"),
    ("reach", no_config, "no-config"),
    ("reach", setting(clinic=Path("/srv/clinic.toml")), "absent"),
]


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_what_keeps_the_kiosk_from_use_is_open_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_what_cannot_be_read_is_never_held(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


@pytest.mark.parametrize(("key", "spoil"), [("service", in_cage), ("reach", setting(content=Path("/etc/coach")))])
def test_a_service_in_cage_and_a_folder_that_all_may_read_are_held(key: str, spoil: Spoil) -> None:
    assert_held(key, spoil)


def test_the_file_that_needs_the_pin_is_named_in_how_to_close_it() -> None:
    assert finding_of("pin", setting(pin=None)).values == {"config": "/etc/coach/kiosk.toml"}
    assert PIN not in repr(finding_of("pin"))
