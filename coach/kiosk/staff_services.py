"""Staff: the PIN that opens the way out, the ring for the desk, the counts, and what staff should know."""

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
"""How a visit ended: given up, by its last page, or by the idle clock."""


class Staff:
    """What a kiosk does for those who look after it; nothing here knows of a screen."""

    def __init__(self, premises: KioskContext, told: Callable[[], object]) -> None:
        """Take where the kiosk stands, and what is called, from any thread, once staff should know something else."""
        self._premises, self._told = premises, told
        self._troubles: dict[About, str] = {}
        """What does not work, and why."""
        times = premises.config.times
        self._rings = Pace(inf, times.ring_gap_s, premises.clock)
        self._rung = False
        """Whether this visitor has rung."""
        self._due = False
        """Whether a ring is to come, now or once enough time has passed since the last one."""
        self._counting = Lock()
        """The counts' file takes one thread at a time."""

    def look_around(self) -> None:
        """See what of the kiosk's file will not work; takes as long as the print system does."""
        for about, reason in self._premises.shortcomings():
            self._trouble(about, reason)

    def opens(self, pin: str) -> str | None:
        """Try a PIN; return None where it opens the way out, or why not, in words."""
        words, gate = self._premises.library.words, self._premises.gate
        if gate.wait_s > 0:
            return words("kiosk.pin.wait", seconds=ceil(gate.wait_s))
        stored = self._premises.config.pin
        if gate.tried(stored is not None and matches(pin, stored)):
            return None
        if gate.wait_s > 0:
            return f"{words('kiosk.pin.wrong')} {words('kiosk.pin.wait', seconds=ceil(gate.wait_s))}"
        return words("kiosk.pin.wrong")

    def ring(self) -> None:
        """Ring for the desk, once a visit; a little later where the last ring has only just been."""
        if not self._rung and self._premises.config.alert.command:
            self._rung = self._due = True
            self.look()

    def look(self) -> None:
        """Ring now, if a ring is due."""
        if self._due and not self._rings.wait_s:
            self._due = False
            self._rings.note()
            alert = self._premises.config.alert
            self._premises.ring(alert.command, alert.seconds, lambda rung: self._trouble("alert", rung.trouble))

    def printed(self, outcome: PrintResult) -> None:
        """Take note of how a page ended."""
        if outcome is not PrintResult.LEFT:
            self._trouble("printer", None if outcome is PrintResult.PRINTED else f"A page was not printed: {outcome}.")

    def gone(self, visit: Visit | None, level: Level | None, ending: Ending) -> tuple[CountedEvent, ...]:
        """Take leave of a visitor and be ready to ring anew; return what is to be counted, if the clinic counts."""
        self._rung = False
        if visit is None or self._premises.counts is None:
            return ()
        return tuple(events_of(visit, level, ending))

    def count(self, events: tuple[CountedEvent, ...]) -> None:
        """Count what a visit adds; takes as long as the disk does."""
        counts = self._premises.counts
        if counts is not None:
            with self._counting:
                trouble = counts.add(self._premises.now().astimezone().date(), events)
            self._trouble("counts", trouble)

    def notice(self) -> StaffNotice:
        """Return what staff should know now."""
        premises, words = self._premises, self._premises.shelf.first.words
        overdue = len(premises.library.overdue(premises.now().astimezone().date()))
        told = [words("kiosk.staff.overdue", count=overdue)] if overdue else []
        short = [words(f"kiosk.staff.{about}") for about in self._troubles]
        short += [words("kiosk.staff.overdue-short")] if overdue else []
        return StaffNotice(
            " ".join([*self._troubles.values(), *told]),
            words("kiosk.staff.short", all=words("kiosk.staff.and").join(short)) if short else "",
        )

    def _trouble(self, about: About, reason: str | None) -> None:
        """Remember that something does not work, or does again; what is new is told to the journal as well."""
        before = self._troubles.pop(about, None)
        if reason is not None:
            self._troubles[about] = reason
            if reason != before:
                self._premises.tell(f"coach kiosk: {reason}")
        if reason != before:
            self._told()


def events_of(visit: Visit, level: Level | None, ending: Ending) -> Iterable[CountedEvent]:
    """Yield what a visit adds to the counts."""
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
