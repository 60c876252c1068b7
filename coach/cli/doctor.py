"""`coach doctor`: says in words how the terminal, the person's files and the content are."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from coach import __version__
from coach.cli.options import Places, takes_places, takes_today
from coach.cli.output import write_result
from coach.cli.streams import PLAIN, on_terminal
from coach.core.errors import CoachError, ContentError, MissingContentError, StorageError
from coach.storage.documents import HomelessError

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.words import Words

SIGNS = "▲♦■▀▄█"
"""Characters that the screens cannot do without."""


class DoctorLine(NamedTuple):
    """One thing that was examined."""

    sentence: str
    well: bool = True
    """Whether it needs no attention."""


@click.command()
@takes_today
@takes_places("content", "clinic", "data")
def doctor(places: Places, today: date) -> None:
    """Look at terminal, files and content.

    Says in words what the coach finds here. Exits 1 if something needs a look.
    """
    from coach.loading.assembly import load_library

    try:
        library: Library | None = load_library(places.content_place)
        fault = None
    except CoachError as error:
        library, fault = None, error
    words = (library or load_library()).words
    found = [*_machine(words), *_own(words, places), *_content(words, places, library, fault, today)]
    for finding in found:
        write_result(finding.sentence)
    well = all(finding.well for finding in found)
    write_result(words("doctor.well" if well else "doctor.unwell"))
    click.get_current_context().exit(0 if well else 1)


def _machine(words: Words) -> Iterator[DoctorLine]:
    system = f"{platform.system()} {platform.release()}"
    yield DoctorLine(words("doctor.version", version=__version__, python=platform.python_version(), system=system))
    yield _terminal(words)
    encoding = sys.stdout.encoding or "ascii"
    try:
        SIGNS.encode(encoding)
        yield DoctorLine(words("doctor.glyphs", encoding=encoding))
    except UnicodeEncodeError:
        yield DoctorLine(words("doctor.glyphs-poor", encoding=encoding), well=False)
    yield DoctorLine(words(f"doctor.colours-{_colours()}"))


def _terminal(words: Words) -> DoctorLine:
    if not on_terminal():
        return DoctorLine(words("doctor.terminal-none"))
    name = os.environ.get("TERM", "?")
    if name in PLAIN:
        return DoctorLine(words("doctor.terminal-plain", name=name), well=False)
    # The app knows its least size, and the screens come with it.
    from coach.drivers.terminal import window_size
    from coach.screens.dialogs.confirm import LEAST_SIZE

    columns, rows = window_size(sys.stdout.fileno())
    least_columns, least_rows = LEAST_SIZE
    small = columns < least_columns or rows < least_rows
    sizes = {"columns": columns, "rows": rows, "least-columns": least_columns, "least-rows": least_rows}
    key = "doctor.terminal-small" if small else "doctor.terminal"
    return DoctorLine(words(key, name=name, **sizes), well=not small)


def _colours() -> str:
    terminal = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR"):
        return "none"
    if terminal == "linux":
        return "eight"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "millions"
    return "256" if "256color" in terminal else "unknown"


def _own(words: Words, places: Places) -> list[DoctorLine]:
    try:
        folder = places.data_folder
    except HomelessError as error:
        return [_awake(words), _printer(words), DoctorLine(words("doctor.data-wrong", reason=error), well=False)]
    return [_sound(words, folder), _awake(words), _printer(words), *_keys(words, folder), *_files(words, folder)]


def _keys(words: Words, folder: Path) -> Iterator[DoctorLine]:
    """Yield which letters the person has given to keys, if any."""
    from coach.storage.key_changes import read_key_changes
    from coach.widgets.letters import LETTERS

    changes = read_key_changes(folder, LETTERS)
    if changes.trouble:
        yield DoctorLine(words("doctor.keys-wrong", reason=changes.trouble), well=False)
    elif changes.letters:
        listed = ", ".join(f"{name} = {letter}" for name, letter in changes.letters.items())
        yield DoctorLine(words("doctor.keys", letters=listed))


def _sound(words: Words, folder: Path) -> DoctorLine:
    """Return what gives the spoken cues; a voice is tried by having it say a word at no volume."""
    from coach.storage.settings import read_settings
    from coach.voice.speaker import can_play, found

    settings = read_settings(folder)
    if not settings.sound:
        return DoctorLine(words("doctor.sound-off"))
    if settings.voice == "bell":
        return DoctorLine(words("doctor.sound-chosen"))
    voices = found()
    if not voices:
        return DoctorLine(words("doctor.sound-bell"))
    language, said = words("cue.language"), words("player.sound-on")
    for program, path in voices:
        if can_play(program, path, language, said):
            return DoctorLine(words("doctor.sound-voice", program=path))
    return DoctorLine(words("doctor.sound-mute", program=voices[0][1]), well=False)


def _awake(words: Words) -> DoctorLine:
    """Return what keeps the screen awake while a routine runs; it is tried for an instant."""
    from coach.keep_awake import awake_command, can_hold

    command = awake_command()
    if command is None:
        return DoctorLine(words("doctor.awake-none"))
    return DoctorLine(words("doctor.awake" if can_hold(command) else "doctor.awake-fails", program=command[0]))


def _printer(words: Words) -> DoctorLine:
    """Return which printer the summary would go to; nothing is printed to try it."""
    from coach.export.printing.cups import PrintResult
    from coach.export.printing.printers import default_printer

    found = default_printer()
    if isinstance(found, PrintResult):
        return DoctorLine(words(f"doctor.printer-{found}"))
    return DoctorLine(words("doctor.printer", name=found))


def _files(words: Words, folder: Path) -> Iterator[DoctorLine]:
    from coach.crash_report import FILE
    from coach.storage.trial import try_folder
    from coach.storage.visits import VisitStore

    store = VisitStore(folder)
    try:
        private = try_folder(store.folder, undo=True)
        store.look()
    except StorageError as error:
        yield DoctorLine(words("doctor.data-wrong", reason=error), well=False)
        return
    yield DoctorLine(words("doctor.data" if private else "doctor.data-open", folder=folder))
    with suppress(OSError):
        if (folder / FILE).exists():
            yield DoctorLine(words("doctor.crash", path=folder / FILE))


def _content(
    words: Words, places: Places, library: Library | None, fault: CoachError | None, today: date
) -> Iterator[DoctorLine]:
    if library is None:
        missing = isinstance(fault, MissingContentError)
        told = words("doctor.content-missing", reason=fault) if missing else words("doctor.content-wrong")
        yield DoctorLine(told, well=False)
        yield from _wrong_numbers(words, fault)
        return
    clinic = library.clinic
    numbers = {"phone": clinic.phone, "number": clinic.emergency_number}
    yield DoctorLine(words("doctor.clinic", name=clinic.name, **numbers))
    folders = ", ".join(str(folder) for folder in places.content_place.folders())
    counts = {"rules": len(library.rules), "exercises": len(library.exercises)}
    yield DoctorLine(words("doctor.content", version=library.version, folders=folders, **counts))
    yield DoctorLine(words("doctor.content-reviewed" if library.reviewed else "doctor.content-unreviewed"))
    overdue = len(library.overdue(today))
    if overdue:
        yield DoctorLine(words("doctor.content-overdue", count=overdue), well=False)


def _wrong_numbers(words: Words, fault: CoachError | None) -> Iterator[DoctorLine]:
    """Yield what is wrong with the clinic's own file: without its phone number an emergency card could name no one."""
    problems = fault.problems if isinstance(fault, ContentError) else ()
    for problem in problems:
        if problem.key.startswith("clinic"):
            yield DoctorLine(words("doctor.clinic-wrong", problem=problem), well=False)
