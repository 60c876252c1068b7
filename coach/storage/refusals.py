"""Errors about files that could not be written or read: one line that says what failed, why, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from coach.core.errors import StorageError

_MAY_NOT_WRITE = "you may not write there. Check the folder's permissions, or name {another}"
_UNWRITTEN = {
    errno.ENOSPC: "the disk is full. Free some space",
    errno.EDQUOT: "your disk quota is used up. Free some space",
    errno.EACCES: _MAY_NOT_WRITE,
    errno.EPERM: _MAY_NOT_WRITE,
    errno.EROFS: "the disk is read-only. Name {another}",
    errno.ENOTDIR: "part of the path is a file. Name {another}",
    errno.EEXIST: "a file stands where the folder should be. Name {another}",
    errno.EFBIG: "no file may grow so large here. Raise the limit with ulimit -f, or name {another}",
    errno.EMFILE: "too many files are open. Close other programs, or name {another}",
    errno.ENFILE: "too many files are open. Close other programs, or name {another}",
}
_UNREAD = {
    errno.EACCES: "you may not read it. Check its permissions",
    errno.EPERM: "you may not read it. Check its permissions",
    errno.EMFILE: "too many files are open. Close other programs",
    errno.ENFILE: "too many files are open. Close other programs",
}
ANOTHER = "another folder with --data"
"""How a person chooses another place for their own files."""


class UnwritableError(StorageError):
    """A file or folder could not be written; `another` says how a person chooses another place for it."""

    def __init__(self, path: Path, error: OSError, another: str = ANOTHER) -> None:
        why = _lost_link(path) or _UNWRITTEN.get(error.errno or 0, f"{error.strerror or error}. Name {{another}}")
        super().__init__(f"Cannot write {path}: {why.replace('{another}', another)}.")
        self._path, self._error = path, error

    def naming(self, another: str) -> UnwritableError:
        """Return the same error with other advice on how to choose another place."""
        return UnwritableError(self._path, self._error, another)

    def about(self, path: Path) -> UnwritableError:
        """Return the same error about another path, such as the folder that the person knows of."""
        return UnwritableError(path, self._error)


class UnreadableError(StorageError):
    """A file or folder that exists could not be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        lost = _lost_link(path)
        why = lost.replace("{another}", ANOTHER) if lost else _UNREAD.get(error.errno or 0, error.strerror or error)
        super().__init__(f"Cannot read {path}: {why}.")


def lost_link(path: Path) -> tuple[Path, Path] | None:
    """Return the broken link in a path and where it points; None if no part of the path is a broken link."""
    for each in reversed((path, *path.parents)):
        if os.path.islink(each) and not os.path.exists(each):  # noqa: PTH110, PTH114 - these two never raise
            return each, Path(os.path.realpath(each))
    return None


def _lost_link(path: Path) -> str | None:
    found = lost_link(path)
    if found is None:
        return None
    link, target = found
    which = "it" if link == path else str(link)
    return f"{which} is a link to {target}, which is not there. Connect its disk, or name {{another}}"
