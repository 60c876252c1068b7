"""`coach history`: shows the visits that are kept, and deletes them."""

from __future__ import annotations

import sys
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click
from click.core import ParameterSource

from coach.cli.options import Places, takes_places
from coach.cli.output import write_note, write_result
from coach.cli.spoken_commands import SpokenGroup, SpokenOption
from coach.cli.usage import WrongUsageError
from coach.core.errors import StorageError
from coach.loading.sentences import in_words, sentence
from coach.local_time import local_time

if TYPE_CHECKING:
    from coach.core.words import Words
    from coach.storage.visits import VisitStore

SHOWN: Final = 100
"""How many visits are shown without `--all`."""


@click.group(cls=SpokenGroup, invoke_without_command=True, help="history")
@click.option(
    "--format", "form", cls=SpokenOption, type=click.Choice(["text", "json", "csv"]), default="text", help="form"
)
@click.option("--all", "everything", cls=SpokenOption, is_flag=True, help="history-all")
@takes_places("content", "data", "lang")
def history(places: Places, form: Literal["text", "json", "csv"], everything: bool) -> None:
    """Show the visits as a table, the newest first."""
    ctx = click.get_current_context()
    ctx.obj = places
    if ctx.invoked_subcommand is None:
        _show(places, form, everything=everything)
    elif everything:
        raise WrongUsageError("delete-all")
    elif ctx.get_parameter_source("form") is not ParameterSource.DEFAULT:
        raise WrongUsageError("format-delete")


def _show(places: Places, form: Literal["text", "json", "csv"], *, everything: bool) -> None:
    from coach.cli.history_table import history_csv, history_table, record
    from coach.core.history.facts import visit_facts
    from coach.export.json_record import as_json
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    library = load_library(places.content_place)
    store = VisitStore(places.data_folder, library)
    store.look()
    asked_for = None if everything or form != "text" else SHOWN
    visits = [visit_facts(visit, library, local_time) for visit in islice(store.newest(), asked_for)]
    older = store.count() - len(visits) if len(visits) == asked_for else 0
    _tell(store, library.words)
    if form == "json":
        write_result(as_json([record(visit) for visit in visits]), end="", form=form)
    elif form == "csv":
        write_result(history_csv(visits), end="", form=form)
    elif visits:
        write_result(history_table(visits, library), end="")
        if older > 0:
            write_note(library.words("history.older", count=older))
    elif not store.notices:
        write_note(library.words("history.empty", folder=places.data_folder))


@history.command(help="history-delete")
@click.option("--visit", "name", cls=SpokenOption, metavar="ID", help="visit")
@click.option("--all", "everything", cls=SpokenOption, is_flag=True, help="delete-all")
@takes_places("content", "data", "lang")
def delete(places: Places, name: str | None, everything: bool) -> None:
    """Delete visits for good, after a question; what cannot be read as a visit is named and left."""
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    if everything == (name is not None):
        raise WrongUsageError("what-to-delete")
    library = load_library(places.content_place)
    words, store = library.words, VisitStore(places.data_folder, library)
    store.look()
    chosen = [(file, visit.id) for file, visit in chain(store.kept(), store.copies()) if everything or visit.id == name]
    under_way = [file for file, each in chosen if store.elsewhere(each)]
    files = [file for file, _ in chosen if file not in under_way]
    _tell(store, words)
    for file in under_way:
        write_note(words("history.under-way", path=file))
    if not chosen and name is not None:
        raise StorageError(sentence("no-visit", name=name, folder=places.data_folder))
    if everything and not files:
        store.clear_leftovers()
    if not chosen and not store.notices:
        write_note(words("history.empty", folder=places.data_folder))
    elif not files:
        return
    elif _agreed(files, words):
        for file in files:
            store.delete(file)
        if everything:
            store.clear_leftovers()
        write_result(words("history.deleted", count=len(files)))
    else:
        write_note(words("history.not-deleted"))
        return
    for file in store.others() if everything else ():
        write_note(words("history.left", path=file))


def _agreed(files: list[Path], words: Words) -> bool:
    """Ask on the terminal; anything but the word that was asked for is a no."""
    if not sys.stdin.isatty():
        raise WrongUsageError("delete-terminal")
    write_note(words("history.ask", count=len(files), folder=files[0].parent), end="")
    return sys.stdin.readline().strip().casefold() == words("history.agreed").casefold()


def _tell(store: VisitStore, words: Words) -> None:
    for notice in store.notices:
        write_note(in_words(notice, words))
