"""Printing the summary from the app: one job at a time, with a dialog that shows how it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import App

from coach.core.visit.state import Visit
from coach.core.words import Words
from coach.export.printing.cups import PrintJob, PrintResult
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.stack import open_screen

MakeJob = Callable[[str], PrintJob | None]
"""Returns a print job with the given title, or None if nothing can print."""


class SummaryPrinter:
    """Prints the summary and shows how that goes."""

    def __init__(
        self,
        app: App[int],
        words: Words,
        make_job: MakeJob,
        make_page: Callable[[Visit], bytes],
        ended: Callable[[PrintResult], object] = lambda _: None,
    ) -> None:
        """Make the printer of an app.

        Args:
            app: The app whose screens and workers are used.
            words: The interface's words.
            make_job: Makes each print job.
            make_page: Returns the summary of a visit as a PDF; called off the screen's thread.
            ended: Called with the result of each job, in another thread: the app may have ended by then.
        """
        self._app = app
        self._words = words
        self._make_job = make_job
        self._make_page = make_page
        self._ended = ended
        self._job: PrintJob | None = None
        """The job under way."""

    @property
    def prints(self) -> bool:
        """Whether this computer can print."""
        return self._new_job() is not None

    def print(self, visit: Visit) -> None:
        """Print the summary of a visit, unless a job is under way already."""
        if self._job is not None:
            return
        self._job = job = self._new_job()
        dialog = PrintDialog(self._words, visit.place)
        open_screen(self._app, dialog)
        if job is None:
            # A printer was there when the key was offered, and is gone.
            dialog.end(PrintResult.NO_PROGRAM)
            return
        self._app.run_worker(self._follow(job, visit, dialog), group="print")

    def cancel(self) -> None:
        """Cancel the job under way, if any; return at once."""
        if self._job is not None:
            self._job.leave()

    def _new_job(self) -> PrintJob | None:
        return self._make_job(self._words("print.job"))

    async def _follow(self, job: PrintJob, visit: Visit, dialog: PrintDialog) -> None:
        # Making the page takes half a second and printing far longer. The program ends only after this thread has.
        result = await asyncio.to_thread(self._printed, job, visit)
        self._job = None
        if dialog.is_attached:
            dialog.end(result)

    def _printed(self, job: PrintJob, visit: Visit) -> PrintResult:
        result = job.run(self._make_page(visit))
        self._ended(result)
        return result
