"""Whether the kiosk is open now: by its hours, unless staff have said otherwise at its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from coach.kiosk.config.hours import Hours, Span


@dataclass(frozen=True)
class Ruling:
    """What staff have said at the keys; it holds over the hours."""

    is_open: bool
    until: datetime | None
    """UTC; None if it holds until staff say otherwise."""


@dataclass
class DeskState:
    """What the desk has said, and what it has not answered yet, whatever crashes; it holds nothing of a visitor."""

    ruling: Ruling | None = None
    rung_at: datetime | None = None
    """When an emergency card rang for the desk and nobody of staff has typed the PIN since, in UTC; else None."""


class Opening:
    """Says when the kiosk is open, and takes what staff say about it.

    Args:
        hours: What the clinic has set.
        state: Where it stands what staff have said.
        now: Returns the time in UTC.
    """

    def __init__(self, hours: Hours, state: DeskState, now: Callable[[], datetime]) -> None:
        self._hours, self._state, self._now = hours, state, now

    @property
    def is_open(self) -> bool:
        """Whether the kiosk takes visitors now."""
        ruling = self._ruling
        return ruling.is_open if ruling is not None else self._hours.open_at(self._local)

    @property
    def today(self) -> tuple[Span, ...] | None:
        """The hours of today; None where the clinic has set none."""
        return None if self._hours.always else self._hours.on(self._local)

    @property
    def next_hours(self) -> datetime | None:
        """The next moment at which hours begin, in local time; None where the clinic has set none."""
        begins = self._hours.opens_after(self._local)
        return None if begins is None else begins.astimezone()

    @property
    def opens_at(self) -> datetime | None:
        """When a kiosk that is closed opens by itself, in local time; None if only staff open it."""
        ruling = self._ruling
        if ruling is not None and not ruling.is_open:
            return ruling.until and ruling.until.astimezone()
        return self.next_hours

    def close(self, *, lasting: bool) -> None:
        """Close now, until hours begin; or, if `lasting` or without hours, until staff open the kiosk."""
        self._state.ruling = Ruling(is_open=False, until=None if lasting else self.next_hours)

    def open(self) -> None:
        """Open now. Outside the hours that ends with the day: nobody may be there at night."""
        self._state.ruling = None
        if not self.is_open:
            midnight = datetime.combine(self._local.date() + timedelta(days=1), time()).astimezone()
            self._state.ruling = Ruling(is_open=True, until=min(midnight, self.next_hours or midnight))

    @property
    def _local(self) -> datetime:
        return self._now().astimezone()

    @property
    def _ruling(self) -> Ruling | None:
        """What staff have said, as long as it holds."""
        ruling = self._state.ruling
        over = ruling is not None and ruling.until is not None and self._now() >= ruling.until
        return None if over else ruling
