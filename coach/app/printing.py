"""Handing out: the summary leaves the program on paper, one page at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from textual.app import App

from coach.core.library import Library
from coach.core.visit.state import Visit
from coach.export.forms import summary_form
from coach.export.printing.cups import PrintJob, PrintResult
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.stack import open_screen

MakeJob = Callable[[str], PrintJob | None]
"""Takes the title of a job; gives None where nothing can print."""


class SummaryPrinter:
    """Prints the summary and shows how that goes."""

    def __init__(
        self,
        app: App[int],
        library: Library,
        make_job: MakeJob,
        visits: Callable[[], Iterable[Visit]],
        ended: Callable[[PrintResult], object] = lambda _: None,
    ) -> None:
        """Take the app whose screens to show, and what prints.

        Args:
            app: It runs what takes long.
            library: All content.
            make_job: Where jobs come from.
            visits: Gives the visits, the newest first.
            ended: Is told how each page ended.
        """
        self._app = app
        self._library = library
        self._make_job = make_job
        self._visits = visits
        self._ended = ended
        self._job: PrintJob | None = None
        """The page on its way."""

    @property
    def prints(self) -> bool:
        """Whether this computer can print."""
        return self._new_job() is not None

    def print(self, visit: Visit) -> None:
        """Print the summary of a visit, unless a page is on its way already."""
        if self._job is not None:
            return
        self._job = job = self._new_job()
        sheet = PrintDialog(self._library.words, visit.place)
        open_screen(self._app, sheet)
        if job is None:
            # It could print when the key was offered.
            sheet.end(PrintResult.NO_PROGRAM)
            return
        self._app.run_worker(self._follow(job, visit, sheet), group="print")

    def leave(self) -> None:
        """Take back the page that is on its way, if any; returns at once."""
        if self._job is not None:
            self._job.leave()

    def _new_job(self) -> PrintJob | None:
        return self._make_job(self._library.words("print.job"))

    async def _follow(self, job: PrintJob, visit: Visit, sheet: PrintDialog) -> None:
        # Making the page takes half a second, printing it far longer; the end of the program waits for this thread.
        outcome = await asyncio.to_thread(self._printed, job, visit)
        self._job = None
        self._ended(outcome)
        if sheet.is_attached:
            sheet.end(outcome)

    def _printed(self, job: PrintJob, visit: Visit) -> PrintResult:
        page = summary_form("pdf", visit, self._library, visit.started.astimezone(), self._visits())
        assert isinstance(page, bytes)
        return job.run(page)
