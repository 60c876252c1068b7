"""Props: they are where the body touches them, and swap sides with it."""

from __future__ import annotations

import pytest

from coach.core.figure.flesh import RADII
from coach.core.figure.motion import Motion
from coach.core.figure.props import CUSHION_HALF, SEAT, all_pieces, arrow_pieces, pieces
from coach.core.figure.vectors import length, minus, mirrored, unit
from tests.support.moving import FIGURES, motion
from tests.support.shipped import shipped

WITH_PROPS = [name for name in FIGURES if shipped().figures[name].props]
ON_CHAIRS = [name for name in FIGURES if shipped().figures[name].from_ == "sitting"]
WITH_ARROWS = [name for name in FIGURES if shipped().figures[name].arrows]
TO_WALLS = [name for name in WITH_PROPS if shipped().figures[name].props[0].kind == "wall"]


@pytest.mark.parametrize("name", WITH_PROPS)
def test_props_are_mirrored_with_the_body(name: str) -> None:
    moving = motion(name)
    there, back = moving.still(), moving.still().mirrored()

    one, other = (
        sorted(
            tuple(round(each, 6) for each in (corner if side == 0 else mirrored(corner)))
            for piece in all_pieces(moving.figure, posture)
            for corner in piece.corners
        )
        for side, posture in enumerate((there, back))
    )
    assert one == [pytest.approx(corner) for corner in other]


@pytest.mark.parametrize("name", ON_CHAIRS)
def test_a_sitting_person_touches_the_seat(name: str) -> None:
    at = motion(name).posture(0).points["pelvis"]
    chair, *others = shipped().figures[name].props
    cushions = sum(2 * CUSHION_HALF for prop in others if prop.kind == "cushion")

    assert at[2] - SEAT - cushions == pytest.approx(10, abs=1.5)
    assert abs(at[0] - chair.at[0]) < 15


@pytest.mark.parametrize("name", TO_WALLS)
def test_nobody_stands_in_a_wall_and_somebody_touches_it(name: str) -> None:
    moving = motion(name)
    wall = moving.figure.props[0]
    axis = 1 if wall.turned else 0
    place = wall.at[axis]
    ahead = 1 if moving.posture(0).points["pelvis"][axis] < place else -1
    gaps = {
        (part, share): (place - point[axis]) * ahead
        for share in (0, 0.25, 0.5)
        for part, point in moving.posture(share).points.items()
    }

    assert min(gaps.values()) > 0
    assert min(gaps.values()) < 13


@pytest.mark.parametrize("name", WITH_ARROWS)
def test_an_arrow_touches_the_body_and_points_one_way_all_the_time(name: str) -> None:
    moving = motion(name)
    ways = set()
    for posture in moving.key_postures():
        for arrow in moving.figure.arrows:
            shaft, head = (piece.corners for piece in arrow_pieces(arrow, posture))
            ends = shaft[0], head[0]
            gaps = [length(minus(end, point)) - RADII[part] for end in ends for part, point in posture.points.items()]
            assert abs(min(gaps)) < 4
            ways.add(tuple(round(each, 6) for each in unit(minus(ends[1], ends[0]))))
    assert len(ways) == len(moving.figure.arrows)


@pytest.mark.parametrize("name", WITH_ARROWS)
def test_an_arrow_is_shown_on_the_way_to_the_peak_and_there_not_at_rest_nor_on_the_way_back(name: str) -> None:
    moving = motion(name)
    peak = next(frame.at for frame in moving.figure.frame if frame.peak)
    shares = (0, peak * 0.75, peak, peak + 0.05)

    shown = [
        sum(piece.kind == "mark" for piece in all_pieces(moving.figure, moving.posture(share))) for share in shares
    ]
    assert shown == [0, 2, 2, 0]


def test_an_aid_shows_only_for_the_people_it_is_for_and_is_told_in_words() -> None:
    figure = shipped().figures["cat-camel"]

    assert figure.with_aids(("hip-limits",)) == figure
    padded = figure.with_aids(("wrist-pain", "knee-pain"), ["Fold a towel under both knees."])
    assert [prop.kind for prop in padded.props] == ["cushion"]
    assert padded.words == f"{figure.words} Fold a towel under both knees."


def test_an_aid_may_move_a_planted_point_through_the_whole_movement() -> None:
    figure = shipped().figures["bird-dog"].with_aids(("wrist-pain",))
    usual = motion("bird-dog")

    for posture, before in zip(Motion(figure, shipped().poses).key_postures(), usual.key_postures(), strict=True):
        assert posture.points["right-hand"][2] > before.points["right-hand"][2] + 10


def test_a_pillow_between_the_knees_rests_on_the_lower_one() -> None:
    figure = shipped().figures["clamshell"].with_aids(("hip-limits",))
    ends = [
        [piece.corners for prop in figure.props for piece in pieces(prop, posture)]
        for posture in Motion(figure, shipped().poses).key_postures()
    ]
    lower = motion("clamshell").still().points["right-knee"]

    assert all(length(minus(corners[0][0], lower)) < 12 for corners in ends)
