"""Moves and turns a trunk as little as possible until planted points are within reach (damped least squares)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.core.figure.skeleton import Trunk
from coach.core.figure.vectors import Rotation, Vector, axis_rotation, compose, cross, length, minus, plus, times, unit

ROUNDS = 6
NEAR_ENOUGH = 0.05
"""The error in centimetres that a planted point may have."""
STIFF = 45.0
"""A turn by one radian counts as much as a shift by this many centimetres."""
DAMPING = 1e-3
"""Keeps the equations solvable where constraints contradict or repeat each other."""


@dataclass(frozen=True)
class Constraint:
    """A point of the trunk must stay within `distance` centimetres of a place, or exactly at it if `rigid`."""

    point: str
    place: Vector
    distance: float
    rigid: bool = True


TrunkBuilder = Callable[[Vector, Rotation], Trunk]
"""Returns the trunk for the place and rotation of its pelvis."""


def solve_trunk(make: TrunkBuilder, pelvis: Vector, turned: Rotation, constraints: Sequence[Constraint]) -> Trunk:
    """Return the trunk closest to where it was that fulfils every constraint, as far as the bones allow."""
    body = make(pelvis, turned)
    fixed = next((constraint for constraint in constraints if constraint.distance == 0), None)
    if fixed is not None:
        pelvis = plus(pelvis, minus(fixed.place, body.points[fixed.point]))
        body = make(pelvis, turned)
    for _ in range(ROUNDS):
        rows = [row for constraint in constraints for row in _rows(constraint, body)]
        if max((abs(error) for _, error in rows), default=0.0) < NEAR_ENOUGH:
            break
        shift = _smallest_step([row for row, _ in rows], [error for _, error in rows])
        turn = times((shift[3], shift[4], shift[5]), 1 / STIFF)
        turned = compose(axis_rotation(unit(turn), length(turn)), turned)
        pelvis = plus(pelvis, (shift[0], shift[1], shift[2]))
        body = make(pelvis, turned)
    return body


_Row = tuple[float, float, float, float, float, float]


def _rows(constraint: Constraint, body: Trunk) -> list[tuple[_Row, float]]:
    """How a shift and a turn of the trunk would change each error of a constraint, and the error itself."""
    point = body.points[constraint.point]
    offset = minus(point, constraint.place)
    lever = minus(point, body.pelvis)
    if constraint.distance == 0:
        axes: list[tuple[Vector, float]] = [((1, 0, 0), offset[0]), ((0, 1, 0), offset[1]), ((0, 0, 1), offset[2])]
    else:
        over = length(offset) - constraint.distance
        axes = [(unit(offset), over if constraint.rigid else max(over, 0.0))]
    return [((*axis, *times(cross(lever, axis), 1 / STIFF)), error) for axis, error in axes]


def _smallest_step(rows: Sequence[_Row], errors: Sequence[float]) -> list[float]:
    """The smallest shift and turn that removes the errors, to first order."""
    size = len(rows)
    square = [[sum(a * b for a, b in zip(one, other, strict=True)) for other in rows] for one in rows]
    for index in range(size):
        square[index][index] += DAMPING
    weights = _solution(square, [-error for error in errors])
    return [sum(weights[index] * rows[index][column] for index in range(size)) for column in range(6)]


def _solution(square: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations with a symmetric positive definite matrix, by Gaussian elimination."""
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
