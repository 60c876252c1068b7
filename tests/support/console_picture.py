"""A picture of the Linux console: cells drawn with the kiosk's console font, in the console's colours."""

from __future__ import annotations

from functools import cache

from PIL import Image
from pyte.screens import Char

from coach.kiosk.setup import FONTS
from coach.loading.psf import ConsoleFont, parsed, rows
from tests.support.colours import VGA_IN_PYTE

SMALL = parsed((FONTS / "coach-8x16.psf").read_bytes())


def console_picture(cells: list[list[Char]], font: ConsoleFont = SMALL) -> Image.Image:
    """Return what the console shows in a font; KeyError for a sign that it lacks."""
    colours = VGA_IN_PYTE | {"default": VGA_IN_PYTE["white"], "brightdefault": VGA_IN_PYTE["brightwhite"]}
    picture = Image.new("RGB", (len(cells[0]) * font.width, len(cells) * font.height))

    @cache
    def mask(sign: str) -> Image.Image:
        drawn = Image.new("1", (font.width, font.height))
        drawn.putdata([dot == "#" for line in rows(font, font.glyph(sign)) for dot in line])
        return drawn

    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            # The kernel has no bright backgrounds: it shows SGR 100-107 as 40-47.
            bold = "bright" if cell.bold and not cell.fg.startswith("bright") else ""
            ink, ground = (
                colours[f"{bold}{cell.fg}"],
                colours["black" if cell.bg == "default" else cell.bg.removeprefix("bright")],
            )
            if cell.reverse:
                ink, ground = ground, ink
            box = (column * font.width, row * font.height)
            picture.paste(ground, (*box, box[0] + font.width, box[1] + font.height))
            picture.paste(ink, box, mask(cell.data))
    return picture
