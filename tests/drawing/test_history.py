"""The pictures of the history: each value has its own sign in its own cell, with and without colours."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.color import Color

from coach.core.history.charts import ActivityLine, Day, DayState, PainPoint
from coach.drawing.history import AFTER, BEFORE, draw_activities, draw_calendar, draw_line, draw_pain
from coach.drawing.marks import Drawing
from coach.drawing.palette import Colours, Palette
from coach.drawing.rungs import GRAIN, Cells, Rung
from tests.support.colours import luminance
from tests.support.looks import LADDER

COLOURS = Palette(ground="#101418", track="#303030", accent="#5fc9b8", ink="#e8ecee", ready="#f3b95f")
CONSOLE = Palette(ground="black", track="blue", accent="cyan", ink="white", ready="yellow")
PLAIN = Palette(ground="black", track="black", accent="white", ink="white", ready="white")
LOOKS: list[tuple[Palette, Colours]] = [(COLOURS, "all"), (CONSOLE, "eight"), (PLAIN, "none")]
DAY = date(2026, 11, 1)
ENDS = ("1 November 2026", "24 November 2026")
PAIN = st.one_of(st.none(), st.integers(0, 10))


def pain(*told: tuple[int | None, int | None]) -> list[PainPoint]:
    return [PainPoint(DAY + timedelta(days=day), *each, 300.0) for day, each in enumerate(told)]


def signs(drawing: Drawing, *texts: str) -> list[tuple[int, int, str]]:
    return [(mark.column, mark.row, mark.text) for mark in drawing.marks if mark.text in texts]


@pytest.mark.parametrize(("palette", "colours"), LOOKS)
def test_pain_before_and_after_a_routine_stand_over_one_another_at_their_heights(
    palette: Palette, colours: Colours
) -> None:
    drawing = draw_pain((60, 12), pain((10, 0), (4, 4)), ENDS, palette, colours)

    falls, stays = signs(drawing, BEFORE, AFTER)[:2], signs(drawing, BEFORE, AFTER)[2:]
    assert [(row, sign) for _, row, sign in falls] == [(0, BEFORE), (10, AFTER)]
    assert falls[0][0] == falls[1][0]
    assert [(row, sign) for _, row, sign in stays] == [(6, AFTER)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PAIN, PAIN), min_size=1, max_size=24), st.integers(54, 100), st.integers(7, 23))
def test_every_routine_always_has_a_column_of_its_own_within_the_picture(
    told: list[tuple[int | None, int | None]], columns: int, rows: int
) -> None:
    drawing = draw_pain((columns, rows), pain(*told), ENDS, COLOURS, "all")

    shown = {column for column, _, _ in signs(drawing, BEFORE, AFTER)}
    assert len(shown) == sum(before is not None or after is not None for before, after in told)
    assert all(mark.column + len(mark.text) <= columns and 0 <= mark.row < rows for mark in drawing.marks)


def test_the_first_and_last_day_never_run_into_one_another() -> None:
    ends = ("19 de noviembre de 2026", "21 de noviembre de 2026")
    shown = [
        [mark.text for mark in draw_pain((columns, 12), pain((6, 5), (4, 2)), ends, COLOURS, "all").marks]
        for columns in (40, 60)
    ]

    assert [[text for text in each if text in ends] for each in shown] == [[ends[1]], [*ends]]


@pytest.mark.parametrize(("palette", "colours"), LOOKS)
def test_activities_are_told_apart_by_their_digits(palette: Palette, colours: Colours) -> None:
    lines = [
        ActivityLine("rate-sitting", ((DAY, 2), (DAY + timedelta(days=7), 8))),
        ActivityLine("rate-training", ((DAY, 5), (DAY + timedelta(days=7), None))),
    ]

    drawing = draw_activities((60, 12), lines, ENDS, palette, colours)

    assert [(row, sign) for _, row, sign in sorted(signs(drawing, "1", "2"))] == [(5, "2"), (8, "1"), (2, "1")]


@pytest.mark.parametrize(("palette", "colours"), LOOKS)
def test_each_day_has_its_number_and_a_sign_that_needs_no_colour(palette: Palette, colours: Colours) -> None:
    states: list[DayState] = ["core", "walk", "rest", "open", "none"]
    november = [Day(DAY + timedelta(days=day), states[day % 5]) for day in range(30)]

    drawing = draw_calendar(60, [("November 2026", november)], list("MTWTFSS"), palette, colours)

    texts = [mark.text for mark in drawing.marks if mark.row > 1]
    assert texts[:5] == [" 1■", " 2▲", " 3·", " 4 ", " 5 "]
    assert len({(mark.column, mark.row) for mark in drawing.marks}) == 1 + 7 + 30


@pytest.mark.parametrize(("palette", "colours"), LOOKS)
def test_every_text_stands_out_from_what_is_behind_it(palette: Palette, colours: Colours) -> None:
    november = [Day(DAY + timedelta(days=day), "core" if day % 2 else "walk") for day in range(30)]
    drawings = [
        draw_pain((60, 12), pain((6, 2)), ENDS, palette, colours),
        draw_line((30, 5), [6, 4, 2], palette, colours),
        draw_calendar(60, [("November 2026", november)], list("MTWTFSS"), palette, colours),
    ]

    for mark in (mark for drawing in drawings for mark in drawing.marks):
        darker, lighter = sorted((luminance(Color(*mark.ink)), luminance(Color(*mark.ground))))
        assert (lighter + 0.05) / (darker + 0.05) >= 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10), min_size=1, max_size=12), st.integers(28, 60), st.integers(4, 8))
def test_a_line_always_tells_its_last_value(values: list[int], columns: int, rows: int) -> None:
    drawing = draw_line((columns, rows), values, COLOURS, "all")

    assert drawing.marks[-1].text.strip() == str(values[-1]) or str(values[-1]) in [mark.text for mark in drawing.marks]
    assert all(mark.column + len(mark.text) <= columns and 0 <= mark.row < rows for mark in drawing.marks)


@pytest.mark.parametrize("rung", LADDER)
def test_the_lines_that_guide_the_eye_are_one_dot_high_and_clear_on_every_rung(rung: Rung) -> None:
    image = draw_pain(Cells(60, 12, GRAIN[rung]), pain((6, 2)), ENDS, COLOURS, "all").image

    beyond_all_points = image.crop((image.width - 1, 0, image.width, image.height))
    counts = {colour: count for count, colour in beyond_all_points.getcolors() or []}
    assert counts == {COLOURS["track"]: 3, COLOURS["ground"]: image.height - 3}


@pytest.mark.parametrize("rung", LADDER)
def test_charts_have_the_dots_of_their_cells_and_the_same_marks_on_every_rung(rung: Rung) -> None:
    november = [Day(date(2026, 11, day), "core") for day in range(1, 31)]
    months, weekdays = [("November 2026", november)], list("MTWTFSS")
    for finer, usual in (
        (
            draw_line(Cells(34, 5, GRAIN[rung]), [6, 4, 2], COLOURS, "all"),
            draw_line((34, 5), [6, 4, 2], COLOURS, "all"),
        ),
        (
            draw_calendar(60, months, weekdays, COLOURS, "all", GRAIN[rung]),
            draw_calendar(60, months, weekdays, COLOURS, "all"),
        ),
    ):
        columns, rows = usual.image.width, usual.image.height // 2
        assert finer.image.size == (columns * GRAIN[rung][0], rows * GRAIN[rung][1])
        assert finer.marks == usual.marks
