"""`coach summary` and `coach history`: what is kept of earlier visits."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coach.cli.options import Places, takes_places
from coach.core.errors import StorageError
from coach.handoff import FORMS, NO_TEXT, Form

if TYPE_CHECKING:
    from coach.storage.visits import VisitStore


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file, for your eyes only."
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@takes_places("content", "clinic", "data")
def summary(places: Places, form: Form, output: Path | None, force: bool) -> None:
    """Show your last visit's summary.

    To keep, or to hand to a clinician.
    """
    from coach.cli.output import deliver
    from coach.core.journey import has_result
    from coach.handoff.forms import summary_form
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    if form in NO_TEXT and output is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {form}: name a file with --output.")
    library = load_library(places.content_place)
    store = VisitStore(places.data_folder)
    newest = store.newest()
    first = next(newest, None)
    last = next((visit for visit in chain([first], newest) if visit and has_result(visit, library)), None)
    _tell(store)
    if last is None:
        raise StorageError(f"No visit with a result is kept in {places.data_folder} yet. Make one with: coach")
    if last is not first:
        click.echo(library.words("history.passed-over"), err=True)
    deliver(summary_form(form, last, library, last.started.astimezone()), output, force=force)


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@takes_places("content", "data")
def history(places: Places, form: Literal["text", "json"]) -> None:
    """Show your visits as a table.

    The newest first, with the result, minutes moved, and pain before and after.
    """
    from coach.cli.history import history_table, kept_visit
    from coach.cli.output import as_json
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    library = load_library(places.content_place)
    store = VisitStore(places.data_folder)
    visits = [kept_visit(visit, library) for visit in store.newest()]
    _tell(store)
    if form == "json":
        click.echo(as_json([visit.record() for visit in visits]), nl=False)
    elif visits:
        click.echo(history_table(visits, library), nl=False)
    else:
        click.echo(library.words("history.empty", folder=places.data_folder), err=True)


def _tell(store: VisitStore) -> None:
    for notice in store.notices:
        click.echo(notice, err=True)
