"""The console's font has what the screens draw, and leaves the bright colours."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import CONSOLE, running
from coach.kiosk.setup import FONTS
from coach.kiosk.setup.psf import MOST_GLYPHS, NoFontError, parsed
from coach.kiosk.setup.values import Values


def check(machine: Machine) -> Reading:
    """Judge the font that the kernel shows now against that of the kit; in cage there is none."""
    if running(machine) != CONSOLE:
        raise CannotTellError("in-cage", "setfont")
    try:
        font = parsed(machine.font())
    except NoFontError as error:
        raise CannotTellError("failed", f"setfont: {error}") from error
    lacking = sorted(parsed((FONTS / Values.font).read_bytes()).characters - font.characters)
    seen = f"{len(font.glyphs)} glyphs {''.join(lacking[:10])}".strip()
    return Reading(not lacking and len(font.glyphs) <= MOST_GLYPHS, seen)
