"""The shades of a figure, by part and depth, mixed from a palette where the terminal can show them."""

from __future__ import annotations

from typing import NamedTuple

from coach.drawing.palette import Colour, Colours, Palette, mixed


class Shades(NamedTuple):
    """The colour of each part of a picture; `far` and `work_far` are for limbs behind the body."""

    ground: Colour
    floor: Colour
    prop: Colour
    held: Colour
    torso: Colour
    head: Colour
    nose: Colour
    near: Colour
    far: Colour
    work: Colour
    work_far: Colour
    mark: Colour
    """Arrows and strokes, told apart from the part that works, which they touch."""


def shades(palette: Palette, colours: Colours) -> Shades:
    """Return the shades for a palette; nothing is mixed where the terminal has eight colours or none."""
    ground, track, ink, accent = (palette[name] for name in ("ground", "track", "ink", "accent"))
    if colours == "none":
        return Shades(ground, ink, ink, ink, ink, ink, ink, ink, ink, ink, ink, ink)
    if colours == "eight":
        return Shades(ground, track, track, ink, ink, ink, ink, ink, track, accent, accent, ink)
    return Shades(
        ground=ground,
        floor=track,
        prop=mixed(ground, ink, 0.36),
        held=mixed(ground, ink, 0.80),
        torso=mixed(ground, ink, 0.92),
        head=ink,
        nose=mixed(ground, ink, 0.45),
        near=mixed(ground, ink, 0.66),
        far=mixed(ground, ink, 0.46),
        work=accent,
        work_far=mixed(ground, accent, 0.64),
        mark=ink,
    )
