"""Writing visits off the screen's thread, one after the other, so that the newest state is the last on disk."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from coach.core.errors import StorageError
from coach.core.visit.state import Visit
from coach.storage.visits import VisitStore


class Keeper:
    """One thread that writes visits in the order they come."""

    def __init__(self, store: VisitStore) -> None:
        """Take the store to write to."""
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._finished = False

    def hold(self, name: str) -> bool:
        """Say that visits of this name are written here from now on; False where another program writes them.

        Raises:
            StorageError: The folder cannot be made.
        """
        return self._thread.submit(self._store.hold, name).result()

    def let_go(self) -> Future[None]:
        """Give up the visits that are written here, once all that is under way is on the disk."""
        return self._thread.submit(self._store.let_go) if not self._finished else _nothing()

    def put(self, visit: Visit) -> Future[None]:
        """Write a visit after all that is under way, and return at once; what is returned tells the end.

        After `finish`, whose state is the last, nothing is written.
        """
        return self._thread.submit(self._write, visit) if not self._finished else _nothing()

    def keep(self, visit: Visit) -> asyncio.Future[None]:
        """Write a visit as `put` does; what is returned can be awaited, and raises a StorageError if it failed."""
        return asyncio.wrap_future(self.put(visit))

    def finish(self, visit: Visit | None) -> None:
        """Write a last state, if any, after all that is under way, and wait for it; a second call does nothing.

        A terminal that closes may send two signals, and a person in a hurry presses a key twice. What another program
        has told of the visit since stays.

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
        # Where it cannot be held, what another program has told of it is kept all the same.
        with suppress(StorageError):
            self._store.hold(visit.id)
        self._store.save(visit)


def _nothing() -> Future[None]:
    done: Future[None] = Future()
    done.set_result(None)
    return done
