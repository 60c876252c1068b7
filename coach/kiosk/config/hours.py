"""The hours in which a kiosk is open, by the days of the week, in the local time of its clinic."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from pydantic import field_validator, model_validator

from coach.core.content.entries import Entry
from coach.core.dates import WEEKDAYS

DAY_MIN = 24 * 60
_SPAN = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])\s*-\s*([01][0-9]|2[0-4]):([0-5][0-9])")
_EXAMPLE = 'write it as "08:00-18:00", or several with a comma between, as "08:00-12:00, 13:00-18:00"'


class Span(NamedTuple):
    """A part of a day, in minutes since midnight as a clock on the wall shows them."""

    begins: int
    ends: int
    """The first minute after it; at most DAY_MIN."""


class Hours(Entry):
    """The parts of each day in which the kiosk is open; one that names no day is open at all times."""

    mon: tuple[Span, ...] = ()
    tue: tuple[Span, ...] = ()
    wed: tuple[Span, ...] = ()
    thu: tuple[Span, ...] = ()
    fri: tuple[Span, ...] = ()
    sat: tuple[Span, ...] = ()
    sun: tuple[Span, ...] = ()

    @field_validator(*WEEKDAYS, mode="before")
    @classmethod
    def _spans(cls, text: object) -> tuple[Span, ...]:
        if not isinstance(text, str):
            # pydantic reports no other kind of error with its place.
            raise ValueError(f"hours stand in quotes; {_EXAMPLE}")  # noqa: TRY004
        spans = tuple(_span(part.strip()) for part in text.split(",")) if text.strip() else ()
        for before, after in pairwise(spans):
            if after.begins < before.ends:
                raise ValueError("these hours overlap; write them in order, each after the one before")
        return spans

    @model_validator(mode="after")
    def _opens_some_day(self) -> Hours:
        if self.model_fields_set and self.always:
            raise ValueError(
                "no day has hours, so the kiosk would never open; write the hours of one, or none of these"
            )
        return self

    @property
    def always(self) -> bool:
        """Whether the kiosk is open at all times."""
        return not any(self._of(number) for number in range(len(WEEKDAYS)))

    def on(self, local: datetime) -> tuple[Span, ...]:
        """Return the hours of a day."""
        return self._of(local.weekday())

    def open_at(self, local: datetime) -> bool:
        """Return whether the kiosk is open at a moment, by the clock on the wall, whatever it was turned by."""
        minute = local.hour * 60 + local.minute
        return self.always or any(span.begins <= minute < span.ends for span in self.on(local))

    def opens_after(self, local: datetime) -> datetime | None:
        """Return the next moment at which hours begin, by the clock on the wall; None if it is open at all times."""
        midnight = datetime.combine(local.date(), time())
        for days in range(len(WEEKDAYS) + 1):
            day = midnight + timedelta(days=days)
            for span in self.on(day):
                begins = day + timedelta(minutes=span.begins)
                if begins > local.replace(tzinfo=None):
                    return begins
        return None

    def _of(self, weekday: int) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = getattr(self, WEEKDAYS[weekday])
        return spans


def _span(text: str) -> Span:
    """Return the part of a day that a text such as `08:00-18:00` names."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} are no hours; {_EXAMPLE}")
    hours, minutes, end_hours, end_minutes = map(int, found.groups())
    span = Span(hours * 60 + minutes, end_hours * 60 + end_minutes)
    if span.ends > DAY_MIN:
        raise ValueError(f"{text!r} goes on after 24:00, when the day ends")
    if span.begins >= span.ends:
        raise ValueError(f"{text!r} ends before it begins; write until 24:00 here, and from 00:00 on the next day")
    return span
