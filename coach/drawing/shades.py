"""The shades of a figure, by part and depth, mixed from a palette where the terminal can show them."""

from __future__ import annotations

from typing import NamedTuple

from coach.drawing.palette import Colour, Colours, Palette, mixed


class Shades(NamedTuple):
    """The colour of each part of a picture; `far` and `work_far` are for limbs behind the body."""

    ground: Colour
    floor: Colour
    mat: Colour
    path: Colour
    """The trace of a movement."""
    furniture: Colour
    pad: Colour
    tool: Colour
    torso: Colour
    head: Colour
    hair: Colour
    neck: Colour
    nose: Colour
    near: Colour
    far: Colour
    work: Colour
    work_far: Colour
    rim: Colour
    """Around a region of the trunk that works: it is told apart by its edge, too, not by its hue alone."""
    mark: Colour
    """Arrows and strokes, told apart from the part that works, which they touch."""


def shades(palette: Palette, colours: Colours) -> Shades:
    """Return the shades for a palette; nothing is mixed where the terminal has eight colours or none."""
    ground, track, ink, accent = (palette[name] for name in ("ground", "track", "ink", "accent"))
    if colours == "none":
        return Shades(ground, *[ink] * (len(Shades._fields) - 1))
    if colours == "eight":
        plain = Shades(ground, *[ink] * (len(Shades._fields) - 1))
        quiet = dict.fromkeys(("floor", "mat", "path", "furniture", "far"), track)
        return plain._replace(work=accent, work_far=accent, rim=accent, **quiet)
    # Hair is darker than the face, on a dark ground as on a light one.
    lit, dim = sorted((ink, mixed(ground, ink, 0.5)), key=sum, reverse=True)
    return Shades(
        ground=ground,
        floor=track,
        mat=mixed(ground, ink, 0.26),
        path=mixed(ground, ink, 0.5),
        furniture=mixed(ground, ink, 0.4),
        pad=mixed(ground, ink, 0.4),
        tool=mixed(ground, ink, 0.80),
        torso=mixed(ground, ink, 0.92),
        head=lit,
        hair=dim,
        neck=mixed(lit, dim, 0.35),
        nose=mixed(lit, dim, 0.9),
        near=mixed(ground, ink, 0.66),
        far=mixed(ground, ink, 0.5),
        work=accent,
        work_far=mixed(ground, accent, 0.64),
        rim=mixed(ground, accent, 0.5),
        mark=ink,
    )
