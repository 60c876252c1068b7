"""What every screen of a visit is made with: the content, clocks, pictures, sound and earlier visits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from coach.core.content.exercises import POSITIONS, Position
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.routine.prescription import Prescription
from coach.core.visit.past_routines import History
from coach.core.visit.state import Visit
from coach.drawing.palette import Colours, Palette

if TYPE_CHECKING:
    from coach.core.session.sound import Sound


@dataclass(frozen=True)
class ScreenContext:
    """What screens are made with, whatever the step of the visit."""

    library: Library
    clinic: Callable[[], Library]
    """Returns the library in the language of the clinic's staff."""
    clock: Callable[[], float]
    """Returns monotonic seconds."""
    local: Callable[[datetime], datetime]
    """Turns a UTC time into the person's local time."""
    palette: Palette
    colours: Colours
    kept: str
    """How the visit is kept, in words."""
    sound: Callable[[], Sound] | None
    """Returns what sounds cues, or None if there is no sound."""
    muted: bool
    """Whether the person turned the sound off."""
    prints: bool
    """Whether this computer can print."""
    past: Callable[[Visit], History]
    """Returns the routines before a visit."""
    visits: Callable[[], Iterable[Visit]]
    """Returns the saved visits, the newest first."""
    prescription: Prescription | None = None
    """The therapist's own set, if one was given."""
    week: WeekChoices = field(default_factory=WeekChoices)
    """What the person chose for their week."""
    positions: tuple[Position, ...] = POSITIONS
    """The positions that a routine may be offered in; empty where routines are not offered."""
