"""`coach history`: the visits that are kept, and their deletion."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from click.core import ParameterSource

from coach.cli.options import Places, takes_places
from coach.cli.talk import say
from coach.core.errors import StorageError

if TYPE_CHECKING:
    from coach.core.words import Words
    from coach.storage.visits import VisitStore


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@takes_places("content", "data", "lang")
def history(places: Places, form: Literal["text", "json", "csv"]) -> None:
    """Show your visits as a table.

    The newest first, with the result, minutes moved, and pain before and after.
    """
    ctx = click.get_current_context()
    ctx.obj = places
    if ctx.invoked_subcommand is None:
        _show(places, form)
    elif ctx.get_parameter_source("form") is not ParameterSource.DEFAULT:
        raise click.UsageError("--format goes with the table alone: leave it out here.")


def _show(places: Places, form: Literal["text", "json", "csv"]) -> None:
    from coach.cli.history import history_csv, history_table, kept_visit
    from coach.cli.output import as_json, tell
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    library = load_library(places.content_place)
    store = VisitStore(places.data_folder)
    visits = [kept_visit(visit, library) for visit in store.newest()]
    _tell(store)
    if form == "json":
        tell(as_json([visit.record() for visit in visits]), form)
    elif form == "csv":
        tell(history_csv(visits), form)
    elif visits:
        click.echo(history_table(visits, library), nl=False)
    else:
        say(library.words("history.empty", folder=places.data_folder))


@history.command()
@click.option("--visit", "name", metavar="ID", help="The visit of this name, as --format json tells it.")
@click.option("--all", "everything", is_flag=True, help="Every visit.")
@takes_places("content", "data", "lang")
def delete(places: Places, name: str | None, everything: bool) -> None:
    """Delete visits for good.

    Asks first. What cannot be read as a visit is named and left.
    """
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    if everything == (name is not None):
        raise click.UsageError("Say what to delete: one visit by --visit ID, or --all.")
    words = load_library(places.content_place).words
    store = VisitStore(places.data_folder)
    files = [file for file, visit in store.kept() if everything or visit.id == name]
    _tell(store)
    if not files and name is not None:
        raise StorageError(
            f"No visit {name} is kept in {places.data_folder}. See all names with: coach history --format json"
        )
    if not files:
        say(words("history.empty", folder=places.data_folder))
    elif _agreed(files, words):
        for file in files:
            store.delete(file)
        click.echo(words("history.deleted", count=len(files)))
    else:
        say(words("history.not-deleted"))
        return
    for file in store.others() if everything else ():
        say(words("history.left", path=file))


def _agreed(files: list[Path], words: Words) -> bool:
    """Ask on the terminal; anything but the word itself is a no."""
    if not sys.stdin.isatty():
        raise click.UsageError("A deletion asks first, and that needs a terminal. Nothing was deleted.")
    click.echo(words("history.ask", count=len(files), folder=files[0].parent), nl=False, err=True)
    return sys.stdin.readline().strip().casefold() == words("history.agreed").casefold()


def _tell(store: VisitStore) -> None:
    for notice in store.notices:
        say(notice)
