"""`coach content`: checks content that a clinic has written, lists what it holds, and helps to translate it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import click

from coach.cli.content_check import write_check
from coach.cli.options import Places, takes_places, takes_today
from coach.cli.output import write_result
from coach.cli.preview import preview
from coach.cli.spoken_commands import SpokenGroup
from coach.cli.translate import translate
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


@click.group(cls=SpokenGroup, no_args_is_help=False, help="content")
def content() -> None:
    """Check, list, preview or translate the content."""


content.add_command(preview)
content.add_command(translate)


@content.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@takes_today
@takes_places("clinic")
def check(places: Places, folder: Path | None, today: date) -> None:
    """Name every problem of the content.

    Reads DIR, or the shipped content, and names each problem with its file, line and key. Exits 1 if there is an error.
    """
    if folder is not None and places.content is not None:
        raise click.UsageError("Name the content folder once: either DIR or --content.")
    if places.lang is not None:
        raise click.UsageError("Every language is checked: leave --lang out here.")
    write_check(ContentPlace(folder or places.content, places.clinic), today)


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
