"""Shapes on a canvas: smooth or hard-edged, always in the colours given."""

from __future__ import annotations

import pytest

from coach.drawing.painter import Canvas, Knot

GROUND, INK = (10, 20, 30), (200, 210, 220)


def test_a_canvas_without_shapes_is_its_ground() -> None:
    assert Canvas(4, 3, GROUND).finished().getcolors() == [(24, GROUND)]


def test_a_disc_is_as_large_as_asked_and_round() -> None:
    canvas = Canvas(20, 10, GROUND)
    canvas.disc((10, 10), 5, INK)
    image = canvas.finished()

    assert [image.getpixel(place) for place in ((10, 10), (6, 10), (13, 10), (10, 6))] == [INK] * 4
    assert [image.getpixel(place) for place in ((4, 10), (15, 10), (10, 4), (5, 5))] == [GROUND] * 4


def test_a_line_has_its_thickness_and_round_ends() -> None:
    canvas = Canvas(20, 5, GROUND)
    canvas.line([(4, 5), (16, 5)], 4, INK)
    image = canvas.finished()

    assert [image.getpixel((10, y)) for y in range(10)] == [GROUND] * 3 + [INK] * 4 + [GROUND] * 3
    assert image.getpixel((2, 5)) not in (GROUND, None)
    assert image.getpixel((0, 5)) == image.getpixel((19, 5)) == GROUND


def test_a_polygon_is_filled() -> None:
    canvas = Canvas(10, 5, GROUND)
    canvas.polygon([(2, 2), (8, 2), (8, 8), (2, 8)], INK)

    assert canvas.finished().getpixel((5, 5)) == INK


def test_smooth_shapes_have_colours_between_ink_and_ground() -> None:
    canvas = Canvas(20, 10, GROUND)
    canvas.disc((10, 10), 7.3, INK)

    assert len(canvas.finished().getcolors() or []) > 2


@pytest.mark.parametrize("radius", [0.6, 3, 7.3])
def test_hard_edged_shapes_have_no_other_colours(radius: float) -> None:
    canvas = Canvas(20, 10, GROUND, smooth=False)
    canvas.disc((10, 10), radius, INK)
    canvas.line([(1, 1), (18, 14)], 1.5, INK)

    assert {colour for _, colour in canvas.finished().getcolors() or []} == {GROUND, INK}


def test_a_stroke_is_as_wide_at_each_end_as_asked_and_narrows_between() -> None:
    canvas = Canvas(30, 8, GROUND)
    canvas.stroke([Knot(8, 8, 6), Knot(24, 8, 2)], INK)
    image = canvas.finished()

    widths = [[image.getpixel((x, y)) for y in range(16)].count(INK) for x in (8, 16, 23)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == 12
    assert widths[2] in (3, 4)
    assert image.getpixel((1, 8)) == image.getpixel((27, 8)) == GROUND


def test_a_stroke_of_one_knot_is_a_disc() -> None:
    one, other = Canvas(20, 10, GROUND), Canvas(20, 10, GROUND)
    one.stroke([Knot(10, 10, 5)], INK)
    other.disc((10, 10), 5, INK)

    assert one.finished() == other.finished()


def test_a_stroke_is_cut_off_straight_at_a_knot_that_is_not_round() -> None:
    canvas = Canvas(20, 10, GROUND)
    canvas.stroke([Knot(6, 10, 4, round=False), Knot(14, 10, 4)], INK)
    image = canvas.finished()

    assert image.getpixel((4, 10)) == GROUND
    assert image.getpixel((16, 10)) == INK
