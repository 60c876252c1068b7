"""Machines that were spoiled for the checks of `service_checks`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from pathlib import Path

from coach.kiosk.setup import FONTS
from coach.kiosk.setup.psf import ConsoleFont, parsed, written
from tests.kiosk.doctor.spoils import (
    REFUSED,
    Case,
    file,
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
