"""`coach doctor`: what the coach finds here, in words."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from coach import __version__
from coach.cli.options import Places, takes_places, takes_today
from coach.core.errors import CoachError, MissingContentError, StorageError

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.words import Words

SIGNS = "▲♦■▀▄█"
"""What the screens cannot do without."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    sentence: str
    well: bool = True


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
    sound = _sound(words, places.data_folder)
    found = [
        *_machine(words),
        sound,
        _printer(words),
        *_files(words, places.data_folder),
        *_content(words, places, library, fault, today),
    ]
    for finding in found:
        click.echo(finding.sentence)
    well = all(finding.well for finding in found)
    click.echo(words("doctor.well" if well else "doctor.unwell"))
    click.get_current_context().exit(0 if well else 1)


def _machine(words: Words) -> Iterator[Finding]:
    system = f"{platform.system()} {platform.release()}"
    yield Finding(words("doctor.version", version=__version__, python=platform.python_version(), system=system))
    yield _terminal(words)
    encoding = sys.stdout.encoding or "ascii"
    try:
        SIGNS.encode(encoding)
        yield Finding(words("doctor.glyphs", encoding=encoding))
    except UnicodeEncodeError:
        yield Finding(words("doctor.glyphs-poor", encoding=encoding), well=False)
    yield Finding(words(f"doctor.colours-{_colours()}"))


def _terminal(words: Words) -> Finding:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Finding(words("doctor.terminal-none"))
    # The app knows its least size, and the screens come with it.
    from coach.screens.asking import LEAST_SIZE

    columns, rows = shutil.get_terminal_size()
    least_columns, least_rows = LEAST_SIZE
    small = columns < least_columns or rows < least_rows
    sizes = {"columns": columns, "rows": rows, "least-columns": least_columns, "least-rows": least_rows}
    key = "doctor.terminal-small" if small else "doctor.terminal"
    return Finding(words(key, name=os.environ.get("TERM", "?"), **sizes), well=not small)


def _colours() -> str:
    terminal = os.environ.get("TERM", "")
    if "NO_COLOR" in os.environ:
        return "none"
    if terminal == "linux":
        return "eight"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "millions"
    return "256" if "256color" in terminal else "unknown"


def _sound(words: Words, folder: Path) -> Finding:
    """Say what gives the routine's cues for the ear; a voice that is there is not tried."""
    from coach.storage.settings import read_settings
    from coach.voice.speaker import found

    if not read_settings(folder).sound:
        return Finding(words("doctor.sound-off"))
    voices = found()
    return Finding(words("doctor.sound-voice", program=voices[0][1]) if voices else words("doctor.sound-bell"))


def _printer(words: Words) -> Finding:
    """Say which printer the summary would go to; one that is there is not tried."""
    from coach.handoff.printers import default_printer
    from coach.handoff.printing import Outcome

    found = default_printer()
    if isinstance(found, Outcome):
        return Finding(words(f"doctor.printer-{found}"))
    return Finding(words("doctor.printer", name=found))


def _files(words: Words, folder: Path) -> Iterator[Finding]:
    from coach.crash import FILE
    from coach.storage.trial import try_folder
    from coach.storage.visits import VisitStore

    store = VisitStore(folder)
    try:
        private = try_folder(store.folder, undo=True)
        store.look()
    except StorageError as error:
        yield Finding(words("doctor.data-wrong", reason=error), well=False)
        return
    yield Finding(words("doctor.data" if private else "doctor.data-open", folder=folder))
    with suppress(OSError):
        if (folder / FILE).exists():
            yield Finding(words("doctor.crash", path=folder / FILE))


def _content(
    words: Words, places: Places, library: Library | None, fault: CoachError | None, today: date
) -> Iterator[Finding]:
    if library is None:
        missing = isinstance(fault, MissingContentError)
        told = words("doctor.content-missing", reason=fault) if missing else words("doctor.content-wrong")
        yield Finding(told, well=False)
        return
    folders = ", ".join(str(folder) for folder in places.content_place.folders())
    counts = {"rules": len(library.rules), "exercises": len(library.exercises)}
    yield Finding(words("doctor.content", version=library.version, folders=folders, **counts))
    yield Finding(words("doctor.content-reviewed" if library.reviewed else "doctor.content-unreviewed"))
    overdue = len(library.overdue(today))
    if overdue:
        yield Finding(words("doctor.content-overdue", count=overdue), well=False)
