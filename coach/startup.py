"""Starts the app in two steps: first what the welcome screen needs, then, once it is shown, everything else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.core.content.press_times import PressTimes
from coach.core.content.telephone import can_be_called
from coach.core.controls import controls_in
from coach.core.errors import StorageError
from coach.core.words import Words
from coach.drawing.rungs import Rung
from coach.keep_awake import awake_command
from coach.loading.overlay import clinic_values, merged
from coach.loading.place import ContentPlace
from coach.loading.toml import MalformedError, read_table
from coach.storage.key_changes import KeyChanges
from coach.storage.settings import Settings

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.routine.prescription import Prescription
    from coach.export.printing.cups import PrintJob
    from coach.storage.visits import VisitStore


# Linux's monotonic clock stops while the computer sleeps, so a lid closed during a hold would go unnoticed; that of
# macOS runs on.
_CLOCK: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def elapsed() -> float:
    """Return the seconds of a clock that never goes back and runs on while the computer sleeps."""
    return time.clock_gettime(_CLOCK)


def cups_job(title: str) -> PrintJob | None:
    """Return a job for the default printer of this computer, or None where no program prints."""
    # Nothing can be printed before the first frame, so it need not wait for these.
    from coach.export.printing.cups import CupsJob
    from coach.export.printing.printers import can_print

    return CupsJob(title) if can_print() else None


@dataclass(frozen=True)
class Surroundings:
    """The app's surroundings: its files, clocks, terminal and printer; tests give their own."""

    place: ContentPlace
    data: Path
    settings: Settings
    keys: KeyChanges = field(default_factory=KeyChanges)
    """The letters that the person has given to keys."""
    sound: bool = True
    """Whether cues may be heard in this run."""
    pictures: Rung | None = None
    """How finely pictures are drawn in this run; None for what the person chose before, or what suits the terminal."""
    terminal: str = field(default_factory=lambda: os.environ.get("TERM", ""))
    clock: Callable[[], float] = elapsed
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    token: Callable[[], str] = lambda: os.urandom(3).hex()
    set_file: Path | None = None
    """The file with a therapist's set of exercises, if one was named."""
    awake: tuple[str, ...] | None = field(default_factory=awake_command)
    """The command that keeps the screen awake while a routine runs, or None for none."""
    print_job: Callable[[str], PrintJob | None] = cups_job
    """Returns a print job with the given title, or None where nothing can print."""
    content_read: Callable[[], object] = lambda: None
    """Called each time that the app has read all content."""


@dataclass(frozen=True)
class Opening:
    """What the welcome screen needs before anything else is read."""

    words: Words
    clinic: str
    phone: str
    press_times: PressTimes


@dataclass(frozen=True)
class Loaded:
    """What the app needs beyond its welcome screen."""

    place: ContentPlace
    """Where it was read from; without the language that was only wished for and in which the content is not whole."""
    library: Library
    store: VisitStore
    trouble: StorageError | None
    """Why visits cannot be kept, or None."""
    prescription: Prescription | None = None


def read_opening(place: ContentPlace) -> Opening:
    """Return what the welcome screen needs, read with tomllib alone, without pydantic.

    Raises:
        ContentError: These files are broken; the error holds every problem of the content.
        MissingContentError: A folder or file that was named is not there.
    """
    welcome: dict[str, Any] = {}
    clinic: dict[str, Any] = {}
    press_times: dict[str, Any] = {}
    with suppress(OSError, MalformedError, ValueError, KeyError, TypeError):
        for folder in place.folders():
            welcome = merged(welcome, _table(folder / "welcome.toml"))
            clinic = merged(clinic, _table(folder / "clinic.toml"))
            press_times = merged(press_times, _table(folder / "press-times.toml"))
        own = place.clinic_file()
        if own is not None:
            clinic = merged(clinic, _table(own))
        for folder in place.translations():
            welcome = merged(welcome, _table(folder / "welcome.toml"))
        if any(controls_in([welcome, clinic])):
            raise ValueError("a word holds a control sign")
        name, phone = str(clinic["name"]), str(clinic["phone"])
        if can_be_called(phone, str(clinic["emergency_number"])):
            return Opening(Words(welcome, clinic_values(clinic)), name, phone, PressTimes.read(press_times["press"]))
    # Loading the whole content reports every problem with its file and line.
    from coach.loading.assembly import load_library

    library = load_library(place)
    return Opening(library.words, library.clinic.name, library.clinic.phone, library.press_times)


def load(
    place: ContentPlace,
    data: Path,
    set_file: Path | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Loaded:
    """Return the library, the person's visits, and the therapist's set if one was named.

    Raises:
        ContentError: The content or the set is broken.
        MissingContentError: A file that was named is not there.
        StorageError: Part of the content cannot be read.
    """
    # Importing pydantic and building its models takes longer than the whole first frame.
    from coach.loading.assembly import load_library, spoken_in
    from coach.storage.refusals import UnreadableError
    from coach.storage.visits import VisitStore

    store = VisitStore(data, now=now)
    trouble: StorageError | None = None
    try:
        store.check()
    except StorageError as error:
        trouble = error
    try:
        store.library = library = load_library(place)
        read_from = place if spoken_in(library, place.language) else replace(place, language=None)
        if set_file is None:
            return Loaded(read_from, library, store, trouble)
        from coach.loading.set_files import read_prescription

        return Loaded(read_from, library, store, trouble, read_prescription(set_file, library))
    except OSError as error:
        raise UnreadableError(Path(error.filename or place.folders()[-1]), error) from error


def _table(file: Path) -> dict[str, Any]:
    return read_table(file) if os.path.lexists(file) else {}
