"""What the history can show: each view as a picture, in words and as a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coach.core.blocks import Block
from coach.core.dates import full_date, month_and_year, weekday_alone
from coach.core.history.charts import (
    ActivityLine,
    Day,
    PainPoint,
    activity_lines,
    days,
    month_end,
    months_back,
    pain_points,
    rated,
)
from coach.core.history.facts import PastFacts
from coach.core.history.texts import (
    Table,
    activity_table,
    activity_words,
    calendar_table,
    calendar_words,
    pain_table,
    pain_words,
)
from coach.core.library import Library
from coach.drawing.palette import Colours, Palette
from coach.drawing.rungs import Cells

if TYPE_CHECKING:
    from coach.drawing.marks import Drawing

LONGEST = 24
"""Routines, or weekly ratings, in one chart: as many as can be told apart in 60 columns."""
MONTHS = 2
"""Months in one calendar: as many as fit side by side in 60 columns."""


@dataclass(frozen=True)
class Room:
    """What a picture is drawn for."""

    size: Cells
    palette: Palette
    colours: Colours


class View(ABC):
    """One of the views; `page` 0 is the newest."""

    name: str
    """Its name in the interface's words, and its class in the styles."""
    page = 0

    def __init__(self, past: PastFacts, library: Library, today: date) -> None:
        self.past, self.library, self.today = past, library, today
        self.words = library.words

    @abstractmethod
    def lacks(self) -> bool:
        """Say whether more visits must be read for this page, and to know whether there is an older one."""

    @abstractmethod
    def empty(self) -> bool:
        """Say whether there is nothing on this page."""

    @abstractmethod
    def has_older(self) -> bool:
        """Say whether there is an older page, as far as is known."""

    @abstractmethod
    def span(self) -> str:
        """Return from when to when this page goes, in words."""

    @abstractmethod
    def legend(self) -> str:
        """Return what the signs of the picture mean."""

    @abstractmethod
    def in_words(self) -> list[Block]:
        """Return the page as sentences."""

    @abstractmethod
    def table(self) -> Table:
        """Return the page as a table with a row of headings."""

    @abstractmethod
    def draw(self, room: Room) -> Drawing:
        """Return the page as a picture."""

    def turn(self, by: int) -> bool:
        """Turn to an older (1) or newer (-1) page; return False if there is none."""
        if by > 0 and not self.has_older():
            return False
        before, self.page = self.page, max(0, self.page + by)
        return self.page != before

    def _between(self, first: date, last: date) -> str:
        first_words, last_words = full_date(first, self.words), full_date(last, self.words)
        return first_words if first == last else self.words("past.span", first=first_words, last=last_words)


class PainView(View):
    """The pain before and after each routine."""

    name = "pain"

    def lacks(self) -> bool:
        """Say whether fewer routines are read than this page holds."""
        return not self.past.whole and len(pain_points(self.past.facts)) <= (self.page + 1) * LONGEST

    def empty(self) -> bool:
        """Say whether there is no routine."""
        return not self._points

    def has_older(self) -> bool:
        """Say whether there are older routines."""
        return len(pain_points(self.past.facts)) > (self.page + 1) * LONGEST

    def span(self) -> str:
        """Return the days of the first and the last routine."""
        return self._between(self._points[-1].day, self._points[0].day)

    def legend(self) -> str:
        """Return what the two signs mean."""
        return self.words("past.legend-pain")

    def in_words(self) -> list[Block]:
        """Return how pain went, as sentences."""
        return pain_words(self._points, self.words)

    def table(self) -> Table:
        """Return a row for each routine."""
        return pain_table(self._points, self.words)

    def draw(self, room: Room) -> Drawing:
        """Return the chart."""
        # Imported late: loading Pillow takes time, and the screen can stand before.
        from coach.drawing.history import draw_pain

        points = self._points[::-1]
        ends = full_date(points[0].day, self.words), full_date(points[-1].day, self.words)
        return draw_pain(room.size, points, ends, room.palette, room.colours)

    @property
    def _points(self) -> list[PainPoint]:
        return pain_points(self.past.facts)[self.page * LONGEST : (self.page + 1) * LONGEST]


class ActivityView(View):
    """The weekly activities."""

    name = "activities"

    def lacks(self) -> bool:
        """Say whether fewer ratings are read than this page holds."""
        return not self.past.whole and len(rated(self.past.facts)) <= (self.page + 1) * LONGEST

    def empty(self) -> bool:
        """Say whether nothing was rated."""
        return not self._lines

    def has_older(self) -> bool:
        """Say whether there are older ratings."""
        return len(rated(self.past.facts)) > (self.page + 1) * LONGEST

    def span(self) -> str:
        """Return the days of the first and the last rating."""
        values = self._lines[0].values
        return self._between(values[0][0], values[-1][0])

    def legend(self) -> str:
        """Return which activity each digit is."""
        names = (
            self.words("past.legend-activity", number=number, name=self.library.questions[line.question].short)
            for number, line in enumerate(self._lines, 1)
        )
        return self.words("past.legend-gap").join(names)

    def in_words(self) -> list[Block]:
        """Return each activity with its ratings."""
        return activity_words(self._lines, self.library)

    def table(self) -> Table:
        """Return a row for each week."""
        return activity_table(self._lines, self.library)

    def draw(self, room: Room) -> Drawing:
        """Return the chart."""
        # Imported late, as above.
        from coach.drawing.history import draw_activities

        values = self._lines[0].values
        ends = full_date(values[0][0], self.words), full_date(values[-1][0], self.words)
        return draw_activities(room.size, self._lines, ends, room.palette, room.colours)

    @property
    def _lines(self) -> list[ActivityLine]:
        return activity_lines(rated(self.past.facts)[self.page * LONGEST : (self.page + 1) * LONGEST])


class CalendarView(View):
    """What was done on each day."""

    name = "calendar"

    def lacks(self) -> bool:
        """Say whether visits of these months are not read yet."""
        facts = self.past.facts
        return not self.past.whole and (not facts or facts[-1].day >= self._first)

    def empty(self) -> bool:
        """Say whether there is no visit at all."""
        return self.past.first is None

    def has_older(self) -> bool:
        """Say whether the first visit is older than these months."""
        return self.past.first is not None and self.past.first < self._first

    def span(self) -> str:
        """Return the first and the last day."""
        return self._between(self._first, month_end(self._last))

    def legend(self) -> str:
        """Return what the signs mean."""
        return self.words("past.legend-calendar")

    def in_words(self) -> list[Block]:
        """Return how many days of each kind each month has."""
        return calendar_words([day for month in self._months() for day in month], self.words)

    def table(self) -> Table:
        """Return a row for each week."""
        return calendar_table([day for month in self._months() for day in month], self.words)

    def draw(self, room: Room) -> Drawing:
        """Return the calendar."""
        # Imported late, as above.
        from coach.drawing.history import draw_calendar

        months = [(self._name(month[0].day), month) for month in self._months()]
        weekdays = [weekday_alone(number, self.words) for number in range(1, 8)]
        size = room.size
        return draw_calendar(size.columns, months, weekdays, room.palette, room.colours, size.grain)

    @property
    def _first(self) -> date:
        return months_back(self.today, (self.page + 1) * MONTHS - 1)

    @property
    def _last(self) -> date:
        return months_back(self.today, self.page * MONTHS)

    def _months(self) -> list[Sequence[Day]]:
        starts = [months_back(self.today, self.page * MONTHS + back) for back in reversed(range(MONTHS))]
        facts, first = self.past.facts, self.past.first
        walked = self.past.walked
        return [days(facts, start, month_end(start), self.today, first, walked) for start in starts]

    def _name(self, month: date) -> str:
        return month_and_year(month.year, month.month, self.words)
