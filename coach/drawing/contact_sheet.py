"""A contact sheet: the key frames of one figure side by side, large enough to judge."""

from __future__ import annotations

from PIL import Image

from coach.core.figure.motion import Motion
from coach.drawing.figure import draw_figure
from coach.drawing.palette import Palette
from coach.drawing.rungs import GRAIN, Cells

CELLS = Cells(56, 22, GRAIN["pixels"])
"""The size of each frame, as the finest rung shows it."""
AIR = 10
"""Pixels between two frames."""


def contact_sheet(motion: Motion, palette: Palette) -> Image.Image:
    """Return an RGB image of all key frames in order, and of the mirrored peak if repetitions alternate sides."""
    postures = list(motion.key_postures())
    if motion.figure.alternates:
        postures.append(motion.still().mirrored())
    frames = [draw_figure(CELLS, motion, posture, palette) for posture in postures]
    width, height = frames[0].size
    sheet = Image.new("RGB", (len(frames) * (width + AIR) - AIR, height), palette["track"])
    for place, frame in enumerate(frames):
        sheet.paste(frame, (place * (width + AIR), 0))
    return sheet
