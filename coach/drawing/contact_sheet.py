"""A contact sheet: the key frames of one figure side by side, large enough to judge."""

from __future__ import annotations

from PIL import Image

from coach.core.figure.motion import Motion
from coach.drawing.figure import draw_figure
from coach.drawing.palette import Palette

CELLS = (64, 26)
"""The size of each frame, in cells."""
ENLARGED = 5
"""The side of the square, in pixels, that one pixel of the figure becomes."""
AIR = 10
"""Pixels between two frames."""


def contact_sheet(motion: Motion, palette: Palette) -> Image.Image:
    """Return an RGB image of all key frames in order, and of the mirrored peak if repetitions alternate sides."""
    postures = list(motion.key_postures())
    if motion.figure.alternates:
        postures.append(motion.still().mirrored())
    width, height = CELLS[0] * ENLARGED, CELLS[1] * 2 * ENLARGED
    sheet = Image.new("RGB", (len(postures) * (width + AIR) - AIR, height), palette["track"])
    for place, posture in enumerate(postures):
        frame = draw_figure(CELLS, motion, posture, palette)
        sheet.paste(frame.resize((width, height), Image.Resampling.NEAREST), (place * (width + AIR), 0))
    return sheet
