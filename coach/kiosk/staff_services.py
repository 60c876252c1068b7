"""What the kiosk does for staff: the PIN to leave, the ring for the desk, the counts, and notices of what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil, inf
from threading import Lock
from typing import Literal

from coach.core.content.levels import Level
from coach.core.visit.state import Visit
from coach.export.printing.cups import PrintResult
from coach.kiosk.config.pin import matches
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.counts import CountedEvent
from coach.kiosk.pace import Pace
from coach.kiosk.readiness import About
from coach.kiosk.screens.attract import StaffNotice

Ending = Literal["left", "finished", "timed-out"]
"""How a visit ended: given up by the visitor, by its last page, or because nobody was there."""


class Staff:
    """Does what staff need, without touching a screen.

    Args:
        context: What the kiosk runs with.
        on_change: Called, from any thread, when `notice` has changed.
    """

    def __init__(self, context: KioskContext, on_change: Callable[[], object]) -> None:
        self._context, self._on_change = context, on_change
        self._troubles: dict[About, str] = {}
        """The reason for each thing that does not work."""
        times = context.config.times
        self._rings = Pace(inf, times.ring_gap_s, context.clock)
        self._rung = False
        """Whether this visitor has had the desk rung."""
        self._due = False
        """Whether a ring is to come as soon as enough time has passed since the last one."""
        self._counting = Lock()
        """Only one thread at a time may use the file of counts."""

    def look_around(self) -> None:
        """Check what the kiosk's file names. Asks the print system, which may be slow."""
        for about, reason in self._context.shortcomings():
            self._set_trouble(about, reason)

    def opens(self, pin: str) -> str | None:
        """Try a PIN; return None if it lets staff out, or a sentence that says why not."""
        words, pin_attempts = self._context.library.words, self._context.pin_attempts
        if pin_attempts.wait_s > 0:
            return words("kiosk.pin.wait", seconds=ceil(pin_attempts.wait_s))
        stored = self._context.config.pin
        if pin_attempts.tried(stored is not None and matches(pin, stored)):
            return None
        if pin_attempts.wait_s > 0:
            return f"{words('kiosk.pin.wrong')} {words('kiosk.pin.wait', seconds=ceil(pin_attempts.wait_s))}"
        return words("kiosk.pin.wrong")

    def ring(self) -> None:
        """Ring for the desk, once a visit; if the last ring was just now, a little later."""
        if not self._rung and self._context.config.alert.command:
            self._rung = self._due = True
            self.ring_if_due()

    def ring_if_due(self) -> None:
        """Ring now if a ring is due; call this now and then."""
        if self._due and not self._rings.wait_s:
            self._due = False
            self._rings.note()
            alert = self._context.config.alert
            self._context.ring(alert.command, alert.seconds, lambda rung: self._set_trouble("alert", rung.trouble))

    def printed(self, outcome: PrintResult) -> None:
        """Note how a print ended, to tell staff of a failure."""
        if outcome is not PrintResult.LEFT:
            self._set_trouble(
                "printer", None if outcome is PrintResult.PRINTED else f"A page was not printed: {outcome}."
            )

    def gone(self, visit: Visit | None, level: Level | None, ending: Ending) -> tuple[CountedEvent, ...]:
        """Get ready to ring for the next visitor; return the events to count, none if the clinic does not count."""
        self._rung = False
        if visit is None or self._context.counts is None:
            return ()
        return tuple(counted_events(visit, level, ending))

    def count(self, events: tuple[CountedEvent, ...]) -> None:
        """Add a visit's events to the counts. Writes to the disk, which may be slow."""
        counts = self._context.counts
        if counts is not None:
            with self._counting:
                trouble = counts.add(self._context.now().astimezone().date(), events)
            self._set_trouble("counts", trouble)

    def notice(self) -> StaffNotice:
        """Return the notice for staff, in the default language."""
        context, words = self._context, self._context.languages.first.words
        overdue = len(context.library.overdue(context.now().astimezone().date()))
        reviews = [words("kiosk.staff.overdue", count=overdue)] if overdue else []
        short = [words(f"kiosk.staff.{about}") for about in self._troubles]
        short += [words("kiosk.staff.overdue-short")] if overdue else []
        return StaffNotice(
            " ".join([*self._troubles.values(), *reviews]),
            words("kiosk.staff.short", all=words("kiosk.staff.and").join(short)) if short else "",
        )

    def _set_trouble(self, about: About, reason: str | None) -> None:
        """Note that something does not work, or with None that it does again; a new reason goes to the journal."""
        before = self._troubles.pop(about, None)
        if reason is not None:
            self._troubles[about] = reason
            if reason != before:
                self._context.tell(f"coach kiosk: {reason}")
        if reason != before:
            self._on_change()


def counted_events(visit: Visit, level: Level | None, ending: Ending) -> Iterable[CountedEvent]:
    """Yield the events of a visit for the counts."""
    yield "start"
    if level is not None:
        yield level
    for entry in visit.performed:
        if entry.skipped_because == "pain":
            yield "skipped-for-pain"
    if ending == "finished":
        yield "finish"
    elif ending == "timed-out":
        yield "time-out"
