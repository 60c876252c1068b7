"""Settling a trunk: moved and turned as little as possible until what is planted can be reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.core.figure.skeleton import Trunk
from coach.core.figure.vectors import Rotation, Vector, about, cross, joined, length, minus, plus, times, unit

ROUNDS = 6
NEAR_ENOUGH = 0.05
"""Centimetres that a planted point may be off."""
STIFF = 45.0
"""How many centimetres of shift a turn by one radian counts as."""
DAMPING = 1e-3


@dataclass(frozen=True)
class Constraint:
    """A point of the trunk that stays within `far` of a place: at that distance exactly where `rigid`."""

    point: str
    place: Vector
    far: float
    rigid: bool = True


Making = Callable[[Vector, Rotation], Trunk]
"""Makes the trunk for a place and a turn of its pelvis."""


def settled(make: Making, pelvis: Vector, turned: Rotation, ties: Sequence[Constraint]) -> Trunk:
    """The trunk as near as can be to where it was, with every tie kept as far as the bones allow."""
    body = make(pelvis, turned)
    fixed = next((tie for tie in ties if tie.far == 0), None)
    if fixed is not None:
        pelvis = plus(pelvis, minus(fixed.place, body.points[fixed.point]))
        body = make(pelvis, turned)
    for _ in range(ROUNDS):
        rows = [row for tie in ties for row in _rows(tie, body)]
        if max((abs(error) for _, error in rows), default=0.0) < NEAR_ENOUGH:
            break
        shift = _least([row for row, _ in rows], [error for _, error in rows])
        turn = times((shift[3], shift[4], shift[5]), 1 / STIFF)
        turned = joined(about(unit(turn), length(turn)), turned)
        pelvis = plus(pelvis, (shift[0], shift[1], shift[2]))
        body = make(pelvis, turned)
    return body


_Row = tuple[float, float, float, float, float, float]


def _rows(tie: Constraint, body: Trunk) -> list[tuple[_Row, float]]:
    """How far a tie is off, and how shift and turn of the trunk would change that."""
    point = body.points[tie.point]
    way = minus(point, tie.place)
    lever = minus(point, body.pelvis)
    if tie.far == 0:
        axes: list[tuple[Vector, float]] = [((1, 0, 0), way[0]), ((0, 1, 0), way[1]), ((0, 0, 1), way[2])]
    else:
        over = length(way) - tie.far
        axes = [(unit(way), over if tie.rigid else max(over, 0.0))]
    return [((*axis, *times(cross(lever, axis), 1 / STIFF)), error) for axis, error in axes]


def _least(rows: Sequence[_Row], errors: Sequence[float]) -> list[float]:
    """The smallest shift and turn that takes the errors away, in first order."""
    size = len(rows)
    square = [[sum(a * b for a, b in zip(one, other, strict=True)) for other in rows] for one in rows]
    for index in range(size):
        square[index][index] += DAMPING
    weights = _solved(square, [-error for error in errors])
    return [sum(weights[index] * rows[index][column] for index in range(size)) for column in range(6)]


def _solved(square: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations with a symmetric positive matrix, by elimination."""
    size = len(right)
    for pivot in range(size):
        for row in range(pivot + 1, size):
            factor = square[row][pivot] / square[pivot][pivot]
            for column in range(pivot, size):
                square[row][column] -= factor * square[pivot][column]
            right[row] -= factor * right[pivot]
    for row in reversed(range(size)):
        right[row] -= sum(square[row][column] * right[column] for column in range(row + 1, size))
        right[row] /= square[row][row]
    return right
