"""Every shipped figure throughout its movement, and the poses and figures that are refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from coach.core.figure.beat import Beat
from coach.core.figure.flesh import RADII
from coach.core.figure.keyframes import start_of
from coach.core.figure.motion import BREATH_S, MOVE_S, SHOWN_S, Motion
from coach.core.figure.posture import Posture
from coach.core.figure.schema import Figure, FigureShape, Pose
from coach.core.figure.skeleton import BONES, JOINTS
from coach.core.figure.vectors import length, minus, mirrored
from coach.drawing.framing import Framing
from tests.support.cases import in_turn
from tests.support.moving import ALTERNATING, FIGURES, closely, motion
from tests.support.shipped import shipped

PIXELS = (70, 56)
"""A picture of the usual size."""


def apart(one: Posture, other: Posture) -> float:
    """The largest distance of a joint between two postures."""
    return max(length(minus(point, other.points[name])) for name, point in one.points.items())


@in_turn(FIGURES)
def test_bones_keep_their_lengths_through_the_whole_movement(name: str) -> None:
    for posture in closely(name)[::5]:
        points = posture.points
        for side in ("left", "right"):
            for kind, bones in BONES.items():
                ends = [points[f"{side}-{joint}"] for joint in JOINTS[kind]]
                found = [length(minus(one, other)) for one, other in zip(ends[1:], ends[:-1], strict=True)]
                assert found == pytest.approx(bones)


@in_turn(FIGURES)
def test_what_is_planted_stays_within_half_a_pixel_of_its_place(name: str) -> None:
    moving, figure = motion(name), shipped().figures[name]
    scale = Framing(moving, PIXELS).scale
    frames = [start_of(figure, shipped().poses).changed(figure.frame[0])]
    frames += [frames[0].changed(frame) for frame in figure.frame[1:]]
    times = [frame.at for frame in figure.frame]
    if times[-1] < 1:
        frames, times = [*frames, frames[0]], [*times, 1.0]
    for first, last, begin, end in zip(frames[:-1], frames[1:], times[:-1], times[1:], strict=True):
        staying = {
            point: target.at
            for point, target in first.planted.items()
            if target.on is None and point in last.planted and last.planted[point].at == target.at
        }
        for share in (begin + (end - begin) * index / 10 for index in range(11)):
            points = moving.posture(share).points
            for point, place in staying.items():
                found = points["pelvis" if point == "seat" else point]
                assert length(minus(found, place)) * scale <= 0.5, (point, share)


@in_turn(FIGURES)
def test_no_body_goes_through_the_floor(name: str) -> None:
    for place, posture in enumerate(closely(name)[::5]):
        deepest = min((point[2] - RADII[part], part) for part, point in posture.points.items())
        assert deepest[0] > -2, (deepest, place)


@in_turn(FIGURES)
def test_no_joint_jumps(name: str) -> None:
    postures = closely(name)

    assert max(apart(one, other) for one, other in zip(postures[1:], postures[:-1], strict=True)) < 6


@in_turn(ALTERNATING)
def test_the_mirror_image_begins_where_a_repetition_ends(name: str) -> None:
    assert apart(motion(name).posture(1).mirrored(), motion(name).posture(0)) < 1


@in_turn(FIGURES)
def test_each_second_repetition_is_the_mirror_image_only_where_sides_alternate(name: str) -> None:
    moving = motion(name)
    first, second = (moving.at(Beat("move", 1.2, 4, number)) for number in (1, 2))

    other = {part.replace("left", "?").replace("right", "left").replace("?", "right"): part for part in first.points}
    expected = {part: mirrored(first.points[other[part]]) for part in first.points}
    assert second.points == (expected if moving.figure.alternates else first.points)
    assert second.other_side == moving.figure.alternates


def test_a_hold_takes_a_second_to_get_into_and_lasts_to_its_very_end() -> None:
    moving = motion("bridge")
    peak, start = moving.still(), moving.posture(0)
    at = {elapsed: moving.at(Beat("hold", elapsed, 8)) for elapsed in (0, 0.5, MOVE_S, 4, 7.5, 8)}
    assert apart(at[0], start) == pytest.approx(0)
    assert [apart(at[elapsed], peak) for elapsed in (MOVE_S, 4, 7.5, 8)] == pytest.approx([0, 0, 0, 0])
    assert 0 < apart(at[0.5], start) < apart(peak, start)


@in_turn(FIGURES)
def test_a_rest_after_a_hold_begins_where_the_hold_ended_and_soon_lies_at_the_start(name: str) -> None:
    moving = motion(name)
    for repetition in (1, 2):
        held = moving.at(Beat("hold", 8, 8, repetition))
        rest = [moving.at(Beat("rest", at, 3, repetition, from_hold=True)) for at in (0, MOVE_S)]
        start = moving.at(Beat("hold", 0, 8, repetition))
        assert [apart(rest[0], held), apart(rest[1], start)] == pytest.approx([0, 0])


def test_a_short_hold_is_still_held_for_half_its_time() -> None:
    moving = motion("clamshell")

    assert [apart(moving.at(Beat("hold", at, 2)), moving.still()) for at in (0.5, 1, 1.5)] == pytest.approx([0, 0, 0])


def test_the_chest_fills_and_empties_while_a_position_is_held() -> None:
    breaths = [motion("plank").at(Beat("hold", 2 * BREATH_S + share * BREATH_S, 30)).breath for share in (0, 0.5, 1)]

    assert breaths == pytest.approx([0, 1, 0])


def test_a_repetition_moves_there_and_back_in_its_tempo() -> None:
    moving = motion("sit-to-stand")

    assert apart(moving.at(Beat("move", 0, 4)), moving.at(Beat("move", 4, 4))) == pytest.approx(0)
    assert apart(moving.at(Beat("move", 2, 4)), moving.still()) == pytest.approx(0)


def test_work_by_time_goes_round_in_the_figure_s_own_time() -> None:
    moving = motion("hip-circles")
    round_s = moving.figure.loop_s

    assert apart(moving.at(Beat("work", 0.3, 60)), moving.at(Beat("work", 0.3 + 3 * round_s, 60))) == pytest.approx(0)
    assert apart(moving.at(Beat("work", round_s / 2, 60)), moving.still()) == pytest.approx(0)


def test_work_by_time_changes_sides_with_each_round_where_they_alternate() -> None:
    moving = motion("marching")
    up = moving.figure.loop_s / 2

    first, second = (moving.at(Beat("work", up + number * moving.figure.loop_s, 60)).points for number in (0, 1))

    assert first["left-knee"][2] > first["right-knee"][2] + 20
    assert second["right-knee"][2] > second["left-knee"][2] + 20


def test_getting_ready_shows_the_position_first_then_the_movement_once() -> None:
    moving = motion("bridge")
    start = moving.posture(0)
    shown = [apart(moving.at(Beat("ready", elapsed, 10)), start) for elapsed in (0, SHOWN_S, SHOWN_S + 2, 8, 10)]

    assert [far > 5 for far in shown] == [False, False, True, False, False]


def test_without_time_for_the_whole_movement_the_position_stays() -> None:
    moving = motion("bridge")

    assert {apart(moving.at(Beat("ready", at / 2, 5)), moving.posture(0)) for at in range(11)} == {0}


def test_rest_stays_in_the_position() -> None:
    assert apart(motion("bridge").at(Beat("rest", 7, 30)), motion("bridge").posture(0)) == 0


SMALL: dict[str, Any] = {
    "id": "one",
    "from": "standing",
    "camera": "side",
    "words": "A person stands.",
    "frame": [{"at": 0}, {"at": 0.5, "peak": True}],
}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"frame": [{"at": 0.1}, {"at": 0.5, "peak": True}]}, "the first key frame is at 0"),
        ({"frame": [{"at": 0}, {"at": 0.5, "peak": True}, {"at": 0.5}]}, "each further one is later"),
        ({"frame": [{"at": 0}, {"at": 0.5}]}, "exactly one key frame after the first is the peak"),
        ({"frame": [{"at": 0, "peak": True}, {"at": 0.5}]}, "exactly one key frame after the first is the peak"),
        ({"frame": [{"at": 0}]}, "exactly one key frame after the first is the peak"),
        ({"frame": []}, "the first key frame is at 0"),
        ({"frame": [{"at": 0, "joints": {"hips": 3}}, {"at": 0.5, "peak": True}]}, "hips has three angles"),
        ({"frame": [{"at": 0, "joints": {"neck": [1, 2, 3]}}, {"at": 0.5, "peak": True}]}, "neck has one angle"),
        ({"camera": "above"}, "'side', 'front'"),
    ],
)
def test_a_figure_that_makes_no_sense_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Figure.model_validate(SMALL | changes)


def test_a_pair_sets_both_sides_and_the_right_one_mirrors_the_place() -> None:
    poses = {
        "standing": Pose.model_validate({"id": "standing", "planted": {"feet": [0, 11, 8]}, "joints": {"knees": 9}})
    }

    drawn = start_of(Figure.model_validate(SMALL), poses)

    assert (drawn.planted["left-foot"].at, drawn.planted["right-foot"].at) == ((0, 11, 8), (0, -11, 8))
    assert (drawn.joints["left-knee"], drawn.joints["right-knee"]) == (9, 9)


def test_a_freed_point_is_no_longer_planted() -> None:
    poses = {"standing": Pose.model_validate({"id": "standing", "planted": {"feet": [0, 11, 8]}})}

    drawn = start_of(Figure.model_validate(SMALL), poses).changed(
        FigureShape.model_validate({"planted": {"left-foot": "free"}})
    )

    assert set(drawn.planted) == {"right-foot"}


def test_a_pose_changes_the_one_it_is_derived_from() -> None:
    poses = {
        "standing": Pose.model_validate({"id": "standing", "from": "base", "joints": {"neck": 5}}),
        "base": Pose.model_validate({"id": "base", "joints": {"neck": 1, "low": 2}}),
    }

    assert start_of(Figure.model_validate(SMALL), poses).joints == {"neck": 5, "low": 2}


def test_poses_derived_from_each_other_are_refused() -> None:
    poses = {
        "standing": Pose.model_validate({"id": "standing", "from": "base"}),
        "base": Pose.model_validate({"id": "base", "from": "standing"}),
    }

    with pytest.raises(ValueError, match="made from itself"):
        Motion(Figure.model_validate(SMALL), poses)
