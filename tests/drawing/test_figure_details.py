"""What a figure shows besides its limbs: the face, hands and feet, what works in the trunk, the mat, and the path."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image
from textual.color import Color
from textual.theme import Theme

from coach.core.figure.flesh import limb_strokes
from coach.core.figure.mat import mat
from coach.core.figure.path import path
from coach.core.figure.posture import Posture
from coach.core.figure.vectors import Vector, dot, length, lerp, minus, mirrored, plus, unit
from coach.drawing.figure import draw_figure
from coach.drawing.framing import Framing
from coach.drawing.palette import Colour, Palette
from coach.drawing.rungs import GRAIN, Cells
from coach.drawing.shades import shades
from coach.themes import THEMES, palette_of
from tests.support.cases import in_turn
from tests.support.colours import luminance
from tests.support.moving import FIGURES, motion
from tests.support.shipped import shipped

DARK = Palette(ground="#101418", track="#2b343b", accent="#5fc9b8", ink="#e8ecee")
LIGHT = Palette(ground="#f7f5f0", track="#d3cec2", accent="#0b6a5e", ink="#1c2226")
CONSOLE = Palette(ground="black", track="blue", accent="cyan", ink="white")
LARGE = (70, 28)


def drawn(name: str, posture: Posture, palette: Palette = DARK) -> Image.Image:
    return draw_figure(Cells(*LARGE, GRAIN["octants"]), motion(name), posture, palette)


def colour_at(name: str, posture: Posture, place: Vector, palette: Palette = DARK) -> object:
    """The colour of the picture where a place in space is seen."""
    x, y = Framing(motion(name), (LARGE[0], LARGE[1] * 2)).at(place)
    return drawn(name, posture, palette).getpixel((int(x * 2), int(y * 2)))


def pixels(image: Image.Image, colour: Colour) -> int:
    return sum(count for count, found in image.getcolors(1 << 16) or [] if found == colour)


@pytest.mark.parametrize("palette", [DARK, LIGHT])
@pytest.mark.parametrize("name", ["easy-walk", "leg-reach-back", "bridge", "plank", "bird-dog-leg", "sit-to-stand"])
def test_in_profile_the_face_is_where_the_nose_is_and_darker_hair_is_behind(name: str, palette: Palette) -> None:
    posture, shade = motion(name).still(), shades(palette, "all")
    ahead, _, up = posture.frames["head"]
    head = posture.points["head"]

    assert colour_at(name, posture, plus(plus(head, ahead, 5), up, -2), palette) == shade.head
    assert colour_at(name, posture, plus(plus(head, ahead, -6), up, 4), palette) == shade.hair
    assert sum(shade.hair) < sum(shade.head)


def test_a_head_seen_from_behind_is_all_hair_and_one_seen_from_the_front_mostly_face() -> None:
    shade = shades(DARK, "all")
    behind, front = (drawn(name, motion(name).posture(0)) for name in ("side-leg-lift", "hip-circles"))

    assert pixels(behind, shade.hair) > 5 * pixels(behind, shade.head)
    assert pixels(front, shade.head) > 2 * pixels(front, shade.hair)


@pytest.mark.parametrize("name", ["marching", "bridge", "plank", "dead-bug"])
def test_a_neck_joins_head_and_trunk(name: str) -> None:
    posture, shade = motion(name).still(), shades(DARK, "all")
    neck, head = posture.points["neck"], posture.points["head"]

    assert shade.ground not in {colour_at(name, posture, lerp(neck, head, share / 10)) for share in range(8)}


def test_a_foot_has_a_heel_behind_the_ankle_below_the_shin() -> None:
    points = motion("marching").posture(0).points
    ahead = unit(minus(points["left-toes"], points["left-foot"]))
    leg, foot = limb_strokes("left-leg", points)

    assert leg[-1].at == foot[0].at == points["left-foot"]
    assert min(dot(minus(knot.at, points["left-foot"]), ahead) for knot in foot) < -3
    assert min(knot.at[2] for knot in foot) < points["left-foot"][2] - 1


def test_a_hand_is_wider_than_its_wrist_and_ends_in_fingers() -> None:
    (arm,) = limb_strokes("left-arm", motion("marching").posture(0).points)
    *_, wrist, palm, fingers = arm

    assert palm.radius > wrist.radius > fingers.radius


def test_the_belly_lights_up_where_it_alone_works_and_the_chest_stays_as_it_is() -> None:
    brace, shade = motion("wall-pelvic-tilt"), shades(DARK, "all")
    posture = brace.still()

    assert colour_at("wall-pelvic-tilt", posture, posture.points["belly"]) == shade.work
    assert colour_at("wall-pelvic-tilt", posture, posture.points["neck"]) != shade.work


def test_the_buttocks_light_up_over_the_near_thigh_in_a_bridge() -> None:
    posture = motion("bridge").still()
    ahead = posture.frames["pelvis"][0]

    assert colour_at("bridge", posture, plus(posture.points["right-hip"], ahead, -4)) == DARK["accent"]
    assert colour_at("bridge", posture, posture.points["right-knee"]) == shades(DARK, "all").near


def test_the_side_that_works_is_the_lower_one_on_both_sides() -> None:
    for posture in (motion("side-bridge").still(), motion("side-bridge").still().mirrored()):
        lower, upper = sorted((posture.points[f"{side}-side"] for side in ("left", "right")), key=lambda at: at[2])
        lit = {colour_at("side-bridge", posture, spot) == DARK["accent"] for spot in (lower,)}
        assert lit == {True}
        assert colour_at("side-bridge", posture, upper) != DARK["accent"]


@in_turn(FIGURES)
def test_there_is_a_mat_under_those_who_lie_or_kneel_and_under_nobody_else(name: str) -> None:
    on_a_mat = "mat" in shipped().exercises[name].needs

    assert (mat(motion(name)) is not None) == on_a_mat
    assert (pixels(drawn(name, motion(name).still()), shades(DARK, "all").mat) > 50) == on_a_mat


@in_turn([name for name in FIGURES if mat(motion(name))])
def test_a_mat_reaches_from_the_first_to_the_last_part_of_the_body_that_is_on_it(name: str) -> None:
    corners = mat(motion(name))
    assert corners is not None
    ends = [corner[0] for corner in corners]
    for posture in motion(name).postures:
        for place in posture.points.values():
            assert place[2] > 15 or min(ends) < place[0] < max(ends)


def test_a_console_of_eight_colours_has_no_mat_and_no_path_of_its_own() -> None:
    posture = motion("bird-dog").still()
    image = draw_figure((46, 14), motion("bird-dog"), posture, CONSOLE, "eight")
    rows = [[image.getpixel((x, y)) for x in range(46)] for y in range(28)]
    floor = next(index for index, row in enumerate(rows) if row[0] == CONSOLE["track"])

    assert rows[floor][45] == CONSOLE["track"]
    assert CONSOLE["track"] not in {rows[y][3] for y in range(floor)}


def test_a_path_goes_from_the_start_to_the_peak_of_what_moves_most() -> None:
    moving = motion("bird-dog-leg")
    way = path(moving)

    assert (way[0], way[-1]) == (moving.posture(0).points["left-foot"], moving.still().points["left-foot"])
    steps = [length(minus(one, other)) for one, other in pairwise(way)]
    assert max(steps) - min(steps[:-1]) < 0.1


@pytest.mark.parametrize("name", ["easy-walk", "brisk-walk", "abdominal-brace", "marching"])
def test_what_hardly_moves_or_moves_fast_leaves_no_path(name: str) -> None:
    assert path(motion(name)) == ()


def test_a_path_is_seen_on_the_side_that_moves_and_is_mirrored_with_it() -> None:
    start, spot = motion("knee-rolls").posture(0), path(motion("knee-rolls"))[-3]
    places = (spot, mirrored(spot))

    one, none = (colour_at("knee-rolls", start, place) for place in places)
    other_none, other = (colour_at("knee-rolls", start.mirrored(), place) for place in places)
    assert one == other != none == other_none


def test_a_path_is_left_out_where_the_dots_are_too_coarse_to_keep_it_apart() -> None:
    start, shade = motion("bird-dog-leg").posture(0), shades(DARK, "all")
    x, y = Framing(motion("bird-dog-leg"), (LARGE[0], LARGE[1] * 2)).at(path(motion("bird-dog-leg"))[-4])

    coarse = draw_figure(LARGE, motion("bird-dog-leg"), start, DARK)
    assert coarse.getpixel((int(x), int(y))) == shade.ground
    assert colour_at("bird-dog-leg", start, path(motion("bird-dog-leg"))[-4]) != shade.ground


@in_turn([name for name in FIGURES if not shipped().figures[name].cut], [(46, 14), (34, 40)])
def test_no_heel_and_no_hand_touches_the_edge_of_the_picture(name: str, size: tuple[int, int]) -> None:
    shade = shades(DARK, "all")
    body = {shade.near, shade.far, shade.torso, shade.head, shade.hair, shade.work, shade.work_far}
    for posture in motion(name).key_postures():
        image = draw_figure(Cells(*size, GRAIN["octants"]), motion(name), posture, DARK)
        right, bottom = image.width - 1, image.height - 1
        edges = [(0, 0, right, 0), (0, bottom, right, bottom), (0, 0, 0, bottom), (right, 0, right, bottom)]
        found = [image.crop((x, y, to_x + 1, to_y + 1)).getcolors() or [] for x, y, to_x, to_y in edges]
        assert not body & {colour for colours in found for _, colour in colours}


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted(luminance(Color(*colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_the_body_stands_off_its_ground_and_its_parts_are_told_apart_without_their_hue(theme: Theme) -> None:
    shade = shades(palette_of(theme), "all")

    for part in ("torso", "head", "hair", "neck", "near", "far", "work", "tool", "mark", "path"):
        assert contrast(getattr(shade, part), shade.ground) >= 3, part
    assert contrast(shade.hair, shade.head) >= 3
    assert contrast(shade.rim, shade.torso) >= 3
    assert min(contrast(shade.near, shade.pad), contrast(shade.torso, shade.pad)) >= 2
