"""`coach set new` and `coach set code`: the screens on which a therapist builds a set and shows it as a code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.options import Places, takes_places
from coach.cli.output import write_note, write_result
from coach.cli.spoken_commands import SpokenCommand
from coach.cli.streams import need_screen, on_terminal
from coach.core.errors import StorageError
from coach.loading.sentences import sentence

if TYPE_CHECKING:
    from coach.app.set_builder import SetBuilderApp


@click.command(cls=SpokenCommand, help="set-new")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@takes_places("content", "clinic", "lang")
def new(places: Places, file: Path) -> None:
    """Build a set on the screen, or change one."""
    from coach.loading.assembly import load_library
    from coach.loading.set_files import read_set

    need_screen("no-terminal-set")
    if not file.parent.is_dir():
        raise StorageError(sentence("no-set-folder", folder=file.parent))
    library = load_library(places.content_place)
    written = read_set(file, library) if file.exists() else None
    from coach.app.set_builder import SetBuilderApp

    _run(SetBuilderApp(library, file, written))


@click.command(cls=SpokenCommand, help="set-code")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@takes_places("content", "clinic", "lang")
def code(places: Places, file: Path) -> None:
    """Show a set as a code for a phone; in a pipe its text is written."""
    from coach.core.routine.set_code import set_code
    from coach.export.set_toml import set_toml
    from coach.loading.assembly import load_library
    from coach.loading.set_files import read_set

    library = load_library(places.content_place)
    written = read_set(file, library)
    if not on_terminal():
        write_result(set_code(set_toml(written)))
        return
    need_screen("no-terminal-set")
    from coach.app.set_builder import SetBuilderApp

    _run(SetBuilderApp(library, file, written, at_code=True))


def _run(app: SetBuilderApp) -> None:
    app.run(mouse=False)
    if app.last_words is not None:
        write_note(app.last_words)
    click.get_current_context().exit(app.return_code or 0)
