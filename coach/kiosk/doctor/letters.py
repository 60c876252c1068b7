"""Checks of the console's letters: every sign is there, and a visitor can read them from where they stand or sit."""

from __future__ import annotations

from math import hypot

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import TTY, Machine
from coach.kiosk.doctor.unit import CONSOLE, running
from coach.kiosk.setup import FONTS
from coach.loading.psf import MOST_GLYPHS, ConsoleFont, NoFontError, capital_height, parsed

MM_PER_INCH = 25.4
OF_THE_KIT = FONTS / "coach-16x32.psf"
"""Any of the kit's fonts: they have the same characters."""


def font(machine: Machine) -> Reading:
    """Check that the console's font has every character of the kit's fonts, and few enough to leave bright colours.

    In cage there is no console font.
    """
    font = _present(machine)
    lacking = sorted(parsed(OF_THE_KIT.read_bytes()).characters - font.characters)
    seen = f"{len(font.glyphs)} glyphs {''.join(lacking[:10])}".strip()
    return Reading(not lacking and len(font.glyphs) <= MOST_GLYPHS, seen)


def letters(machine: Machine) -> Reading:
    """Check that the console's capitals are as high as the kiosk's file wants them, on a screen of the size it says."""
    font, screen = _present(machine), machine.setting.screen
    size = machine.run("stty", "size", stdin=TTY).split()
    try:
        rows, columns = map(int, size)
        high = capitals_mm(capital_height(font), (columns * font.width, rows * font.height), screen.inches)
    except (ValueError, KeyError, ZeroDivisionError) as error:
        raise CannotTellError("failed", f"stty: {' '.join(size)}") from error
    seen = f'{high:.1f} mm, {columns} x {rows}, {screen.inches:g}"'
    return Reading(high >= screen.capitals_mm, seen)


def capitals_mm(dots: int, screen: tuple[int, int], inches: float) -> float:
    """Return how high a capital of so many dots is, on a screen of so many dots across and down, and so many inches."""
    return dots * inches * MM_PER_INCH / hypot(*screen)


def _present(machine: Machine) -> ConsoleFont:
    """Return the console's font; raise CannotTellError where there is none, as in cage."""
    if running(machine) != CONSOLE:
        raise CannotTellError("in-cage", "setfont")
    try:
        return parsed(machine.font())
    except NoFontError as error:
        raise CannotTellError("failed", f"setfont: {error}") from error
