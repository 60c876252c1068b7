"""The kiosk's queue at the printer: emptied between visitors, so that no page comes out beside somebody else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from coach.export.printing.cups import PrintJob, PrintResult

AGAIN_S = 60.0
"""After so long a print system that gave no answer is asked once more."""


class PrintQueue:
    """Takes back the pages of earlier visitors; any thread may use it.

    Args:
        take_back: Cancels all pages of the kiosk's user; returns whether none of them can come out any more.
        wait: Waits for so many seconds.
    """

    def __init__(self, take_back: Callable[[], bool], wait: Callable[[float], object] = time.sleep) -> None:
        self._take_back, self._wait = take_back, wait
        self._one_at_a_time = threading.Lock()
        self._stale = False
        """Whether a page of an earlier visitor may wait in the queue."""
        self._asks_again = False
        """Whether a thread waits to ask the print system once more."""

    def empty(self) -> None:
        """Take back whatever waits, and return at once; a print system without an answer is asked until it gives one.

        Call it when a visitor has gone. While a page is printed nobody can finish, so that none of theirs is cut off.
        """
        self._stale = True
        threading.Thread(target=self._empty_at_last, name="print-queue", daemon=True).start()

    def behind_others(self, job: PrintJob | None) -> PrintJob | None:
        """Return a job that is sent only once no page of an earlier visitor is taken back any more; None for None."""
        return None if job is None else _Job(job, self._empty_once)

    def _empty_at_last(self) -> None:
        while not self._empty_once() and not self._asks_again:
            self._asks_again = True
            self._wait(AGAIN_S)
            self._asks_again = False

    def _empty_once(self) -> bool:
        with self._one_at_a_time:
            # Whoever waited for the lock finds it done: a page that was sent meanwhile is the next visitor's.
            if self._stale:
                self._stale = not self._take_back()
            return not self._stale


class _Job:
    """A page that goes to the printer after the queue was emptied."""

    def __init__(self, job: PrintJob, empty: Callable[[], bool]) -> None:
        self._job, self._empty = job, empty

    def run(self, document: bytes) -> PrintResult:
        """Print a PDF and return how it ended; where no answer comes from the print system, nothing is sent."""
        if not self._empty():
            return PrintResult.SLOW
        return self._job.run(document)

    def leave(self) -> None:
        """Cancel the page; `run`, in its thread, then ends soon."""
        self._job.leave()
