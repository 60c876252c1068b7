"""Saving the summary as a file in another thread, with a notification of where it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from textual.app import App

from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.visit.state import Visit
from coach.export import Form
from coach.home.saved_summary import save_summary
from coach.loading.sentences import in_words

SHOWN_S: Final = 30
"""How long the notification stays: long enough to write the name down."""


async def save(
    app: App[int], form: Form, visit: Visit, library: Library, visits: Iterable[Visit], clinic: Callable[[], Library]
) -> None:
    """Save the summary of a visit, and notify where it is, or why it could not be saved and what to do.

    Arguments as for `save_summary`.
    """
    try:
        path = await asyncio.to_thread(save_summary, form, visit, library, visits, clinic)
    except StorageError as error:
        app.notify(in_words(error, library.words), severity="warning", timeout=SHOWN_S, markup=False)
        return
    app.notify(library.words("save.done", path=path), timeout=SHOWN_S, markup=False)
