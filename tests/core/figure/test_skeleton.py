"""The skeleton: bones keep their lengths, limbs reach planted points, and the trunk moves so that they can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.figure.limbs import Aims, PlacedLimb, place_limb, reach
from coach.core.figure.skeleton import BELLY, BELLY_UP, BONES, LIMBS, Limb, Spine, Trunk, directions, facing, trunk
from coach.core.figure.solver import Constraint, solve_trunk
from coach.core.figure.vectors import Vector, length, minus, mirrored, slerp, slerp_rotation, unit

ANGLE = st.floats(-170, 170)
ANGLES = st.tuples(ANGLE, ANGLE, ANGLE)
NEAR = st.floats(-40, 40)


def upright(pelvis: Vector = (0, 0, 91)) -> Trunk:
    return trunk(pelvis, facing(0, 0, 0), Spine())


def lengths(limb: PlacedLimb) -> tuple[float, ...]:
    points = (limb.root, limb.hinge, limb.end, limb.tip)
    return tuple(length(minus(one, other)) for one, other in zip(points[1:], points[:-1], strict=True))


@given(st.sampled_from(LIMBS), ANGLES, st.floats(0, 150), ANGLE, ANGLES, ANGLES)
def test_bones_keep_their_lengths_at_any_angles(
    limb: Limb, root: Vector, hinge: float, end: float, way: Vector, bend: Vector
) -> None:
    body = trunk((0, 0, 91), facing(*way), Spine(*bend))

    found = place_limb(limb, body, directions(limb, root, hinge, end), Aims())

    assert lengths(found) == pytest.approx(BONES[limb.split("-")[1]])


@given(st.sampled_from(LIMBS), NEAR, NEAR, NEAR)
def test_a_limb_reaches_what_is_within_reach_without_stretching_its_bones(
    limb: Limb, x: float, y: float, z: float
) -> None:
    kind = limb.split("-")[1]
    body, bones = upright(), BONES[kind]
    root = place_limb(limb, body, directions(limb, (0, 0, 0), 0, 0), Aims()).root
    target = (root[0] + x, root[1] + y, root[2] + z)

    found = place_limb(limb, body, directions(limb, (30, 5, 0), 40, 0), Aims(end=target))

    assert lengths(found) == pytest.approx(bones)
    if abs(bones[0] - bones[1]) < length((x, y, z)) < reach(kind):
        assert found.end == pytest.approx(target, abs=1e-6)


@pytest.mark.parametrize("limb", LIMBS)
def test_a_limb_points_at_what_is_out_of_reach(limb: Limb) -> None:
    found = place_limb(limb, upright(), directions(limb, (20, 0, 0), 30, 0), Aims(end=(300, 0, 91)))

    way = unit(minus((300, 0, 91), found.root))
    assert minus(found.end, found.root) == pytest.approx(tuple(each * reach(limb.split("-")[1]) for each in way))


@pytest.mark.parametrize(("limb", "ahead"), [("left-leg", True), ("right-arm", False)])
def test_a_knee_bends_forward_and_an_elbow_back(limb: Limb, ahead: bool) -> None:
    body = upright()
    below = minus(place_limb(limb, body, directions(limb, (0, 0, 0), 0, 0), Aims()).end, (0, 0, -20))

    found = place_limb(limb, body, directions(limb, (20 if ahead else -20, 0, 0), 40, 0), Aims(end=below))

    assert (found.hinge[0] > found.root[0]) == ahead


@given(ANGLES, st.floats(0, 150), ANGLE)
def test_the_right_limb_is_the_mirror_image_of_the_left(root: Vector, hinge: float, end: float) -> None:
    left, right = (directions(limb, root, hinge, end) for limb in ("left-leg", "right-leg"))

    assert [mirrored(way) for way in left] == list(right)


@given(st.floats(-15, 15), st.floats(-15, 15), st.floats(-20, 20))
def test_a_trunk_moves_so_that_a_planted_knee_and_a_planted_elbow_are_within_reach(
    x: float, z: float, pitch: float
) -> None:
    constraints = [Constraint("left-hip", (-40, 9, 7), 42), Constraint("left-shoulder", (52, 17, 5), 29)]

    body = solve_trunk(lambda at, way: trunk(at, way, Spine()), (x, 0, 25 + z), facing(0, 70 + pitch, 0), constraints)

    for constraint in constraints:
        assert length(minus(body.points[constraint.point], constraint.place)) == pytest.approx(
            constraint.distance, abs=0.1
        )


def test_a_trunk_without_constraints_stays_where_it_is() -> None:
    body = solve_trunk(lambda at, way: trunk(at, way, Spine()), (1, 2, 3), facing(10, 20, 30), [])

    assert body.pelvis == (1, 2, 3)
    assert body.frames["pelvis"] == facing(10, 20, 30)


def test_a_loose_constraint_leaves_a_trunk_that_is_near_enough_where_it_is() -> None:
    constraint = Constraint("left-hip", (0, 11, 8), reach("leg"), rigid=False)

    assert solve_trunk(lambda at, way: trunk(at, way, Spine()), (0, 0, 80), facing(0, 0, 0), [constraint]).pelvis == (
        0,
        0,
        80,
    )


@given(ANGLES, ANGLES, st.floats(0, 1))
def test_a_turn_begins_and_ends_where_it_should_and_stays_a_rotation(one: Vector, other: Vector, share: float) -> None:
    start, end = facing(*one), facing(*other)

    for part, wanted in ((0.0, start), (1.0, end)):
        for axis, goal in zip(slerp_rotation(start, end, part), wanted, strict=True):
            assert axis == pytest.approx(goal, abs=1e-4)
    assert [length(axis) for axis in slerp_rotation(start, end, share)] == pytest.approx([1, 1, 1])
    assert length(slerp(start[0], end[0], share)) == pytest.approx(1)


@given(ANGLES, st.floats(-4, 10))
def test_a_belly_stands_out_to_the_front_however_the_body_lies(way: Vector, far: float) -> None:
    turned_so = facing(*way)
    flat, out = (trunk((0, 0, 91), turned_so, Spine(belly=each)).points for each in (0, far))

    moved = {name for name in flat if length(minus(out[name], flat[name])) > 1e-9}
    assert moved <= {"belly"}
    assert minus(out["belly"], flat["belly"]) == pytest.approx(tuple(far * each for each in turned_so[0]))
    assert length(minus(flat["belly"], flat["waist"])) == pytest.approx((BELLY**2 + BELLY_UP**2) ** 0.5)


def test_a_belly_half_way_between_two_spines_stands_out_half_as_far() -> None:
    assert Spine(belly=2).towards(Spine(belly=8), 0.5).belly == pytest.approx(5)
    assert Spine(belly=8).mirrored().belly == 8
