"""What happens in a kiosk over some days, and how it is counted."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from coach.core.content.levels import LEVELS
from coach.kiosk.counts.counts import CountedEvent, Counts, with_event

MONDAY = date(2026, 11, 23)
EVENTS: list[CountedEvent] = ["start", "finish", "time-out", "skipped-for-pain", "ring-failed", "print-failed", *LEVELS]
DAYS = st.integers(0, 8).map(lambda days: MONDAY + timedelta(days))
HAPPENED = st.lists(st.tuples(DAYS, st.sampled_from(EVENTS)), max_size=80)


def counted(happened: list[tuple[date, CountedEvent]]) -> Counts:
    """Return the counts of all that happened."""
    counts = Counts()
    for day, event in happened:
        counts = with_event(counts, day, event)
    return counts
