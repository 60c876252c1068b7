"""`coach summary`: writes the last visit's summary, or the guide to when to seek care."""

from __future__ import annotations

import sys
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.options import Places, takes_places
from coach.cli.output import STDOUT, deliver, write_note
from coach.core.errors import StorageError
from coach.export import FORMS, NO_TEXT, Form

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.storage.visits import VisitStore


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write to this file, for your eyes only; - is stdout.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option("--guide", is_flag=True, help="Instead, list every sign that calls for care; no visit is needed.")
@click.option(
    "--since",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Instead, tell on one page what you did since this day, written as 2027-11-22.",
)
@takes_places("content", "clinic", "data", "lang")
def summary(places: Places, form: Form, output: Path | None, force: bool, guide: bool, since: datetime | None) -> None:
    """Show your last visit's summary.

    To keep, or to hand to a clinician.
    """
    if guide and since is not None:
        raise click.UsageError("--guide tells of no visit: leave --since out.")
    from coach.core.visit.journey import has_result
    from coach.export.forms import lost_in_pdf, summary_form
    from coach.loading.assembly import load_library
    from coach.storage.visits import VisitStore

    if form in NO_TEXT and output in (None, STDOUT) and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {form}: name a file with --output.")
    library = load_library(places.content_place)
    if guide:
        deliver(_guide(library, form), form, output, force=force)
        return
    store = VisitStore(places.data_folder, library)
    store.look()
    if since is not None:
        deliver(_period(store, library, since.date(), form), form, output, force=force)
        return
    newest = store.newest()
    first = next(newest, None)
    last = next((visit for visit in chain([first], newest) if visit and has_result(visit, library)), None)
    _tell(store)
    if last is None and store.notices:
        raise StorageError(f"No visit with a result can be read in {places.data_folder}.")
    if last is None:
        raise StorageError(f"No visit with a result is kept in {places.data_folder} yet. Make one with: coach")
    if last is not first:
        write_note(library.words("history.passed-over"))
    local = last.started.astimezone()
    deliver(summary_form(form, last, library, local, store.recent()), form, output, force=force)
    lost = lost_in_pdf(last, library, local, store.recent()) if form == "pdf" else None
    if lost:
        write_note(lost)


def _period(store: VisitStore, library: Library, since: date, form: Form) -> str | bytes:
    from coach.core.report.period import period_report
    from coach.export.period_forms import period_form

    now = datetime.now().astimezone()
    if since > now.date():
        raise click.UsageError(f"--since names a day to come, {since}: name an earlier one.")
    report = period_report(store.newest(), library, since, now)
    _tell(store)
    if report.empty:
        raise StorageError(f"Nothing is kept since {since}: no check and no routine. Name an earlier day.")
    return period_form(form, report, library, now)


def _guide(library: Library, form: str) -> str:
    from coach.core.report.guide import guide_blocks
    from coach.export.markdown import as_markdown
    from coach.export.text import as_text

    if form not in ("text", "markdown"):
        raise click.UsageError("--guide comes as text or as markdown: name one of them with --format.")
    blocks = guide_blocks(library)
    return as_markdown(blocks) if form == "markdown" else as_text(blocks)


def _tell(store: VisitStore) -> None:
    for notice in store.notices:
        write_note(notice)
