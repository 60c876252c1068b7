"""Vectors and rotations in space: x forward, y to the left, z up, as a person standing in the origin sees them."""

from __future__ import annotations

from math import acos, cos, hypot, radians, sin

Vector = tuple[float, float, float]
"""Centimetres, or a direction of length 1."""

Rotation = tuple[Vector, Vector, Vector]
"""Where a rotation takes forward, left and up: the three columns of its matrix."""

FORWARD: Vector = (1.0, 0.0, 0.0)
LEFT: Vector = (0.0, 1.0, 0.0)
UP: Vector = (0.0, 0.0, 1.0)
DOWN: Vector = (0.0, 0.0, -1.0)

TINY = 1e-9


def plus(one: Vector, other: Vector, times: float = 1.0) -> Vector:
    """Return the first vector with the other added to it so many times."""
    return one[0] + other[0] * times, one[1] + other[1] * times, one[2] + other[2] * times


def minus(one: Vector, other: Vector) -> Vector:
    """Return the way from the other point to the first."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def times(vector: Vector, factor: float) -> Vector:
    """Return the vector made so many times as long."""
    return vector[0] * factor, vector[1] * factor, vector[2] * factor


def dot(one: Vector, other: Vector) -> float:
    """Return the scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """Return the vector product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def length(vector: Vector) -> float:
    """Return how long a vector is."""
    return hypot(*vector)


def unit(vector: Vector, otherwise: Vector = UP) -> Vector:
    """Return the direction of a vector; `otherwise` where it has none."""
    long = length(vector)
    return times(vector, 1 / long) if long > TINY else otherwise


def across(vector: Vector, axis: Vector) -> Vector:
    """Return the part of a vector that is square to an axis of length 1."""
    return plus(vector, axis, -dot(vector, axis))


def between(one: Vector, other: Vector, share: float) -> Vector:
    """Return the point at a share (0 to 1) of the straight way from one to the other."""
    return plus(one, minus(other, one), share)


def turned(one: Vector, other: Vector, share: float) -> Vector:
    """Return the direction at a share (0 to 1) of the shortest turn from one direction to the other."""
    angle = acos(max(-1.0, min(1.0, dot(one, other))))
    if angle < 1e-6:
        return other
    if sin(angle) < 1e-6:
        return unit(between(one, other, share), one)
    first, second = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    return plus(times(one, first), other, second)


def mirrored(vector: Vector) -> Vector:
    """Return the vector with left and right changed over."""
    return vector[0], -vector[1], vector[2]


def rotated(rotation: Rotation, vector: Vector) -> Vector:
    """Return where a rotation takes a vector."""
    x, y, z = vector
    a, b, c = rotation
    return a[0] * x + b[0] * y + c[0] * z, a[1] * x + b[1] * y + c[1] * z, a[2] * x + b[2] * y + c[2] * z


def unrotated(rotation: Rotation, vector: Vector) -> Vector:
    """Return what a rotation takes to a vector."""
    return dot(rotation[0], vector), dot(rotation[1], vector), dot(rotation[2], vector)


def joined(outer: Rotation, inner: Rotation) -> Rotation:
    """Return the rotation that first does the inner one, then the outer one."""
    return rotated(outer, inner[0]), rotated(outer, inner[1]), rotated(outer, inner[2])


def bowed(degrees: float) -> Rotation:
    """Return the rotation about the left axis that takes up towards forward: a bow."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, 0.0, -s), LEFT, (s, 0.0, c)


def leaned(degrees: float) -> Rotation:
    """Return the rotation about the forward axis that takes up towards the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return FORWARD, (0.0, c, -s), (0.0, s, c)


def spun(degrees: float) -> Rotation:
    """Return the rotation about the upright axis that takes forward towards the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, s, 0.0), (-s, c, 0.0), UP


def about(axis: Vector, angle: float) -> Rotation:
    """Return the rotation about an axis of length 1 by an angle in radians."""
    c, s = cos(angle), sin(angle)

    def taken(vector: Vector) -> Vector:
        along = times(axis, dot(axis, vector) * (1 - c))
        return plus(plus(times(vector, c), cross(axis, vector), s), along)

    return taken(FORWARD), taken(LEFT), taken(UP)


def swung(one: Rotation, other: Rotation, share: float) -> Rotation:
    """Return the rotation at a share (0 to 1) of the shortest way from one to the other."""
    # The way between them, in the room: its trace tells the angle, its skew part the axis.
    way = tuple(_row(one, other, row) for row in range(3))
    angle = acos(max(-1.0, min(1.0, (way[0][0] + way[1][1] + way[2][2] - 1) / 2)))
    if angle < 1e-6:
        return other
    axis = unit((way[2][1] - way[1][2], way[0][2] - way[2][0], way[1][0] - way[0][1]))
    return joined(about(axis, angle * share), one)


def _row(one: Rotation, other: Rotation, row: int) -> Vector:
    """A row of the matrix that takes one rotation to the other."""
    a, b, c = (
        sum(after[row] * before[column] for after, before in zip(other, one, strict=True)) for column in range(3)
    )
    return a, b, c
