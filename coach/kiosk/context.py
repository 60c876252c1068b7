"""What a kiosk is set up with, and what outlives each run of its app."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from textual.driver import Driver

from coach.app.printing import MakeJob
from coach.core.library import Library
from coach.kiosk.alert import AlertResult
from coach.kiosk.carry_over import Beginning, Carried
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.config.pin import PinAttempts
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.input.headphones import WatchHeadphones, no_headphones
from coach.kiosk.languages import KioskLanguages
from coach.kiosk.letters import FixedLetters, Letters
from coach.kiosk.opening import DeskState, Opening
from coach.kiosk.speech.tuning import UsualVolume
from coach.kiosk.trouble_log import About, TroubleLog
from coach.loading.sentences import Sentence
from coach.voice import speaker

Ring = Callable[[tuple[str, ...], float, Callable[[AlertResult], None]], None]
"""Starts a program by its command, for so many seconds at the most, and tells how it went from another thread."""


@dataclass(frozen=True)
class KioskContext:
    """What the kiosk's app runs with; made once, and copied with each fresh process."""

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
    started: datetime
    """When the kiosk was started, in UTC; the process of a visit begins later."""
    speaks: Callable[[str], bool] = speaker.speaks
    """Says whether this machine has a voice for a language, by its code."""
    watch_headphones: WatchHeadphones = no_headphones
    """Tells when headphones are plugged in."""
    empty_queue: Callable[[], object] = lambda: None
    """Takes back the pages that still wait at the printer when a visitor has gone; returns at once."""
    look_for_printer: Callable[[], object] = lambda: None
    """Has the print system asked whether there is a printer, by which `make_job` goes; returns at once."""
    letters: Letters = field(default_factory=FixedLetters)
    """What can make the letters on the screen larger."""
    shortcomings: Callable[[], Iterable[tuple[About, Sentence]]] = tuple
    """Gives what of the set-up will not work, and why."""
    troubles: TroubleLog = field(default_factory=TroubleLog)
    """Remembers what failed, whatever crashes."""
    volume: UsualVolume = field(default_factory=UsualVolume)
    """Remembers how loud staff want the voice, whatever crashes."""
    doctor_report: Path | None = None
    """The file in which the nightly doctor leaves what it found; None where none runs."""
    desk: DeskState = field(default_factory=DeskState)
    """Remembers what staff have said, whatever crashes."""
    power: bool = False
    """Whether the unit restarts the machine, or switches it off, by the kiosk's exit code."""
    tell: Callable[[str], object] = lambda _: None
    """Takes lines for the journal; they hold nothing of a visitor."""
    carried: Carried = field(default_factory=Carried)
    """Remembers what outlives a visit, whatever crashes."""
    acts: Callable[[], bool] = lambda: False
    """Is called again and again while the kiosk acts; returns whether there is news for staff from elsewhere."""
    renew: Callable[[Beginning], None] | None = None
    """Takes what a fresh process is to show when a visit ends; None where the app goes on with the next visit."""

    @property
    def can_speak(self) -> bool:
        """Whether screens can be read aloud in the language of who stands at the kiosk."""
        return self.config.voice and self.speaks(self.library.words("cue.language"))

    @property
    def library(self) -> Library:
        """The content in the language of who stands at the kiosk."""
        return self.languages.chosen

    @property
    def opening(self) -> Opening:
        """When the kiosk is open."""
        return Opening(self.config.hours, self.desk, self.now)
