"""Pictures in true pixels, made coarser for characters."""

from __future__ import annotations

from PIL import Image

from coach.drawing.rungs import GRAIN, Grain


def reduced(size: tuple[int, int], rgb: bytes, grain: Grain) -> Image.Image:
    """Return an image in pixels, given by its size and its RGB bytes, with the dots of another grain."""
    across, down = GRAIN["pixels"]
    dots = size[0] // across * grain[0], size[1] // down * grain[1]
    return Image.frombytes("RGB", size, rgb).resize(dots, Image.Resampling.BOX)
