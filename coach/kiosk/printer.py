"""The kiosk's printer: whether a page would find one now, so that paper is offered only where it can come."""

from __future__ import annotations

import threading
from collections.abc import Callable

from coach.app.printing import MakeJob
from coach.export.printing.cups import PrintJob


class KioskPrinter:
    """Makes print jobs as long as the last look found a printer; before the first look there is none.

    Args:
        is_there: Asks the print system whether there is one, which may take seconds.
        make_job: Makes a job with a title.
    """

    def __init__(self, is_there: Callable[[], bool], make_job: MakeJob) -> None:
        self._is_there, self._make_job = is_there, make_job
        self._found = False
        self._one_at_a_time = threading.Lock()

    def look(self) -> None:
        """Have the print system asked, and return at once; while it is being asked, its last answer holds."""
        threading.Thread(target=self._look, name="printer", daemon=True).start()

    def job(self, title: str) -> PrintJob | None:
        """Return a job, or None where nothing can print."""
        return self._make_job(title) if self._found else None

    def _look(self) -> None:
        # While a print system hangs, visitors come and go; one question at a time is enough.
        if not self._one_at_a_time.acquire(blocking=False):
            return
        try:
            self._found = self._is_there()
        finally:
            self._one_at_a_time.release()
