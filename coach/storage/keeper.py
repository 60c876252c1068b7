"""Writes visits in a thread of its own, one after the other, so that the screen never waits for the disk."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from coach.core.errors import StorageError
from coach.core.visit.state import Visit
from coach.storage.visits import VisitStore


class Keeper:
    """A thread that writes visits in the order in which they come, so that the newest state is the last on disk."""

    def __init__(self, store: VisitStore) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._finished = False

    def hold(self, name: str) -> bool:
        """Claim the visit of this name for this program; return False where another program holds it.

        Raises:
            StorageError: The folder cannot be made.
        """
        return self._thread.submit(self._store.hold, name).result()

    def let_go(self) -> Future[None]:
        """Release the visits that this program holds, after all pending writes."""
        return self._thread.submit(self._store.let_go) if not self._finished else _nothing()

    def put(self, visit: Visit) -> Future[None]:
        """Queue a visit to be written, and return a future of the write.

        After `finish` nothing is written any more.
        """
        return self._thread.submit(self._write, visit) if not self._finished else _nothing()

    def keep(self, visit: Visit) -> asyncio.Future[None]:
        """Write a visit as `put` does; the future can be awaited, and raises StorageError if the write failed."""
        return asyncio.wrap_future(self.put(visit))

    def finish(self, visit: Visit | None) -> None:
        """Write a last state, if any, wait for all writes and end the thread; a second call does nothing.

        There may be a second call, since a terminal that closes can send two signals.

        Raises:
            StorageError: It cannot be written.
        """
        if self._finished:
            return
        last = self.put(visit) if visit else _nothing()
        self._finished = True
        self._thread.submit(self._store.let_go)
        self._thread.shutdown(wait=True)
        last.result()

    def _write(self, visit: Visit) -> None:
        # Even where it cannot be held, `save` merges what another program has written.
        with suppress(StorageError):
            self._store.hold(visit.id)
        self._store.save(visit)


def _nothing() -> Future[None]:
    done: Future[None] = Future()
    done.set_result(None)
    return done
