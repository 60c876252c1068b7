"""`coach content`: lists the problems of content that a clinic has written, and lists what the content holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import click

from coach.cli.options import Places, takes_places, takes_today
from coach.cli.output import write_note, write_result
from coach.cli.preview import preview
from coach.core.errors import MissingContentError
from coach.loading.place import ContentPlace

KINDS = {
    "questions": "question",
    "rules": "rule",
    "exercises": "exercise",
    "plans": "plan",
    "topics": "topic",
    "sources": "source",
}
"""What can be listed, with the kind of entry that each names."""


@click.group(no_args_is_help=False)
def content() -> None:
    """Check, list or preview the content."""


content.add_command(preview)


@content.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@takes_today
@takes_places("clinic")
def check(places: Places, folder: Path | None, today: date) -> None:
    """Name every problem of the content.

    Reads DIR, or the shipped content, and names each problem with its file, line and key. Exits 1 if there is an error.
    """
    from coach.checking import check as problems_of
    from coach.loading.assembly import assemble, library_of
    from coach.loading.files import content_files

    if folder is not None and places.content is not None:
        raise click.UsageError("Name the content folder once: either DIR or --content.")
    if places.lang is not None:
        raise click.UsageError("Every language is checked: leave --lang out here.")
    own = folder or places.content
    assembled = assemble(ContentPlace(own, places.clinic))
    problems = problems_of(assembled, today)
    for problem in problems:
        write_result(str(problem))
    count = sum(len(entries) for entries in assembled.entries.values())
    wrong = sum(not problem.warning for problem in problems)
    if wrong:
        write_note(f"{count} entries read, {wrong} to mend. Mend each and check again.")
        click.get_current_context().exit(1)
    words = library_of(assembled).words
    if own is not None and not any(content_files(own)):
        raise MissingContentError(words("cli.checked-none", folder=own, count=count))
    closing = (
        words("cli.checked-warned", count=count, warnings=len(problems))
        if problems
        else words("cli.checked", count=count)
    )
    write_result(closing)


@content.command("list")
@click.argument("kind", metavar="|".join(KINDS), type=click.Choice(list(KINDS)))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@takes_places("content", "clinic", "lang")
def list_entries(places: Places, kind: str, form: Literal["text", "json"]) -> None:
    """List entries with their ids."""
    from coach.export.json_record import as_json
    from coach.loading.assembly import load_library

    library = load_library(places.content_place)
    found: dict[str, list[Any]] = {
        "questions": list(library.questions.values()),
        "rules": list(library.rules.values()),
        "exercises": list(library.exercises.values()),
        "plans": list(library.planning.plan),
        "topics": list(library.topics.values()),
        "sources": list(library.sources.values()),
    }
    records = [entry.model_dump(mode="json", exclude_none=True) for entry in found[kind]]
    if form == "json":
        write_result(as_json(records), end="", form=form)
        return
    width = max((len(record["id"]) for record in records), default=0)
    for record in records:
        write_result(f"{record['id']:<{width}}  {library.words(f'cli.list.{kind}', **record)}")
