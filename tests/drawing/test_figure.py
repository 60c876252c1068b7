"""Pictures of figures: inside the frame, changing with time, and mirrored for the other side."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image, ImageChops

from coach.core.figure.flesh import RADII
from coach.core.figure.motion import Motion
from coach.core.figure.posture import Posture
from coach.drawing.contact_sheet import contact_sheet
from coach.drawing.figure import draw_figure
from coach.drawing.framing import Framing
from coach.drawing.palette import EIGHT, Colours, Palette
from coach.drawing.rungs import GRAIN, Cells, Rung
from tests.support.cases import in_turn
from tests.support.looks import LADDER
from tests.support.moving import FIGURES, motion
from tests.support.shipped import shipped

PALETTE = Palette(ground="#101418", track="#2b343b", accent="#5fc9b8", ink="#e8ecee")
CONSOLE = Palette(ground="black", track="blue", accent="cyan", ink="white")
BARE = Palette(ground="black", track="black", accent="white", ink="white")
SIZES = [(30, 10), (46, 14), (70, 28), (120, 40), (34, 40)]
USUAL = (70, 28)


@cache
def drawn(name: str, frame: int, size: tuple[int, int] = USUAL) -> Image.Image:
    """Return a key frame of a shipped figure."""
    return draw_figure(size, motion(name), motion(name).key_postures()[frame], PALETTE)


def box(name: str, posture: Posture, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """The least and most that a body with its flesh reaches across and down, in pixels."""
    framing = Framing(motion(name), (size[0], size[1] * 2))
    shown = {part: point for part, point in posture.points.items() if point[2] >= shipped().figures[name].cut}
    spots = [(framing.at(point), RADII[part] * framing.scale) for part, point in shown.items()]
    return (
        min(x - r for (x, _), r in spots),
        min(y - r for (_, y), r in spots),
        max(x + r for (x, _), r in spots),
        max(y + r for (_, y), r in spots),
    )


@in_turn(FIGURES, SIZES)
def test_a_whole_movement_stays_inside_the_frame(name: str, size: tuple[int, int]) -> None:
    for posture in motion(name).postures:
        left, top, right, bottom = box(name, posture, size)
        assert left >= 0.5
        assert top >= 0.5
        assert right <= size[0] - 0.5
        assert bottom <= size[1] * 2 - 0.5 or shipped().figures[name].cut


@in_turn(LADDER, ["bridge", "cat-camel", "wall-pelvic-tilt"])
def test_a_figure_is_the_same_on_every_rung_but_for_its_dots(rung: Rung, name: str) -> None:
    usual = drawn(name, 0)
    finer = draw_figure(Cells(*USUAL, GRAIN[rung]), motion(name), motion(name).key_postures()[0], PALETTE)

    assert finer.size == (USUAL[0] * GRAIN[rung][0], USUAL[1] * GRAIN[rung][1])
    off = ImageChops.difference(finer.resize(usual.size, Image.Resampling.BOX), usual).convert("L").histogram()
    assert sum(off[48:]) < 0.01 * usual.width * usual.height


def test_a_figure_that_is_cut_shows_all_above_the_cut_and_is_larger() -> None:
    figure = shipped().figures["wall-pelvic-tilt"]
    whole = Motion(figure.model_copy(update={"cut": 0.0}), shipped().poses)
    framing = Framing(motion("wall-pelvic-tilt"), USUAL)

    assert framing.scale > 1.3 * Framing(whole, USUAL).scale
    assert 0 <= framing.at((0, 0, figure.cut))[1] <= USUAL[1]


def test_what_only_tenses_wears_the_accent_near_the_peak_alone_and_its_strokes_stand_off_in_ink() -> None:
    calm, tense = (
        draw_figure(USUAL, motion("abdominal-brace"), posture, CONSOLE, "eight")
        for posture in motion("abdominal-brace").key_postures()
    )

    def places(image: Image.Image, colour: str) -> set[tuple[int, int]]:
        every = [(x, y) for y in range(image.height) for x in range(image.width)]
        return {place for place in every if image.getpixel(place) == EIGHT[colour]}

    assert places(calm, "cyan") == set()
    assert places(tense, "cyan")
    _, belly = Framing(motion("abdominal-brace"), (70, 56)).at(motion("abdominal-brace").still().points["belly"])
    strokes = places(tense, "white") - places(calm, "white")
    assert any(y < belly - 4 for _, y in strokes)


@in_turn(FIGURES)
def test_a_figure_fills_the_picture_one_way(name: str) -> None:
    reaches = [box(name, posture, USUAL) for posture in motion(name).postures]
    wide = max(each[2] for each in reaches) - min(each[0] for each in reaches)
    high = max(each[3] for each in reaches) - min(each[1] for each in reaches)

    assert wide > 0.95 * 68 or high > 0.7 * 54


@in_turn(FIGURES)
def test_neighbouring_key_frames_differ_in_a_thirtieth_of_the_figure_s_box(name: str) -> None:
    reaches = [box(name, posture, USUAL) for posture in motion(name).postures]
    left, top = min(each[0] for each in reaches), min(each[1] for each in reaches)
    area = (max(each[2] for each in reaches) - left) * (max(each[3] for each in reaches) - top)
    count = len(shipped().figures[name].frame)
    for frame in range(count - 1):
        change = ImageChops.difference(drawn(name, frame), drawn(name, frame + 1)).convert("L")
        pixels = sum(value > 24 for value in change.tobytes())
        assert pixels / area >= 0.03, (frame, pixels / area)


@in_turn(FIGURES)
def test_the_other_side_is_the_mirror_image(name: str) -> None:
    posture = motion(name).still()
    one, other = (draw_figure(USUAL, motion(name), posture, PALETTE, mirrored=side) for side in (False, True))

    assert other == one.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert one != other


def test_an_alternating_figure_lifts_the_other_limbs_and_faces_as_before() -> None:
    bug = motion("dead-bug")
    one, other = (draw_figure(USUAL, bug, posture, PALETTE) for posture in (bug.still(), bug.still().mirrored()))

    head = Framing(bug, (70, 56)).at(bug.still().points["head"])
    place = int(head[0]), int(head[1])
    assert one.getpixel(place) == other.getpixel(place)
    assert one != other


@in_turn(SIZES)
def test_an_image_is_a_pixel_to_a_column_and_two_to_a_row(size: tuple[int, int]) -> None:
    image = drawn("bird-dog", 1, size)

    assert (image.mode, image.size) == ("RGB", (size[0], size[1] * 2))


@in_turn(FIGURES, SIZES)
def test_a_console_of_eight_colours_gets_only_those_of_its_palette(name: str, size: tuple[int, int]) -> None:
    image = draw_figure(size, motion(name), motion(name).still(), CONSOLE, "eight")

    found = {colour for _, colour in image.getcolors() or []}
    assert found <= {EIGHT[each] for each in ("black", "blue", "cyan", "white")}
    assert {EIGHT["black"], EIGHT["white"]} <= found


@in_turn(FIGURES)
def test_without_colour_body_and_floor_are_light_and_parts_stay_apart(name: str) -> None:
    image = draw_figure(USUAL, motion(name), motion(name).still(), BARE, "none")
    framing = Framing(motion(name), (70, 56))

    assert {colour for _, colour in image.getcolors() or []} == {EIGHT["black"], EIGHT["white"]}
    x, y = framing.at(motion(name).still().points["head"])
    assert image.getpixel((int(x), int(y))) == EIGHT["white"]
    row = round(framing.floor()[0])
    assert shipped().figures[name].cut or [image.getpixel((x, row)) for x in range(70)].count(EIGHT["white"]) > 20


def test_what_works_is_in_the_accent_and_darker_where_it_is_far() -> None:
    posture = motion("bird-dog").still()
    framing, image = Framing(motion("bird-dog"), (70, 56)), drawn("bird-dog", 1)

    def at(point: str) -> object:
        x, y = framing.at(posture.points[point])
        return image.getpixel((int(x), int(y)))

    accent = PALETTE["accent"]
    assert at("left-hand") == accent
    leg = at("right-knee")
    assert isinstance(leg, tuple)
    assert leg != accent
    assert leg[1] > leg[0] + 20
    assert at("left-knee") not in (accent, leg)


@pytest.mark.parametrize("name", ["bridge", "dead-bug", "plank", "press-up", "back-bend", "sit-to-stand"])
def test_from_the_side_a_body_lies_on_the_edge_of_the_floor(name: str) -> None:
    top, bottom = Framing(motion(name), (70, 56)).floor()
    lowest = max(box(name, posture, USUAL)[3] for posture in motion(name).postures)

    assert 0 <= lowest - top <= 1
    assert bottom > top + 1


@in_turn(SIZES)
def test_a_picture_keeps_a_margin_at_each_edge_that_grows_with_it(size: tuple[int, int]) -> None:
    for name in ("bird-dog", "marching", "knee-rolls"):
        reaches = [box(name, posture, size) for posture in motion(name).postures]
        beside, above = (max(1.0, 0.03 * pixels) - 0.01 for pixels in (size[0], size[1] * 2))
        assert min(each[0] for each in reaches) >= beside
        assert min(each[1] for each in reaches) >= above
        assert max(each[2] for each in reaches) <= size[0] - beside


def test_a_face_is_known_by_its_nose_and_the_back_of_a_head_by_none() -> None:
    roll = motion("rolling-side-bridge")
    facing, turned_away = roll.still(), roll.still().mirrored()

    def shades_of_the_head(posture: Posture) -> set[object]:
        x, y = Framing(roll, (70, 56)).at(posture.points["head"])
        image = draw_figure(USUAL, roll, posture, PALETTE)
        return {image.getpixel((int(x) + across, int(y) + down)) for across in (-1, 0, 1) for down in (-1, 0, 1)}

    assert len(shades_of_the_head(facing)) > 1
    assert len(shades_of_the_head(turned_away)) == 1


def test_a_near_arm_passes_before_the_head_and_a_far_one_behind() -> None:
    bug = motion("dead-bug-reach")
    accent = PALETTE["accent"]
    near, far = bug.still(), bug.still().mirrored()

    def on_the_way(posture: Posture, arm: str) -> list[object]:
        framing = Framing(bug, (70, 56))
        (x, y), (to_x, to_y) = (framing.at(posture.points[f"{arm}-{joint}"]) for joint in ("shoulder", "hand"))
        image = draw_figure(Cells(*USUAL, GRAIN["octants"]), bug, posture, PALETTE)
        steps = [(index + 1) / 20 for index in range(18)]
        return [image.getpixel((int(2 * (x + (to_x - x) * s)), int(2 * (y + (to_y - y) * s)))) for s in steps]

    assert set(on_the_way(near, "right")) == {accent}
    assert accent not in on_the_way(far, "left")


def test_a_far_leg_begins_at_the_body_without_a_gap() -> None:
    dog = motion("bird-dog")
    framing, image = Framing(dog, (70, 56)), drawn("bird-dog", 1)
    (x, y), (to_x, to_y) = (framing.at(dog.still().points[f"right-{joint}"]) for joint in ("hip", "knee"))
    way = [image.getpixel((int(x + (to_x - x) * index / 40), int(y + (to_y - y) * index / 40))) for index in range(41)]

    assert min(sum(pixel) for pixel in way if isinstance(pixel, tuple)) > 2 * sum((0x10, 0x14, 0x18))


def test_a_full_chest_is_drawn_thicker() -> None:
    bridge = motion("bridge")
    still, full = (draw_figure(USUAL, bridge, bridge.posture(0.5, breath), PALETTE) for breath in (0, 1))

    assert still != full


@pytest.mark.parametrize("colours", ["all", "eight"])
def test_a_palette_that_lacks_a_colour_is_named(colours: Colours) -> None:
    with pytest.raises(KeyError, match="no 'track'"):
        draw_figure(USUAL, motion("bridge"), motion("bridge").still(), Palette(ground="#101418"), colours)


def test_a_figure_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one cell"):
        draw_figure((0, 5), motion("bridge"), motion("bridge").still(), PALETTE)


def test_a_contact_sheet_has_every_key_frame_and_both_sides_where_they_alternate() -> None:
    widths = [contact_sheet(motion(name), PALETTE).width for name in ("bridge", "plank", "dead-bug")]

    assert widths[0] == widths[1] < widths[2]
