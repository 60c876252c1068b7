"""What the steps of a visit are told with in line mode."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime

from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.routine.constraints import routine_constraints
from coach.core.routine.prescription import Prescription
from coach.core.session.basis import RoutineBasis
from coach.core.session.sound import Sound
from coach.core.visit.actions import VisitAction
from coach.core.visit.state import Visit
from coach.core.words import Words
from coach.export.printing.cups import PrintJob
from coach.home.welcome_choices import WelcomeChoices
from coach.keep_awake import KeepAwake
from coach.plain.console import Console
from coach.plain.talk import Talk

Teller = Generator[VisitAction, Visit, None]
"""Tells a step and yields what the person does; each time it gets the visit after that, as long as the step lasts."""


@dataclass(frozen=True)
class LineContext:
    """What the steps of a visit are told with, whatever the step."""

    library: Library
    clinic: Callable[[], Library]
    """Returns the library in the language of the clinic's staff."""
    talk: Talk
    clock: Callable[[], float]
    """Returns monotonic seconds."""
    now: Callable[[], datetime]
    """Returns UTC."""
    choices: WelcomeChoices
    heard: Callable[[], bool]
    """Returns whether cues are to be heard now, which decides the routine as it does on the screens."""
    voice: Callable[[], Sound] | None
    """Returns what speaks the cues, if the person chose to have them read aloud."""
    print_job: Callable[[str], PrintJob | None]
    """Returns a print job with the given title, or None where nothing can print."""
    kept: Callable[[], str]
    """Returns how the visit is kept, in words."""
    week: Callable[[], WeekChoices]
    """Returns what the person chose for their week."""
    remember_sound: Callable[[bool], None]
    """Keeps whether cues are to be heard from now on."""
    awake: KeepAwake
    """Keeps the computer awake while a routine runs."""
    prescription: Prescription | None = None
    """The therapist's own set, if one was given."""

    @property
    def words(self) -> Words:
        """The words of the interface."""
        return self.library.words

    @property
    def console(self) -> Console:
        """Where lines go."""
        return self.talk.console

    def basis(self, visit: Visit) -> RoutineBasis:
        """Return what a visit's routine rests on, the same as on the screens."""
        person = routine_constraints(visit, self.library, self.choices.past(visit), heard=self.heard())
        return RoutineBasis(visit, self.library, person, self.prescription)
