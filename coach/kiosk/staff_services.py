"""What the kiosk does for staff: the PIN of their menu, the ring for the desk, counts, and notices of what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from math import ceil, inf
from threading import Lock
from typing import Literal

from coach.core.blocks import Block
from coach.core.content.levels import Level
from coach.core.dates import near_moment
from coach.core.errors import CoachError
from coach.core.visit.state import Visit
from coach.export.printing.cups import PrintResult
from coach.kiosk.alert import AlertResult
from coach.kiosk.config.pin import matches
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.counts import CountedEvent, Counts
from coach.kiosk.doctor_report import DoctorNews, read_news
from coach.kiosk.pace import Pace
from coach.kiosk.screens.attract import StaffNotice
from coach.kiosk.staff_texts import doctor_trouble, fixes_blocks
from coach.kiosk.trouble_log import About, News
from coach.loading.sentences import Sentence, in_words

_FAILURES: Mapping[About, CountedEvent] = {"alert": "ring-failed", "printer": "print-failed"}
"""What is counted when it fails."""

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
        self._rings = Pace(inf, context.config.times.ring_gap_s, context.clock, context.carried.last_ring)
        self._rung = False
        """Whether this visitor has had the desk rung."""
        self._visitor = 0
        """Which visitor this is: a ring that ends late must not be taken for the next one's."""
        self.called = False
        """Whether the desk has been rung for this visitor, and the ring succeeded."""
        self._counting = Lock()
        """Only one thread at a time may use the file of counts."""

    def look_around(self) -> None:
        """Check what the kiosk's file names. Asks the print system, which may be slow."""
        for about, reason in self._context.shortcomings():
            self._learn(News(about=about, reason=self.in_words(reason)))

    def doctor_news(self) -> DoctorNews | None:
        """Return what the nightly doctor found, after noting it as a trouble, or None where none runs. Reads the disk.

        The words are those of the default language.
        """
        context, words = self._context, self._context.languages.first.words
        if context.doctor_report is None:
            return None
        news = read_news(context.doctor_report, words)
        trouble = doctor_trouble(news, words, context.now(), context.started)
        self._learn(News(about="doctor", reason=trouble))
        return news

    def fixes(self) -> tuple[Block, ...]:
        """Return what the nightly doctor found as text for staff; nothing where none runs. Reads the disk."""
        news, words = self.doctor_news(), self._context.languages.first.words
        return () if news is None else fixes_blocks(news, words, self._context.now(), self._context.started)

    def opens(self, pin: str) -> str | None:
        """Try a PIN; return None if it opens the staff menu, or a sentence that says why not."""
        words, pin_attempts = self._context.library.words, self._context.pin_attempts
        if pin_attempts.wait_s > 0:
            return words("kiosk.pin.wait", seconds=ceil(pin_attempts.wait_s))
        stored = self._context.config.pin
        if pin_attempts.tried(stored is not None and matches(pin, stored)):
            return None
        self._context.troubles.learn(News(about="pin", tried_at=self._context.now()))
        if pin_attempts.wait_s > 0:
            return f"{words('kiosk.pin.wrong')} {words('kiosk.pin.wait', seconds=ceil(pin_attempts.wait_s))}"
        return words("kiosk.pin.wrong")

    def in_words(self, said: CoachError | Sentence | str) -> str:
        """Return an error or a sentence in the default language, which is that of all notices for staff."""
        return in_words(said, self._context.languages.first.words)

    def ring(self) -> None:
        """Ring for the desk, once a visit; if the last ring was just now, a little later."""
        if not self._rung and self._context.config.alert.command:
            self._rung = self._context.carried.ring_due = True
            self.ring_if_due()

    def ring_if_due(self) -> None:
        """Ring now if a ring is due; call this now and then."""
        if self._context.carried.ring_due and not self._rings.wait_s:
            self._context.carried.ring_due = False
            self._rings.note()
            alert, desk, now = self._context.config.alert, self._context.desk, self._context.now()
            desk.rung_at = desk.rung_at or now
            # One that is late may be for a visitor who has gone.
            rung_for = self._visitor if self._rung else None
            self._context.ring(alert.command, alert.seconds, partial(self._rang, rung_for, now))

    def acknowledge(self) -> str:
        """Note that staff have come; return a sentence that says when the desk was rung; empty if it was not."""
        desk, words = self._context.desk, self._context.languages.first.words
        rung_at, desk.rung_at = desk.rung_at, None
        if rung_at is None:
            return ""
        seconds = (self._context.now() - rung_at).total_seconds()
        self._context.tell(f"coach kiosk: Staff came {seconds:.0f} s after the desk was rung.")
        return words("kiosk.menu.answered", when=near_moment(rung_at.astimezone(), words))

    def try_ring(self, told: Callable[[str | None], object]) -> None:
        """Ring now, since staff want to hear it.

        Args:
            told: Takes what went wrong in one line, or None, in another thread.
        """
        alert = self._context.config.alert

        def rang(rung: AlertResult) -> None:
            self._rang(None, None, rung)
            told(None if rung.trouble is None else self.in_words(rung.trouble))

        self._context.tell("coach kiosk: Staff try the ring.")
        self._context.ring(alert.command, alert.seconds, rang)

    def _rang(self, rung_for: int | None, at: datetime | None, rung: AlertResult) -> None:
        """Note how a ring ended: for which visitor, and when, if a card rang."""
        if rung.trouble is None:
            self._context.tell("coach kiosk: The desk was rung.")
            if rung_for == self._visitor:
                self.called = True
                self._on_change()
        elif self._context.desk.rung_at == at:
            # The desk heard nothing that staff could have come for.
            self._context.desk.rung_at = None
        self._ended("alert", rung.trouble)

    def printed(self, outcome: PrintResult) -> None:
        """Note how a print ended, to tell staff of a failure."""
        if outcome is not PrintResult.LEFT:
            words = self._context.languages.first.words
            self._ended("printer", None if outcome is PrintResult.PRINTED else words(f"print.{outcome}"))

    def gone(self, visit: Visit | None, level: Level | None, ending: Ending) -> tuple[CountedEvent, ...]:
        """Get ready to ring for the next visitor; return the events to count, none if the clinic does not count."""
        self._rung = self.called = False
        self._visitor += 1
        if visit is None or self._context.counts is None:
            return ()
        return tuple(counted_events(visit, level, ending))

    def count(self, events: tuple[CountedEvent, ...]) -> None:
        """Add events to the counts. Writes to the disk, which may be slow."""
        counts = self._context.counts
        if counts is not None:
            with self._counting:
                trouble = counts.add(self._context.now().astimezone().date(), events)
            self._ended("counts", trouble)

    def counted(self) -> Counts:
        """Return what was counted so far. Reads the disk, which may be slow.

        Raises:
            StorageError: The counts cannot be read.
        """
        counts = self._context.counts
        with self._counting:
            return counts.read()[0] if counts is not None else Counts()

    def notice(self) -> StaffNotice:
        """Return the notice for staff, in the default language."""
        context, words = self._context, self._context.languages.first.words
        present = context.troubles.present
        overdue = len(context.library.overdue(context.now().astimezone().date()))
        reviews = [words("kiosk.staff.overdue", count=overdue)] if overdue else []
        short = [words(f"kiosk.staff.{about}") for about in present]
        short += [words("kiosk.staff.overdue-short")] if overdue else []
        return StaffNotice(
            " ".join([*present.values(), *reviews]),
            words("kiosk.staff.short", all=words.listed(short)) if short else "",
        )

    def _ended(self, about: About, trouble: CoachError | Sentence | str | None) -> None:
        """Note how something ended that was tried, each failure with its time. May write to the disk."""
        reason = None if trouble is None else self.in_words(trouble)
        self._learn(News(about=about, reason=reason, tried_at=self._context.now()))
        if reason is not None and about in _FAILURES:
            self.count((_FAILURES[about],))

    def _learn(self, news: News) -> None:
        """Take note that something does not work, or that it does again; a new reason goes to the journal."""
        if self._context.troubles.learn(news):
            if news.reason is not None:
                self._context.tell(f"coach kiosk: {news.reason}")
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
