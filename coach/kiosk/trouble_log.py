"""What does not work on the kiosk, and what went wrong in the last days, with its time; it holds nothing of a visitor.

It stands in memory alone: it outlives visits and crashes, and ends with the kiosk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Annotated, Literal

from pydantic import BeforeValidator

from coach.core.content.entries import Entry

About = Literal["alert", "counts", "printer", "example", "doctor"]
"""What can go wrong; the content has words for each under `kiosk.staff`."""
MOST = 30
"""How many are kept, of wrong PINs and of all else each: whoever tries PINs must not push a failed ring out."""
KEPT = timedelta(days=7)
LONGEST = 500
"""The most characters of a reason: it may name a path, or what stands in a broken file."""


@dataclass(frozen=True)
class Trouble:
    """Something that went wrong."""

    when: datetime
    """UTC."""
    reason: str | None
    """A line that says what; None for a wrong PIN."""


def _cut(reason: object) -> object:
    return reason[:LONGEST] if isinstance(reason, str) else reason


class News(Entry):
    """What staff should know of something that was tried or looked at."""

    about: About | Literal["pin"]
    """What it is about; `pin` is a wrong PIN."""
    reason: Annotated[str, BeforeValidator(_cut)] | None = None
    """What is wrong, cut where it is too long; None if it works again."""
    tried_at: datetime | None = None
    """When it was tried, in UTC; None if it was only looked at."""


class TroubleLog:
    """Keeps what does not work and the last troubles; any thread may use it."""

    def __init__(self) -> None:
        self.present: Mapping[About, str] = {}
        """The reason for each thing that does not work; another mapping with each change, so that it can be read."""
        self.pass_on: Callable[[News], object] = lambda _: None
        """Gets all news that this log learns first."""
        self._learning = Lock()
        self._failures, self._wrong_pins = deque[Trouble](maxlen=MOST), deque[Trouble](maxlen=MOST)

    def learn(self, news: News, *, first: bool = True) -> bool:
        """Take note of news; return whether another thing does not work now, or for another reason.

        Args:
            news: What staff should know.
            first: Whether this log is the first to learn it, and so passes it on.
        """
        if first:
            self.pass_on(news)
        if news.about == "pin":
            if news.tried_at is not None:
                self.note_wrong_pin(news.tried_at)
            return False
        if news.reason is not None and news.tried_at is not None:
            self.note(news.tried_at, news.reason)
        with self._learning:
            before = self.present.get(news.about)
            others = {about: reason for about, reason in self.present.items() if about != news.about}
            self.present = others if news.reason is None else {**others, news.about: news.reason}
        return news.reason != before

    def note(self, when: datetime, reason: str) -> None:
        """Take note of something that failed."""
        self._failures.append(Trouble(when, reason))

    def note_wrong_pin(self, when: datetime) -> None:
        """Take note that a wrong PIN was typed."""
        self._wrong_pins.append(Trouble(when, None))

    def latest(self, now: datetime) -> tuple[Trouble, ...]:
        """Return the troubles of the last days, the newest first."""
        kept = [each for each in (*self._failures.copy(), *self._wrong_pins.copy()) if now - each.when <= KEPT]
        return tuple(sorted(kept, key=lambda each: each.when, reverse=True))
