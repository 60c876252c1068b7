"""Machines that were spoiled for the checks of `letters`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.config.screen import ScreenSize
from coach.kiosk.setup import FONTS
from coach.loading.psf import ConsoleFont, parsed, written
from tests.kiosk.doctor.spoils import REFUSED, Case, both, glyphs, in_cage, printed, setting, stopped, wrong_config


def larger(count: int) -> bytes:
    """Return the kit's font with blank glyphs behind it, up to this many."""
    font = parsed((FONTS / "coach-16x32.psf").read_bytes())
    more = count - len(font.glyphs)
    return written(
        ConsoleFont(font.width, font.height, font.glyphs + font.glyphs[:1] * more, font.drawn + (frozenset(),) * more)
    )


def fewer(*lacking: str) -> bytes:
    """Return the kit's font without some characters."""
    font = parsed((FONTS / "coach-16x32.psf").read_bytes())
    drawn = tuple(each.difference(lacking) for each in font.drawn)
    return written(ConsoleFont(font.width, font.height, font.glyphs, drawn))


FULL_HD = printed("stty size", "33 120\n")
"""The kit's font on a screen of 1920 by 1080 dots, as on Debian 12 without the kit's mode."""
OPEN: list[Case] = [
    ("font", glyphs(larger(512)), "512 glyphs"),
    ("font", glyphs(fewer("▀")), "256 glyphs ▀"),
    ("letters", FULL_HD, '5.6 mm, 120 x 33, 24"'),
    ("letters", setting(screen=ScreenSize(capitals_mm=9)), "8.3 mm"),
    ("letters", setting(screen=ScreenSize(inches=22)), "7.7 mm"),
    ("letters", both(glyphs((FONTS / "coach-12x24.psf").read_bytes()), printed("stty size", "30 106\n")), "6.3 mm"),
]
CANNOT_TELL: list[Case] = [
    *((key, stopped, "not-running") for key in ("font", "letters")),
    *((key, glyphs(REFUSED), "refused") for key in ("font", "letters")),
    *((key, glyphs(b"no font"), "failed") for key in ("font", "letters")),
    *((key, in_cage, "in-cage") for key in ("font", "letters")),
    ("letters", wrong_config, "wrong-config"),
    ("letters", glyphs(fewer("H")), "failed"),
    *(("letters", printed("stty size", size), "failed") for size in ("0 0\n", "?\n")),
]
