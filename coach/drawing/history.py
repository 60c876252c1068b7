"""Draws the charts of the history: pain by routine, activities by week, and the calendar.

Each mark is a sign or a digit in a cell of its own, so that it can be told apart without colours; the picture beneath
holds the lines between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.core.history.charts import ActivityLine, Day, DayState, PainPoint
from coach.drawing.marks import Drawing, Mark
from coach.drawing.painter import Canvas, Point
from coach.drawing.palette import Colour, Colours, Palette, mixed
from coach.drawing.rungs import GRAIN, Cells, Grain, SizeInCells

BEFORE, AFTER = "○", "■"
"""The pain before a routine and after it; where both are the same, the second stands alone."""
DAY_SIGNS: dict[DayState, str] = {"core": "■", "walk": "▲", "rest": "·", "open": " ", "none": " "}
HIGHEST = 10
"""Pain and activities are told from 0 to this."""
AXIS = 3
"""Columns for the numbers at the left."""
MOST_APART = 6
"""Columns between two points at most, so that few of them keep together."""
DAY_COLUMNS, MONTH_COLUMNS = 4, 28
MONTH_GAP = 3
"""Columns between two months, where there is room."""
MONTH_ROWS = 8
"""The name, the weekdays, and six weeks."""


@dataclass(frozen=True)
class _Tints:
    """The colours of a chart."""

    ground: Colour
    ink: Colour
    quiet: Colour
    """For numbers at the side."""
    track: Colour
    accent: Colour
    walk: Colour
    bold: bool

    @classmethod
    def of(cls, palette: Palette, colours: Colours) -> _Tints:
        ground, ink = palette["ground"], palette["ink"]
        return cls(
            ground,
            ink,
            mixed(ground, ink, 0.65) if colours == "all" else ink,
            # Without colours the lines that only guide the eye would look like the chart's own.
            ground if colours == "none" else palette["track"],
            palette["accent"],
            # The Linux console's brown is too dark behind black letters.
            ink if colours == "eight" else palette["ready"],
            # The Linux console shows bold letters in a brighter colour.
            colours != "eight",
        )


@dataclass(frozen=True)
class _Grid:
    """Where the values of a chart are: cells with a scale from 0 to HIGHEST at the left and days beneath."""

    columns: int
    rows: int
    count: int
    """How many points there are."""

    def column(self, place: int) -> int:
        """Return the column of a point, counted from 0 at the left."""
        if self.count == 1:
            return AXIS + 1
        apart = min(MOST_APART, (self.columns - AXIS - 2) / (self.count - 1))
        return AXIS + 1 + round(place * apart)

    def row(self, value: float) -> int:
        """Return the row of a value; the last row is for the days."""
        return round((HIGHEST - value) * (self.rows - 2) / HIGHEST)

    def pixel(self, place: int, value: float) -> Point:
        """Return the centre of a point's cell, in half cells."""
        return self.column(place) + 0.5, self.row(value) * 2 + 1.0


def draw_pain(
    size_in_cells: SizeInCells,
    points: Sequence[PainPoint],
    ends: tuple[str, str],
    palette: Palette,
    colours: Colours,
) -> Drawing:
    """Return the pain before and after each routine.

    Args:
        size_in_cells: Columns and rows, from 30 x 7.
        points: The routines, the oldest first; not empty.
        ends: The days of the first and the last, in words.
        palette: Needs `ground`, `track`, `accent`, `ready` and `ink`, else KeyError.
        colours: What the terminal shows.
    """
    canvas, tints, grid = _begun(size_in_cells, len(points), palette, colours)
    marks = _axis(grid, ends, tints)
    for place, point in enumerate(points):
        if point.before is not None and point.after is not None:
            column = grid.column(place)
            top, bottom = sorted((grid.row(point.before), grid.row(point.after)))
            shade = mixed(tints.ground, tints.ink, 0.4) if colours == "all" else tints.ink
            if bottom > top + 1:
                canvas.rectangle(column, 2 * top + 2, column + 1, 2 * bottom, shade)
        for value, sign, ink in ((point.before, BEFORE, tints.ink), (point.after, AFTER, tints.accent)):
            if value is not None:
                marks[grid.column(place), grid.row(value)] = (sign, ink)
    return _ended(canvas, marks, tints)


def draw_activities(
    size_in_cells: SizeInCells,
    lines: Sequence[ActivityLine],
    ends: tuple[str, str],
    palette: Palette,
    colours: Colours,
) -> Drawing:
    """Return each activity as a line through its weeks; the digit at each point is the number of its activity.

    Arguments as for `draw_pain`.
    """
    canvas, tints, grid = _begun(size_in_cells, len(lines[0].values), palette, colours)
    marks = _axis(grid, ends, tints)
    for number, line in reversed(list(enumerate(lines, 1))):
        told = [(place, value) for place, (_, value) in enumerate(line.values) if value is not None]
        shade = mixed(tints.ground, tints.accent, (0.75, 0.5, 0.35)[(number - 1) % 3])
        canvas.line(
            [grid.pixel(place, value) for place, value in told], 1, shade if colours == "all" else palette["accent"]
        )
        for place, value in told:
            marks[grid.column(place), grid.row(value)] = (str(number), tints.ink)
    return _ended(canvas, marks, tints)


def draw_line(
    size_in_cells: SizeInCells,
    values: Sequence[int],
    palette: Palette,
    colours: Colours,
) -> Drawing:
    """Return values from 0 to HIGHEST as a line, its first and last value beside it; arguments as for `draw_pain`."""
    columns, rows, grain = Cells(*size_in_cells)
    tints = _Tints.of(palette, colours)
    canvas = Canvas(columns, rows, tints.ground, colours == "all", grain)
    apart = min(MOST_APART, (columns - 2 * AXIS - 1) / max(1, len(values) - 1))
    tall = rows * 2 - 2
    points = [
        (AXIS + 0.5 + place * apart, 1 + (HIGHEST - value) * tall / HIGHEST) for place, value in enumerate(values)
    ]
    canvas.rectangle(AXIS, rows * 2 - canvas.dot, int(points[-1][0]) + 1, rows * 2, tints.track)
    canvas.line(points, 1, tints.accent)
    canvas.disc(points[-1], 1.2, tints.ink)
    marks = {
        (0, min(rows - 1, int(points[0][1] / 2))): (f"{values[0]:>2}", tints.quiet),
        (int(points[-1][0]) + 2, min(rows - 1, int(points[-1][1] / 2))): (str(values[-1]), tints.ink),
    }
    return _ended(canvas, marks if len(values) > 1 else dict([list(marks.items())[-1]]), tints)


def draw_calendar(
    most_columns: int,
    months: Sequence[tuple[str, Sequence[Day]]],
    weekdays: Sequence[str],
    palette: Palette,
    colours: Colours,
    grain: Grain = GRAIN["halves"],
) -> Drawing:
    """Return months side by side, each day with its number and what was done.

    Args:
        most_columns: The columns that there are, from 28 for each month.
        months: The name of each month and all its days.
        weekdays: Seven short names, from Monday.
        palette: As for `draw_pain`.
        colours: What the terminal shows.
        grain: The dots of a cell.
    """
    tints = _Tints.of(palette, colours)
    gap = min(MONTH_GAP, (most_columns - len(months) * MONTH_COLUMNS) // max(1, len(months) - 1))
    columns = len(months) * (MONTH_COLUMNS + gap) - gap
    canvas = Canvas(columns, MONTH_ROWS, tints.ground, smooth=False, grain=grain)
    marks: list[Mark] = []
    for number, (name, days) in enumerate(months):
        left = number * (MONTH_COLUMNS + gap)
        marks.append(Mark(left, 0, name, tints.ink, tints.ground, tints.bold))
        marks += [
            Mark(left + place * DAY_COLUMNS, 1, f"{each[:3]:>3}", tints.quiet, tints.ground, bold=False)
            for place, each in enumerate(weekdays)
        ]
        offset = days[0].day.weekday()
        for day in days:
            week, weekday = divmod(offset + day.day.day - 1, 7)
            marks.append(_day(day, left + weekday * DAY_COLUMNS, 2 + week, tints))
    return Drawing(canvas.finished(), tuple(marks))


def _day(day: Day, column: int, row: int, tints: _Tints) -> Mark:
    done = {"core": tints.accent, "walk": tints.walk}.get(day.state)
    text = f"{day.day.day:>2}{DAY_SIGNS[day.state]}"
    if done is not None:
        return Mark(column, row, text, tints.ground, done, tints.bold)
    return Mark(column, row, text, tints.ink if day.state == "open" else tints.quiet, tints.ground, day.state == "open")


_Marks = dict[tuple[int, int], tuple[str, Colour]]
"""Texts by column and row; a later one in the same cell takes its place."""


def _begun(size_in_cells: SizeInCells, count: int, palette: Palette, colours: Colours) -> tuple[Canvas, _Tints, _Grid]:
    columns, rows, grain = Cells(*size_in_cells)
    tints, grid = _Tints.of(palette, colours), _Grid(columns, rows, count)
    canvas = Canvas(columns, rows, tints.ground, colours == "all", grain)
    # The few colours of a console are too loud for lines that only guide the eye.
    for value in (0, HIGHEST // 2, HIGHEST) if colours == "all" else (0,):
        _, centre = grid.pixel(0, value)
        top = centre // canvas.dot * canvas.dot
        canvas.rectangle(AXIS, top, columns, top + canvas.dot, tints.track)
    return canvas, tints, grid


def _axis(grid: _Grid, ends: tuple[str, str], tints: _Tints) -> _Marks:
    """Return the numbers at the left and the first and last day beneath; the last alone where both have no room."""
    marks: _Marks = {(0, grid.row(value)): (f"{value:>2}", tints.quiet) for value in (0, HIGHEST // 2, HIGHEST)}
    first, last = ends
    beside = AXIS + len(first) + 3
    if grid.count == 1 or beside + len(last) <= grid.columns:
        marks[AXIS + 1, grid.rows - 1] = (first, tints.quiet)
    if grid.count > 1:
        at = max(beside, grid.column(grid.count - 1) - len(last) + 1)
        marks[min(at, grid.columns - len(last)), grid.rows - 1] = (last, tints.quiet)
    return marks


def _ended(canvas: Canvas, marks: _Marks, tints: _Tints) -> Drawing:
    made = tuple(
        Mark(column, row, text, ink, tints.ground, tints.bold) for (column, row), (text, ink) in sorted(marks.items())
    )
    return Drawing(canvas.finished(), made)
