"""Vectors and rotations in space. For a person standing at the origin, x is forward, y left and z up."""

from __future__ import annotations

from math import acos, cos, hypot, radians, sin

Vector = tuple[float, float, float]
"""A point in centimetres, or a direction of length 1."""

Rotation = tuple[Vector, Vector, Vector]
"""Where a rotation takes forward, left and up: the three columns of its matrix."""

FORWARD: Vector = (1.0, 0.0, 0.0)
LEFT: Vector = (0.0, 1.0, 0.0)
UP: Vector = (0.0, 0.0, 1.0)

TINY = 1e-9


def plus(one: Vector, other: Vector, times: float = 1.0) -> Vector:
    """Return `one + times * other`."""
    return one[0] + other[0] * times, one[1] + other[1] * times, one[2] + other[2] * times


def minus(one: Vector, other: Vector) -> Vector:
    """Return `one - other`."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def times(vector: Vector, factor: float) -> Vector:
    """Return `factor * vector`."""
    return vector[0] * factor, vector[1] * factor, vector[2] * factor


def dot(one: Vector, other: Vector) -> float:
    """Return the dot product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """Return the cross product."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def length(vector: Vector) -> float:
    """Return the length of a vector."""
    return hypot(*vector)


def unit(vector: Vector, otherwise: Vector = UP) -> Vector:
    """Return the direction of a vector, or `otherwise` if its length is 0."""
    long = length(vector)
    return times(vector, 1 / long) if long > TINY else otherwise


def perpendicular(vector: Vector, axis: Vector) -> Vector:
    """Return the part of a vector that is perpendicular to an axis of length 1."""
    return plus(vector, axis, -dot(vector, axis))


def lerp(one: Vector, other: Vector, share: float) -> Vector:
    """Return the point at a fraction (0 to 1) of the straight line from one to the other."""
    return plus(one, minus(other, one), share)


def slerp(one: Vector, other: Vector, share: float) -> Vector:
    """Return the direction at a fraction (0 to 1) of the shortest turn from one to the other."""
    angle = acos(max(-1.0, min(1.0, dot(one, other))))
    if angle < 1e-6:
        return other
    if sin(angle) < 1e-6:
        return unit(lerp(one, other, share), one)
    first, second = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    return plus(times(one, first), other, second)


def mirrored(vector: Vector) -> Vector:
    """Return the vector with left and right swapped."""
    return vector[0], -vector[1], vector[2]


def rotated(rotation: Rotation, vector: Vector) -> Vector:
    """Return the rotated vector."""
    x, y, z = vector
    a, b, c = rotation
    return a[0] * x + b[0] * y + c[0] * z, a[1] * x + b[1] * y + c[1] * z, a[2] * x + b[2] * y + c[2] * z


def inverse_rotated(rotation: Rotation, vector: Vector) -> Vector:
    """Return the vector that the rotation would turn into `vector`."""
    return dot(rotation[0], vector), dot(rotation[1], vector), dot(rotation[2], vector)


def compose(outer: Rotation, inner: Rotation) -> Rotation:
    """Return the rotation that does `inner` first, then `outer`."""
    return rotated(outer, inner[0]), rotated(outer, inner[1]), rotated(outer, inner[2])


def pitched(degrees: float) -> Rotation:
    """Return the rotation about the left axis that turns up towards forward, as in a bow."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, 0.0, -s), LEFT, (s, 0.0, c)


def rolled(degrees: float) -> Rotation:
    """Return the rotation about the forward axis that turns up towards left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return FORWARD, (0.0, c, -s), (0.0, s, c)


def yawed(degrees: float) -> Rotation:
    """Return the rotation about the up axis that turns forward towards left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, s, 0.0), (-s, c, 0.0), UP


def axis_rotation(axis: Vector, angle: float) -> Rotation:
    """Return the rotation about an axis of length 1 by an angle in radians."""
    c, s = cos(angle), sin(angle)

    def turn(vector: Vector) -> Vector:
        along = times(axis, dot(axis, vector) * (1 - c))
        return plus(plus(times(vector, c), cross(axis, vector), s), along)

    return turn(FORWARD), turn(LEFT), turn(UP)


def slerp_rotation(one: Rotation, other: Rotation, share: float) -> Rotation:
    """Return the rotation at a fraction (0 to 1) of the shortest turn from one to the other."""
    # The trace of the matrix from one to the other gives the angle, its skew-symmetric part the axis.
    matrix = tuple(_row(one, other, row) for row in range(3))
    angle = acos(max(-1.0, min(1.0, (matrix[0][0] + matrix[1][1] + matrix[2][2] - 1) / 2)))
    if angle < 1e-6:
        return other
    axis = unit((matrix[2][1] - matrix[1][2], matrix[0][2] - matrix[2][0], matrix[1][0] - matrix[0][1]))
    return compose(axis_rotation(axis, angle * share), one)


def _row(one: Rotation, other: Rotation, row: int) -> Vector:
    """A row of the matrix that turns one rotation into the other."""
    a, b, c = (
        sum(after[row] * before[column] for after, before in zip(other, one, strict=True)) for column in range(3)
    )
    return a, b, c
