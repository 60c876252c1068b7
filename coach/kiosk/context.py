"""What a kiosk is set up with, and what outlives each run of its app."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from textual.driver import Driver

from coach.app.printing import MakeJob
from coach.core.library import Library
from coach.kiosk.alert import AlertResult
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.config.pin import PinAttempts
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.languages import KioskLanguages
from coach.kiosk.readiness import About
from coach.voice.speaker import found

Ring = Callable[[tuple[str, ...], float, Callable[[AlertResult], None]], None]
"""Starts a program by its command, for so many seconds at the most, and tells how it went from another thread."""


@dataclass(frozen=True)
class KioskContext:
    """What the kiosk's app runs with; made once a process, and handed to a fresh app after a crash."""

    config: KioskConfig
    languages: KioskLanguages
    """The content, in each language that is offered."""
    pin_attempts: PinAttempts
    """Remembers failed PINs, whatever crashes."""
    counts: CountsFile | None
    """Where visits are counted, or None where they are not."""
    ring: Ring
    make_job: MakeJob
    """Makes a page's way to the printer, or None where nothing can print."""
    terminal: str
    """The value of TERM."""
    driver: type[Driver] | None
    """What reads the keys, of a terminal or of a page; None in tests."""
    clock: Callable[[], float]
    """Monotonic seconds, as sleep does not stop them."""
    now: Callable[[], datetime]
    """UTC."""
    speaks: Callable[[], bool] = lambda: bool(found())
    """Says whether this machine has a program that can speak."""
    shortcomings: Callable[[], Iterable[tuple[About, str]]] = tuple
    """Gives what of the set-up will not work, and why."""
    tell: Callable[[str], object] = lambda _: None
    """Takes lines for the journal; they hold nothing of a visitor."""
    acts: Callable[[], None] = lambda: None
    """Is called again and again while the kiosk acts."""

    @property
    def library(self) -> Library:
        """The content in the language of who stands at the kiosk."""
        return self.languages.chosen
