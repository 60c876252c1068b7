"""Saving the summary as a file in the person's own folder, in another thread, with a notification of where it is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from textual.app import App

from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.visit.state import Visit
from coach.export import SUFFIXES, Form
from coach.export.forms import summary_form
from coach.storage.documents import own_folder, write_beside
from coach.storage.refusals import UnwritableError

SHOWN_S: Final = 30
"""How long the notification stays: long enough to write the name down."""


async def save(app: App[int], form: Form, visit: Visit, library: Library, visits: Iterable[Visit]) -> None:
    """Save the summary of a visit, and notify where it is, or why it could not be saved and what to do."""
    try:
        path = await asyncio.to_thread(_written, form, visit, library, visits)
    except StorageError as error:
        reason = (
            error.naming("another folder with coach summary --output") if isinstance(error, UnwritableError) else error
        )
        app.notify(str(reason), severity="warning", timeout=SHOWN_S, markup=False)
        return
    app.notify(library.words("save.done", path=path), timeout=SHOWN_S, markup=False)


def _written(form: Form, visit: Visit, library: Library, visits: Iterable[Visit]) -> Path:
    local = visit.started.astimezone()
    # The name says nothing of the result: other people may see a folder.
    name = f"{library.words('save.name', day=f'{local:%Y-%m-%d}')}.{SUFFIXES[form]}"
    return write_beside(own_folder() / name, summary_form(form, visit, library, local, visits))
