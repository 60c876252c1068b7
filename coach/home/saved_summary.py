"""The summary as a file in the person's own folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from coach.core.library import Library
from coach.core.visit.state import Visit
from coach.export import SUFFIXES, Form
from coach.export.forms import summary_form
from coach.local_time import local_time
from coach.storage.documents import own_folder, write_beside
from coach.storage.refusals import UnwritableError


def save_summary(
    form: Form, visit: Visit, library: Library, visits: Iterable[Visit], clinic: Callable[[], Library]
) -> Path:
    """Save the summary of a visit and return where it is.

    Args:
        form: The form.
        visit: The visit.
        library: All content.
        visits: The person's visits, the newest first.
        clinic: Returns all content in the language of the clinic's staff.

    Raises:
        StorageError: It cannot be saved; the text says what to do.
    """
    local = local_time(visit.started)
    # The name says nothing of the result: other people may see a folder.
    name = f"{library.words('save.name', day=f'{local:%Y-%m-%d}')}.{SUFFIXES[form]}"
    try:
        return write_beside(own_folder() / name, summary_form(form, visit, library, local, visits, clinic()))
    except UnwritableError as error:
        raise error.naming("summary") from error
