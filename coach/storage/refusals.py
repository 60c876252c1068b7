"""Refusals: what the system said when a file could not be written or read, in one line with what to do."""

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
"""How a person names another place for their own files."""


class UnwritableError(StorageError):
    """Something could not be written: what, why, and what to do."""

    def __init__(self, path: Path, error: OSError, another: str = ANOTHER) -> None:
        """Take what could not be written, what the system said, and how a person names another place for it."""
        why = _lost_link(path) or _UNWRITTEN.get(error.errno or 0, f"{error.strerror or error}. Name {{another}}")
        super().__init__(f"Cannot write {path}: {why.replace('{another}', another)}.")
        self._path, self._error = path, error

    def naming(self, another: str) -> UnwritableError:
        """Return the same for a file that has its place from somewhere else than a person's own."""
        return UnwritableError(self._path, self._error, another)

    def about(self, path: Path) -> UnwritableError:
        """Return the same for the folder in which the file stands, where that is what a person knows of."""
        return UnwritableError(path, self._error)


class UnreadableError(StorageError):
    """Something that is there could not be read: what, why, and what to do."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Take what could not be read, and what the system said."""
        lost = _lost_link(path)
        why = lost.replace("{another}", ANOTHER) if lost else _UNREAD.get(error.errno or 0, error.strerror or error)
        super().__init__(f"Cannot read {path}: {why}.")


def lost_link(path: Path) -> tuple[Path, Path] | None:
    """Return the link on the way to a path that leads nowhere, and where it points; None where there is none."""
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
