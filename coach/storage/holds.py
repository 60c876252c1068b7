"""Holds: which visits this program writes, so that no other goes on with them at the same time."""

from __future__ import annotations

from pathlib import Path

from coach.storage.locks import Lock, held, take


class Holds:
    """The visits of one folder that this program writes; given up when it ends, however it ends."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._locks: dict[Path, Lock] = {}

    def hold(self, file: Path) -> bool:
        """Say that this program writes a visit from now on; False where another one does."""
        if file not in self._locks:
            lock = take(file)
            if lock is None:
                return False
            self._locks[file] = lock
        return True

    def elsewhere(self, file: Path) -> bool:
        """Say whether another program writes a visit."""
        return file not in self._locks and held(file)

    def let_go(self) -> None:
        """Give up every visit."""
        for file in tuple(self._locks):
            self._locks[file].release()
            del self._locks[file]
