"""Keeps track of which visits this program writes, so that no other program continues them at the same time."""

from __future__ import annotations

from pathlib import Path

from coach.storage.locks import Lock, held, take


class Holds:
    """The visits of one folder that this program holds; the system releases them when it ends, however it ends."""

    def __init__(self) -> None:
        self._locks: dict[Path, Lock] = {}

    def hold(self, file: Path) -> bool:
        """Claim a visit for this program; return False where another program holds it."""
        if file not in self._locks:
            lock = take(file)
            if lock is None:
                return False
            self._locks[file] = lock
        return True

    def elsewhere(self, file: Path) -> bool:
        """Return whether another program holds a visit."""
        return file not in self._locks and held(file)

    def let_go(self) -> None:
        """Give up every visit."""
        for file in tuple(self._locks):
            self._locks[file].release()
            del self._locks[file]
