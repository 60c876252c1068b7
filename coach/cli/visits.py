"""`coach summary`: what is kept of the last visit, and the guide to when to seek care."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coach.cli.options import Places, takes_places
from coach.core.errors import StorageError

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.visit import Visit
    from coach.storage.visits import VisitStore


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file, for your eyes only."
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option("--guide", is_flag=True, help="Instead, list every sign that calls for care; no visit is needed.")
@takes_places("content", "clinic", "data")
def summary(
    places: Places, form: Literal["text", "markdown", "json"], output: Path | None, force: bool, guide: bool
) -> None:
    """Show your last visit's summary.

    To keep, or to hand to a clinician.
    """
    from coach.cli.output import deliver
    from coach.core.journey import has_result
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    library = load_library(places.content_place)
    if guide:
        deliver(_guide(library, form), output, force=force)
        return
    store = VisitStore(places.data_folder)
    newest = store.newest()
    first = next(newest, None)
    last = next((visit for visit in chain([first], newest) if visit and has_result(visit, library)), None)
    _tell(store)
    if last is None:
        raise StorageError(f"No visit with a result is kept in {places.data_folder} yet. Make one with: coach")
    if last is not first:
        click.echo(library.words("history.passed-over"), err=True)
    deliver(_summary(last, library, form), output, force=force)


def _guide(library: Library, form: str) -> str:
    from coach.core.guide import guide_blocks
    from coach.handoff.markdown import as_markdown
    from coach.handoff.text import as_text

    if form not in ("text", "markdown"):
        raise click.UsageError("--guide comes as text or as markdown: name one of them with --format.")
    blocks = guide_blocks(library)
    return as_markdown(blocks) if form == "markdown" else as_text(blocks)


def _summary(visit: Visit, library: Library, form: Literal["text", "markdown", "json"]) -> str:
    from coach.cli.output import as_json
    from coach.core.leaflet import summary_blocks
    from coach.core.summary import summarise
    from coach.handoff.markdown import as_markdown
    from coach.handoff.record import summary_record
    from coach.handoff.text import as_text

    facts = summarise(visit, library)
    if form == "json":
        return as_json(summary_record(facts))
    blocks = summary_blocks(facts, library, visit.started.astimezone())
    return as_markdown(blocks) if form == "markdown" else as_text(blocks)


def _tell(store: VisitStore) -> None:
    for notice in store.notices:
        click.echo(notice, err=True)
