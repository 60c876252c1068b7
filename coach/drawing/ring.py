"""Draws the countdown ring: the time left as an arc, and as a number large enough to read from the floor."""

from __future__ import annotations

from PIL import Image

from coach.drawing.numerals import Numerals
from coach.drawing.painter import Canvas
from coach.drawing.palette import Palette
from coach.drawing.rungs import Cells, SizeInCells

BAND = 0.075
"""The band's thickness as a share of the ring's diameter."""

AIR = 0.25
"""The space between the band and the number's corners, as a share of the band's thickness."""


def draw_ring(
    size_in_cells: SizeInCells,
    fraction: float,
    number_text: str,
    palette: Palette,
    smooth: bool = True,
    numerals: Numerals | None = None,
) -> Image.Image:
    """Return an RGB image of a ring with `number_text` inside.

    Args:
        size_in_cells: Columns and rows, from 10 x 5; the ring is as large as fits and centred. ValueError below 1 x 1.
        fraction: The share left, drawn in the accent from twelve o'clock clockwise; limited to 0 to 1.
        number_text: One to three characters, drawn as large as fits; three are readable from 14 x 7 cells up.
        palette: Needs `ground`, `track`, `accent` and `ink`, else KeyError.
        smooth: Whether to antialias; if not, the image has only those four colours.
        numerals: A cache of drawn numbers; without it each call draws the number anew.
    """
    columns, rows, grain = Cells(*size_in_cells)
    canvas = Canvas(columns, rows, palette["ground"], smooth, grain)
    x, y = canvas.centre
    radius = min(x, y)
    band = max(1, round(radius * 2 * BAND))
    canvas.arc((x, y), radius, band, 1.0, palette["track"])
    canvas.arc((x, y), radius, band, fraction, palette["accent"])
    image = canvas.finished()
    mask = (numerals or Numerals()).fitted(number_text, radius - band * (1 + AIR), smooth, grain)
    image.paste(palette["ink"], ((image.width - mask.width) // 2, (image.height - mask.height) // 2), mask)
    return image
