"""Writing visits off the screen's thread, one after the other, so that the newest state is the last on disk."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from coach.core.visit import Visit
from coach.storage.visits import VisitStore


class Keeper:
    """One thread that writes visits in the order they come."""

    def __init__(self, store: VisitStore) -> None:
        """Take the store to write to."""
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._finished = False

    async def keep(self, visit: Visit) -> None:
        """Return once the visit is on the disk; after `finish`, whose state is the last, nothing is written.

        Raises:
            StorageError: It cannot be written.
        """
        if self._finished:
            return
        await asyncio.get_running_loop().run_in_executor(self._thread, self._store.save, visit)

    def finish(self, visit: Visit | None) -> None:
        """Write a last state, if any, after all that is under way, and wait for it; a second call does nothing.

        A terminal that closes may send two signals, and a person in a hurry presses a key twice.

        Raises:
            StorageError: It cannot be written.
        """
        if self._finished:
            return
        self._finished = True
        last = self._thread.submit(self._store.save, visit) if visit else None
        self._thread.shutdown(wait=True)
        if last:
            last.result()
