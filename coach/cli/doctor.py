"""`coach doctor`: says in words how the terminal, the person's files and the content are."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach import __version__
from coach.cli.doctor_devices import awake, printer, sound, voices
from coach.cli.doctor_line import DoctorLine
from coach.cli.options import Places, takes_places, takes_today
from coach.cli.output import write_result
from coach.cli.spoken_commands import SpokenCommand, SpokenOption
from coach.cli.streams import PLAIN, need_screen, on_terminal
from coach.core.errors import CoachError, ContentError, MissingContentError, StorageError
from coach.loading.sentences import in_words
from coach.storage.documents import HomelessError

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.words import Words
    from coach.drawing.palette import Colours
    from coach.drawing.rungs import RungChoice
    from coach.drawing.terminals import Found

SIGNS = "▲♦■▀▄█"
"""Characters that the screens cannot do without."""


@click.command(cls=SpokenCommand, help="doctor")
@click.option("--pictures", cls=SpokenOption, is_flag=True, help="doctor-pictures")
@takes_today
@click.option("--plain", cls=SpokenOption, type=click.Choice(["on", "off"]), help="doctor-plain")
@takes_places("content", "clinic", "data", "lang")
def doctor(places: Places, today: date, pictures: bool, plain: str | None) -> None:
    """Say in words how terminal, files and content are; exit 1 if something needs a look."""
    if plain is not None:
        _remember_lines(places.data_folder, on=plain == "on")
    if pictures:
        _choose_pictures(places)
        return
    from coach.loading.assembly import load_library

    try:
        library: Library | None = load_library(places.content_place)
        fault = None
    except CoachError as error:
        library, fault = None, error
    usable = library or load_library()
    words = usable.words
    found = [*_machine(words), *_own(usable, places), *_content(words, places, library, fault, today)]
    for finding in found:
        write_result(finding.sentence)
    well = all(finding.well for finding in found)
    write_result(words("doctor.well" if well else "doctor.unwell"))
    click.get_current_context().exit(0 if well else 1)


def _remember_lines(folder: Path, *, on: bool) -> None:
    from coach.storage.settings import read_settings, write_settings

    before = read_settings(folder)
    write_settings(folder, replace(before, plain=on), before)


def _lines(words: Words, places: Places) -> DoctorLine:
    """Return whether coach speaks in lines here, without being asked to."""
    from coach.cli.run_lines import wants_lines

    return DoctorLine(words("doctor.lines-on" if wants_lines(places) else "doctor.lines-off"))


def _choose_pictures(places: Places) -> None:
    """Show pictures of every kind and remember which the person chose; where colours are few there is no choice."""
    from coach.loading.assembly import load_library

    need_screen("no-terminal-pictures")
    library = load_library(places.content_place)
    (rung, why), _ = _rung(places.data_folder, library)
    if why == "colours":
        write_result(library.words("doctor.pictures-colours", rung=library.words(f"doctor.rung-{rung}")))
        return
    from coach.cli.picture_trial import choose_pictures

    choose_pictures(library, places.data_folder)


def _rung(folder: Path, library: Library) -> tuple[RungChoice, Found]:
    """Return how finely the app draws pictures here, and what is known of the terminal, which is asked."""
    from coach.drawing.rungs import rung_for
    from coach.drawing.terminals import found_by
    from coach.drivers.asking import ask_here
    from coach.storage.settings import read_settings

    told: dict[str, Colours] = {"none": "none", "eight": "eight"}
    answers = ask_here()
    found = found_by(answers.name, answers.graphics, os.environ, library.terminals)
    return rung_for(told.get(_colours(), "all"), None, read_settings(folder).pictures, found.known), found


def _pictures(library: Library, folder: Path) -> DoctorLine:
    """Return how pictures are drawn, and why so."""
    (rung, why), found = _rung(folder, library)
    key = "doctor.pictures-far" if (why, found.why) == ("found", "far") else f"doctor.pictures-{why}"
    words = library.words
    return DoctorLine(words(key, rung=words(f"doctor.rung-{rung}"), name=found.name))


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


def _own(library: Library, places: Places) -> list[DoctorLine]:
    words = library.words
    try:
        folder = places.data_folder
    except HomelessError as error:
        return [
            awake(words),
            printer(words),
            DoctorLine(words("doctor.data-wrong", reason=in_words(error, words)), well=False),
        ]
    drawn = [_lines(words, places), *_theme(words, folder), _pictures(library, folder)]
    found = [*drawn, sound(words, folder), *voices(words, places, folder), awake(words), printer(words)]
    return [*found, *_keys(words, folder), *_files(words, folder)]


def _keys(words: Words, folder: Path) -> Iterator[DoctorLine]:
    """Yield which letters the person has given to keys, if any."""
    from coach.storage.key_changes import read_key_changes
    from coach.widgets.letters import LETTERS

    changes = read_key_changes(folder, LETTERS)
    if changes.trouble:
        yield DoctorLine(words("doctor.keys-wrong", reason=in_words(changes.trouble, words)), well=False)
    elif changes.letters:
        listed = ", ".join(f"{name} = {letter}" for name, letter in changes.letters.items())
        yield DoctorLine(words("doctor.keys", letters=listed))


def _theme(words: Words, folder: Path) -> Iterator[DoctorLine]:
    """Yield which theme the person has and which key changes it; nothing on a Linux console, which has its own."""
    from coach.storage.key_changes import read_key_changes
    from coach.storage.settings import read_settings
    from coach.themes import CONSOLE, short_name, theme_for
    from coach.widgets.letters import LETTERS

    theme = theme_for(read_settings(folder).theme, os.environ.get("TERM"))
    if theme != CONSOLE:
        key = {**LETTERS, **read_key_changes(folder, LETTERS).letters}["theme"]
        yield DoctorLine(words("doctor.theme", theme=words(f"theme.{short_name(theme)}"), key=key))


def _files(words: Words, folder: Path) -> Iterator[DoctorLine]:
    from coach.crash_report import FILE
    from coach.storage.trial import try_folder
    from coach.storage.visits import VisitStore

    store = VisitStore(folder)
    try:
        private = try_folder(store.folder, undo=True)
        store.look()
    except StorageError as error:
        yield DoctorLine(words("doctor.data-wrong", reason=in_words(error, words)), well=False)
        return
    yield DoctorLine(words("doctor.data" if private else "doctor.data-open", folder=folder))
    with suppress(OSError):
        if (folder / FILE).exists():
            yield DoctorLine(words("doctor.crash", path=folder / FILE))


def _content(
    words: Words, places: Places, library: Library | None, fault: CoachError | None, today: date
) -> Iterator[DoctorLine]:
    if library is None:
        missing = in_words(fault, words) if isinstance(fault, MissingContentError) else None
        told = words("doctor.content-missing", reason=missing) if missing else words("doctor.content-wrong")
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
