"""Staff: the PIN that opens the way out, the ring for the desk, the counts, and what staff should know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil
from threading import Lock

from coach.core.levels import Level
from coach.core.visit import Visit
from coach.kiosk.alert import Outcome
from coach.kiosk.counts import Event
from coach.kiosk.pin import matches
from coach.kiosk.premises import Premises


class Staff:
    """What a kiosk does for those who look after it; nothing here knows of a screen."""

    def __init__(self, premises: Premises) -> None:
        """Take where the kiosk stands."""
        self._premises = premises
        self._troubles: dict[str, str] = {}
        """What does not work, one sentence for each thing."""
        self._rung = False
        self._counting = Lock()
        """The counts' file takes one thread at a time."""

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

    def ring(self, told: Callable[[], object]) -> None:
        """Ring for the desk, once a visit; `told` is called from another thread once it is known how that went."""
        alert = self._premises.config.alert
        if self._rung or not alert.command:
            return
        self._rung = True

        def tell(outcome: Outcome) -> None:
            self._trouble("alert", "kiosk.staff.alert", outcome.trouble)
            told()

        self._premises.ring(alert.command, alert.seconds, tell)

    def gone(self, visit: Visit | None, level: Level | None, *, finished: bool, timed_out: bool) -> tuple[Event, ...]:
        """Take leave of a visitor and be ready to ring anew; return what is to be counted, if the clinic counts."""
        self._rung = False
        if visit is None or self._premises.counts is None:
            return ()
        return tuple(events_of(visit, level, finished=finished, timed_out=timed_out))

    def count(self, events: tuple[Event, ...]) -> None:
        """Count what a visit adds; takes as long as the disk does."""
        counts = self._premises.counts
        if counts is not None:
            with self._counting:
                trouble = counts.add(self._premises.now().astimezone().date(), events)
            self._trouble("counts", "kiosk.staff.counts", trouble)

    def notice(self) -> str:
        """Return what staff should know now, or nothing."""
        premises = self._premises
        overdue = len(premises.library.overdue(premises.now().astimezone().date()))
        told = [premises.shelf.first.words("kiosk.staff.overdue", count=overdue)] if overdue else []
        return " ".join([*self._troubles.values(), *told])

    def _trouble(self, about: str, key: str, reason: str | None) -> None:
        self._troubles.pop(about, None)
        if reason is not None:
            self._troubles[about] = self._premises.shelf.first.words(key, reason=reason)


def events_of(visit: Visit, level: Level | None, *, finished: bool, timed_out: bool) -> Iterable[Event]:
    """Yield what a visit adds to the counts."""
    yield "start"
    if level is not None:
        yield level
    for entry in visit.performed:
        if entry.skipped_because == "pain":
            yield "skipped-for-pain"
    if finished:
        yield "finish"
    elif timed_out:
        yield "time-out"
