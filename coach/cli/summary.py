"""`coach summary`: writes the last visit's summary, or the guide to when to seek care."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.options import Places, takes_output, takes_places
from coach.cli.output import STDOUT, deliver, write_note
from coach.cli.spoken_commands import SpokenCommand, SpokenOption
from coach.cli.usage import WrongUsageError
from coach.core.errors import StorageError
from coach.export import FORMS, NO_TEXT, Form
from coach.loading.sentences import in_words, sentence
from coach.local_time import local_time

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.storage.visits import VisitStore


@click.command(cls=SpokenCommand, help="summary")
@click.option("--format", "form", cls=SpokenOption, type=click.Choice(FORMS), default="text", help="form")
@takes_output()
@click.option("--guide", cls=SpokenOption, is_flag=True, help="guide")
@click.option("--since", cls=SpokenOption, metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="since")
@takes_places("content", "clinic", "data", "lang")
def summary(places: Places, form: Form, output: Path | None, force: bool, guide: bool, since: datetime | None) -> None:
    """Show the last visit's summary, the guide, or a page about some time."""
    if guide and since is not None:
        raise WrongUsageError("guide-since")
    from coach.core.visit.journey import has_result
    from coach.export.forms import lost_in_pdf, summary_form
    from coach.loading.assembly import load_library
    from coach.loading.clinic_language import content_for_clinic
    from coach.storage.visits import VisitStore

    if form in NO_TEXT and output in (None, STDOUT) and sys.stdout.isatty():
        raise WrongUsageError("no-text", form=form)
    library = load_library(places.content_place)
    if guide:
        deliver(_guide(library, form), form, output, force=force)
        return
    store, clinic = VisitStore(places.data_folder, library), content_for_clinic(library, places.content_place)
    store.look()
    if since is not None:
        deliver(_period(store, library, clinic(), since.date(), form), form, output, force=force)
        return
    newest = store.newest()
    first = next(newest, None)
    last = next((visit for visit in chain([first], newest) if visit and has_result(visit, library)), None)
    _tell(store, library)
    if last is None and store.notices:
        raise StorageError(sentence("no-result-read", folder=places.data_folder))
    if last is None:
        raise StorageError(sentence("no-result", folder=places.data_folder))
    if last is not first:
        write_note(library.words("history.passed-over"))
    local = local_time(last.started)
    deliver(summary_form(form, last, library, local, store.recent(), clinic()), form, output, force=force)
    lost = lost_in_pdf(last, library, local, store.recent(), clinic()) if form == "pdf" else None
    if lost:
        write_note(lost)


def _period(store: VisitStore, library: Library, clinic: Library, since: date, form: Form) -> str | bytes:
    from coach.core.report.clinic_copy import language_of
    from coach.core.report.period import period_report
    from coach.core.report.period_blocks import PeriodCopy
    from coach.export.period_forms import period_form

    now = local_time(datetime.now(UTC))
    if since > now.date():
        raise WrongUsageError("since-coming", day=since)
    report = period_report(store.newest(), library, since, now)
    _tell(store, library)
    if report.empty:
        raise StorageError(sentence("nothing-since", day=since))
    if language_of(clinic) == language_of(library):
        return period_form(form, report, library, now)
    copy = PeriodCopy(period_report(store.newest(), clinic, since, now), clinic)
    return period_form(form, report, library, now, copy)


def _guide(library: Library, form: str) -> str:
    from coach.core.report.guide import guide_blocks
    from coach.export.markdown import as_markdown
    from coach.export.text import as_text

    if form not in ("text", "markdown"):
        raise WrongUsageError("guide-form")
    blocks = guide_blocks(library)
    return as_markdown(blocks) if form == "markdown" else as_text(blocks)


def _tell(store: VisitStore, library: Library) -> None:
    for notice in store.notices:
        write_note(in_words(notice, library.words))
