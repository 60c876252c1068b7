"""`coach content translate`: writes what a translator fills in, and lists what is left to do in a language."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.options import Places, takes_places
from coach.cli.output import write_result
from coach.core.errors import ContentError, MissingContentError

if TYPE_CHECKING:
    from coach.core.words import Words
    from coach.translating.present import Task

EACH = 20
"""The most missing keys that are named one by one; of more, each file's number is told."""


@click.command()
@click.argument("code", metavar="CODE")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the folder CODE into this folder, in place of the content's own.",
)
@takes_places("content")
def translate(places: Places, code: str, output: Path | None) -> None:
    """Write what there is to translate.

    Makes the folder of the language CODE, such as pt or pt-BR, or brings it up to date: each key with its English
    beside it. Words that are there stay. Then lists what is missing, older than its English, or no longer there.
    """
    from coach.loading.assembly import assemble, library_of
    from coach.loading.files import LANGUAGE
    from coach.resources import resource
    from coach.storage.documents import write_whole
    from coach.translating.update import update_of

    if not LANGUAGE.fullmatch(code):
        raise click.UsageError(f"{code!r} is no code of a language: write two or three small letters, or as in pt-BR.")
    content = assemble(replace(places.content_place, language=None, clinic=None))
    if content.problems:
        raise ContentError(content.problems)
    words = library_of(content).words
    if words("cue.language") == code:
        raise click.UsageError(f"{code!r} is the content's own language. Name the one to translate it into.")
    if output is not None and not output.is_dir():
        raise MissingContentError(f"There is no folder at {output}. Name a folder that exists.")
    folder = (output or places.content or resource("content")) / code
    update = update_of(content, code, folder, words("cli.translate.heading", code=code))
    for path, text in update.files.items():
        write_whole(folder / path, text, mode=0o644)
    write_result(words("cli.translate.written", folder=folder, count=len(update.files)))
    tasks = update.tasks
    _list(words, "missing", tasks.missing, code)
    _list(words, "older", tasks.older, code)
    _list(words, "gone", tasks.gone, code)
    done = not (tasks.missing or tasks.older or tasks.gone)
    write_result(words("cli.translate.done" if done else "cli.translate.next", code=code))


def _list(words: Words, kind: str, tasks: list[Task], code: str) -> None:
    """Say how many keys have this to do, and which they are."""
    if not tasks:
        return
    write_result(words(f"cli.translate.{kind}", count=len(tasks)))
    if kind == "missing" and len(tasks) > EACH:
        for path, count in Counter(task.path for task in tasks).items():
            write_result(f"  {code}/{path}: {count}")
        return
    for task in tasks:
        write_result(f"  {code}/{task}")
