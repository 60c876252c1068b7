"""Props and arrows, as flat pieces and bars in space. Lengths are in centimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from coach.core.figure.posture import Posture
from coach.core.figure.schema import Arrow, Figure, Prop
from coach.core.figure.vectors import Vector, cross, minus, mirrored, plus, rotated, unit, yawed

SEAT = 43.0
"""The height of a chair's seat."""
CHAIR_HALF, CHAIR_BACK = 21.0, 92.0
"""Half the width and depth of a seat, and the height of the backrest."""
WALL_HALF, WALL_HIGH, WALL_THICK = 45.0, 260.0, 3.0
STICK_ABOVE, STICK_BELOW, STICK_BEHIND = 24.0, 14.0, 12.5
WEIGHT_HALF = 9.0
TABLE, TABLE_DEEP, TABLE_WIDE = 74.0, 28.0, 40.0
"""The height of a table, and half its depth and width."""
CUSHION_DEEP, CUSHION_WIDE, CUSHION_HALF = 13.0, 13.0, 3.0
"""Half the length, width and thickness of a cushion, or of a folded towel."""
ARROW_HEAD = 8.0
RAY_FROM, RAY_TO, RAY_SLANT = 17.0, 27.0, 0.7
"""Where a stroke of tension begins and ends, from the belly's middle, and how far the outer two slant."""


@dataclass(frozen=True)
class Piece:
    """A part of a prop: a filled polygon, or a bar if it has two corners."""

    corners: tuple[Vector, ...]
    thick: float = 2.0
    """The radius of its edges."""
    far: bool = True
    """Whether it is drawn before the body, and so behind it."""
    tall: bool = False
    """Whether it may be cut off at the top of the picture."""
    kind: Literal["furniture", "pad", "tool", "mark"] = "furniture"
    """What it is drawn as; a mark is an arrow or a stroke, not an object."""


def all_pieces(figure: Figure, posture: Posture) -> tuple[Piece, ...]:
    """Return the pieces of all props, and of the arrows if the movement is close to its peak."""
    found = [piece for prop in figure.props for piece in pieces(prop, posture)]
    if posture.near_peak:
        found += [piece for arrow in figure.arrows for piece in arrow_pieces(arrow, posture)]
        found += tension_pieces(posture) if figure.tenses else ()
    return tuple(found)


def pieces(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    """Return the pieces of a prop as it stands or is held in a posture."""
    made = _MAKERS[prop.kind](prop, posture)
    if posture.other_side and prop.kind not in ("stick", "weight") and prop.on is None:
        return tuple(replace(each, corners=tuple(map(mirrored, each.corners))) for each in made)
    return made


def arrow_pieces(arrow: Arrow, posture: Posture) -> tuple[Piece, ...]:
    """Return the shaft and the head of an arrow in a posture."""
    corners = (mirrored(each) if posture.other_side else each for each in (arrow.tail, arrow.tip))
    tail, tip = (plus(posture.points[arrow.on], corner) for corner in corners)
    direction = unit(minus(tip, tail))
    aside = unit(cross(direction, posture.frames["pelvis"][1]))
    base = plus(tip, direction, -ARROW_HEAD)
    head = (tip, plus(base, aside, ARROW_HEAD * 0.8), plus(base, aside, -ARROW_HEAD * 0.8))
    return Piece((tail, base), 1.8, far=False, kind="mark"), Piece(head, 0.5, far=False, kind="mark")


def tension_pieces(posture: Posture) -> tuple[Piece, ...]:
    """Return three short strokes that stand off the belly like rays: it is firm."""
    forward, _, up = posture.frames["pelvis"]
    belly = posture.points["belly"]
    rays = [unit(plus(forward, up, slant)) for slant in (-RAY_SLANT, 0.0, RAY_SLANT)]
    return tuple(
        Piece((plus(belly, ray, RAY_FROM), plus(belly, ray, RAY_TO)), 1.6, far=False, kind="mark") for ray in rays
    )


def _chair(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    h, s, b = CHAIR_HALF, SEAT - 2.5, CHAIR_BACK
    seat = _stood(prop, (-h, -h, s), (h, -h, s), (h, h, s), (-h, h, s))
    legs = [_stood(prop, (x, y, s), (x, y, 2)) for x in (-h, h) for y in (-h, h)]
    posts = [_stood(prop, (-h, y, s), (-h, y, b)) for y in (-h, h)]
    rest = _stood(prop, (-h, -h, b), (-h, h, b), (-h, h, b - 16), (-h, -h, b - 16))
    return (*(Piece(leg, 1.6) for leg in (*legs, *posts)), Piece(rest, 1.6), Piece(seat, 2.5))


def _table(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    x, y, t = TABLE_DEEP, TABLE_WIDE, TABLE - 2.5
    legs = [_stood(prop, (a, b, t), (a, b, 2)) for a in (-x, x) for b in (-y, y)]
    top = _stood(prop, (-x, -y, t), (x, -y, t), (x, y, t), (-x, y, t))
    return (*(Piece(leg, 1.6) for leg in legs), Piece(top, 2.5))


def _cushion(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    x, y, z = CUSHION_DEEP, CUSHION_WIDE, CUSHION_HALF
    if prop.on == "knees":
        # It rests on the lower knee, so that it stays where it is when the other one lifts.
        lower, other = sorted((posture.points[f"{side}-knee"] for side in ("left", "right")), key=lambda at: at[2])
        aside = unit(minus(other, lower))
        return (Piece((plus(lower, aside, z), plus(lower, aside, 4 * z)), 2 * z, far=False, kind="pad"),)
    low, high = prop.up + z / 2, prop.up + 2 * z
    return (
        Piece(_stood(prop, (-x, -y, low), (x, -y, low), (x, -y, high), (-x, -y, high)), z / 2, far=False, kind="pad"),
    )


def _wall(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    h, b = WALL_HALF, -WALL_THICK
    return (Piece(_stood(prop, (b, -h, 0), (b, h, 0), (b, h, WALL_HIGH), (b, -h, WALL_HIGH)), WALL_THICK, tall=True),)


def _stick(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    forward, _, up = posture.frames["chest"]
    top = plus(plus(posture.points["head"], up, STICK_ABOVE - 8), forward, -STICK_BEHIND)
    low = plus(plus(posture.points["pelvis"], up, -STICK_BELOW), forward, -STICK_BEHIND)
    return (Piece((top, low), 1.6, far=False, kind="tool"),)


def _weight(prop: Prop, posture: Posture) -> tuple[Piece, ...]:
    hand = prop.hand or "right-hand"
    if posture.other_side:
        hand = "right-hand" if hand == "left-hand" else "left-hand"
    x, y, z = posture.points[hand.replace("hand", "fingers")]
    h = WEIGHT_HALF
    z -= h + 2
    corners = (x - h, y, z - h), (x + h, y, z - h), (x + h * 0.7, y, z + h), (x - h * 0.7, y, z + h)
    return (Piece(corners, 2, far=False, kind="tool"),)


def _stood(prop: Prop, *corners: Vector) -> tuple[Vector, ...]:
    """The corners of an object at its place and turned as it is; given as it faces forward at the origin."""
    x, y = prop.at
    return tuple(plus((x, y, 0.0), rotated(yawed(prop.turned), corner)) for corner in corners)


_MAKERS = {"chair": _chair, "wall": _wall, "stick": _stick, "weight": _weight, "table": _table, "cushion": _cushion}
