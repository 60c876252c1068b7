"""What the processes of visits and the kiosk's main process tell each other."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isfinite

from pydantic import ValidationError

from coach.core.content.entries import Entry
from coach.kiosk.carry_over import Beginning, CarryOver
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.counts import Counts
from coach.kiosk.pace import LastTime
from coach.kiosk.process.link import Link
from coach.kiosk.trouble_log import News

ACTS = b""
"""The line by which a process says that it acts, with nothing to tell."""


class _Message(Entry):
    """One line between two processes."""

    carried: CarryOver | None = None
    news: News | None = None
    written: Counts | None = None
    """Counts that stand in their file now; they may have been carried over as not written."""


def _line(**parts: CarryOver | News | Counts) -> bytes:
    return _Message.model_validate(parts).model_dump_json(exclude_defaults=True).encode()


def _note_written(context: KioskContext, message: _Message) -> None:
    """Keep a context from writing once more what a slow disk has written after the end of its visit."""
    if message.written is not None and context.counts is not None:
        context.counts.has_written(message.written)


class VisitReporter:
    """Tells the main process, from the process of a visit, what outlives the visit.

    Args:
        link: Leads to the main process.
        context: What the kiosk runs with here.
    """

    def __init__(self, link: Link, context: KioskContext) -> None:
        self._link, self._context = link, context
        self._told = carried_over(context)
        context.troubles.pass_on = lambda news: link.send(_line(news=news))
        if context.counts is not None:
            context.counts.on_written = lambda written: link.send(_line(written=written))
        # Should the last words of this process be lost, the next one must not show again what this one showed first.
        self.renew(Beginning())

    def look(self) -> bool:
        """Say that this process acts, and what has changed; return whether there is news for staff from elsewhere."""
        now = carried_over(self._context)
        changed, self._told = now != self._told, now
        self._link.send(_line(carried=now) if changed else ACTS)
        learned = [self._heard(_Message.model_validate_json(line)) for line in self._link.lines()]
        return any(learned)

    def _heard(self, message: _Message) -> bool:
        """Take what the process of a visit before told; return whether it is news for staff."""
        _note_written(self._context, message)
        return message.news is not None and self._context.troubles.learn(message.news, first=False)

    def renew(self, beginning: Beginning) -> None:
        """Say what the next process shows first."""
        self._link.send(_line(carried=carried_over(self._context, beginning)))


class Relay:
    """Keeps, in the main process, what outlives a visit, and hands it to each new process by being copied with it.

    Args:
        context: What the kiosk runs with, to be copied.
        acts: Is called whenever the process of the present visit acts.
        tell: Takes lines for the journal.
    """

    def __init__(self, context: KioskContext, acts: Callable[[], object], tell: Callable[[str], object]) -> None:
        self._context, self._acts, self._tell = context, acts, tell
        self.beginning = Beginning()
        """What the next process shows first."""

    def take(self, line: bytes, late: bool) -> bytes | None:
        """Take a line of a process; return one that the present process should have, or None.

        Args:
            line: What it tells.
            late: Whether its visit is over, so that the present process does not know what it tells.
        """
        if not late:
            self._acts()
        if line == ACTS:
            return None
        try:
            message = _Message.model_validate_json(line)
        except ValidationError:
            # Never the line itself: nobody knows what is in it.
            self._tell("coach kiosk: The process of a visit told something unknown.")
            return None
        _note_written(self._context, message)
        if message.news is not None:
            self._context.troubles.learn(message.news)
        if message.carried is not None and not late:
            take_over(self._context, message.carried)
            self.beginning = message.carried.beginning or self.beginning
        return line if late and message.carried is None else None


def carried_over(context: KioskContext, beginning: Beginning | None = None) -> CarryOver:
    """Return what is to outlive the visit."""
    return CarryOver(
        pin=context.pin_attempts.memory,
        last_ring=_finite(context.carried.last_ring),
        last_print=_finite(context.carried.last_print),
        ring_due=context.carried.ring_due,
        uncounted=context.counts.unwritten if context.counts is not None else Counts(),
        volume=context.volume.chosen,
        ruling=context.desk.ruling,
        rung_at=context.desk.rung_at,
        beginning=beginning,
    )


def take_over(context: KioskContext, carried: CarryOver) -> None:
    """Have a context know what is to outlive a visit."""
    context.pin_attempts.memory = carried.pin
    context.carried.last_ring.at = -inf if carried.last_ring is None else carried.last_ring
    context.carried.last_print.at = -inf if carried.last_print is None else carried.last_print
    context.carried.ring_due = carried.ring_due
    context.volume.chosen = carried.volume
    context.desk.ruling, context.desk.rung_at = carried.ruling, carried.rung_at
    if context.counts is not None:
        context.counts.unwritten = carried.uncounted


def _finite(last: LastTime) -> float | None:
    return last.at if isfinite(last.at) else None
