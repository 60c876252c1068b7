"""Names every problem of content, for `coach content check` and for a kiosk that is about to use it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from coach.cli.output import write_note, write_result
from coach.core.errors import MissingContentError, Problem
from coach.loading.place import ContentPlace


def write_check(place: ContentPlace, today: date, more: Iterable[Problem] = ()) -> None:
    """Write each problem of the content and what they come to; exit with 1 if one of them is an error.

    Args:
        place: Where the content is.
        today: The day as of which reviews are judged.
        more: Problems that the content has where it will be used.

    Raises:
        MissingContentError: A folder or file that is named is not there, or the folder has no content.
    """
    from coach.checking import check
    from coach.loading.assembly import assemble, library_of
    from coach.loading.files import content_files

    assembled = assemble(place)
    problems = (*check(assembled, today), *more)
    for problem in problems:
        write_result(str(problem))
    count = sum(len(entries) for entries in assembled.entries.values())
    wrong = sum(not problem.warning for problem in problems)
    if wrong:
        write_note(f"{count} entries read, {wrong} to mend. Mend each and check again.")
        click.get_current_context().exit(1)
    words = library_of(assembled).words
    if place.folder is not None and not any(content_files(place.folder)):
        raise MissingContentError(words("cli.checked-none", folder=place.folder, count=count))
    closing = (
        words("cli.checked-warned", count=count, warnings=len(problems))
        if problems
        else words("cli.checked", count=count)
    )
    write_result(closing)
