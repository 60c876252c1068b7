"""Makes a picture of a terminal's screen, and reads the QR code in it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char

from tests.support.colours import VGA_IN_PYTE

CELL = (8, 16)
"""Width and height of a cell in pixels, as in a usual terminal."""
HALVES = {" ": "", "▀": "upper", "▄": "lower", "█": "both"}


def pictured(cells: Sequence[Sequence[Char]], ink: str = "#d0d0d0", ground: str = "#000000") -> Image.Image:
    """Return the picture of a screen.

    Args:
        cells: The screen's cells, row by row.
        ink: The terminal's own colour of letters.
        ground: The terminal's own background.
    """
    width, height = CELL
    image = Image.new("RGB", (len(cells[0]) * width, len(cells) * height), ground)
    brush, font = ImageDraw.Draw(image), ImageFont.load_default(12)
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            fore, back = _colour(cell.fg, ink), _colour(cell.bg, ground)
            fore, back = (back, fore) if cell.reverse else (fore, back)
            left, top = x * width, y * height
            halves = HALVES.get(cell.data)
            upper, lower = (fore if halves in ("both", half) else back for half in ("upper", "lower"))
            brush.rectangle((left, top, left + width - 1, top + height // 2 - 1), upper)
            brush.rectangle((left, top + height // 2, left + width - 1, top + height - 1), lower)
            if halves is None:
                brush.text((left, top), cell.data, fore, font)
    return image


def scanned(picture: Image.Image) -> str:
    """Return the text of the code in a picture, or an empty string if none is found.

    It tries several sizes, as a phone is held nearer and farther away.
    """
    grey = np.asarray(picture.convert("L"))
    for nearness in (1.0, 0.75, 1.5):
        seen = cv2.resize(grey, None, fx=nearness, fy=nearness, interpolation=cv2.INTER_AREA)
        for detector in (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()):
            if text := detector.detectAndDecode(seen)[0]:
                return text
    return ""


def photographed(picture: Image.Image) -> Image.Image:
    """Return a picture as a phone's camera takes it: rotated, blurred, and with the noise of a dim room."""
    shot = np.asarray(picture.convert("L"))
    height, width = shot.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    askew = np.array([[0.06, 0.10], [0.95, 0.02], [0.98, 0.97], [0.02, 0.90]], np.float32) * np.array(
        [width, height], np.float32
    )
    warped = cv2.warpPerspective(shot, cv2.getPerspectiveTransform(corners, askew), (width, height), borderValue=90)
    blurred = cv2.GaussianBlur(warped, (0, 0), 1.2).astype(np.float32) * 0.7 + 30
    noise = np.random.default_rng(7).normal(0, 10, blurred.shape)
    return Image.fromarray(np.clip(blurred + noise, 0, 255).astype(np.uint8))


def _colour(named: str, own: str) -> str:
    return own if named == "default" else VGA_IN_PYTE.get(named, f"#{named}")
