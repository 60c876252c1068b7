"""How often a picture that changes flashes, as WCAG 2.3.1 counts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PIL import Image

LEAST = 0.1
"""The least change of relative luminance, of which 1 is the most, that is half of a flash."""
DARK = 0.8
"""Changes between lights brighter than this are no flash."""
PARTS = (2, 2)
"""The columns and rows of parts that are looked at by themselves: a quarter of a picture may flash alone."""


def most_in_a_second(frames: Iterable[Image.Image], frames_a_second: int) -> int:
    """Return the most flashes of any part of a picture within one second."""
    parts = zip(*(_lights(frame) for frame in frames), strict=True)
    return max(_most([number / frames_a_second for number in _turns(list(part))]) for part in parts)


def _lights(image: Image.Image) -> list[float]:
    """The relative luminance of each part of an image, from 0 to 1."""
    small = image.convert("L").resize(PARTS, Image.Resampling.BOX)
    return [(level / 255) ** 2.2 for level in small.tobytes()]


def _turns(lights: Sequence[float]) -> Iterator[int]:
    """Yield the number of each frame at which a change of light is reached that is half of a flash."""
    low = high = lights[0]
    way = 0
    for number, light in enumerate(lights):
        low, high = min(low, light), max(high, light)
        if way <= 0 and light - low >= LEAST and low < DARK:
            way, low, high = 1, light, light
            yield number
        elif way >= 0 and high - light >= LEAST and light < DARK:
            way, low, high = -1, light, light
            yield number


def _most(times: Sequence[float]) -> int:
    """Two opposing changes are one flash."""
    return max((sum(begin <= time < begin + 1 for time in times) // 2 for begin in times), default=0)
