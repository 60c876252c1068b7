"""Errors about files that could not be written or read: one line that says what failed, why, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final, Literal

from coach.core.errors import StorageError
from coach.loading.sentences import Sentence, sentence

Another = Literal["data", "output", "file", "summary", "png", "config", "counts"]
"""How a person chooses another place: the last part of the key of its words, `error.another.data`."""

_WHY: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EACCES: "may-not",
    errno.EPERM: "may-not",
    errno.EROFS: "read-only",
    errno.ENOTDIR: "file-in-path",
    errno.EMFILE: "many-files",
    errno.ENFILE: "many-files",
    errno.ENOENT: "gone",
    errno.EISDIR: "folder",
    errno.EINVAL: "odd",
    errno.EFBIG: "too-large",
    errno.EIO: "disk",
    errno.ENAMETOOLONG: "long-name",
    errno.ELOOP: "loop",
    errno.EPIPE: "pipe",
}
"""The last part of the key of the reason's words. No error's own text is used: the system's is in its own language."""
_UNREAD: Final = {errno.EACCES: "may-not-read", errno.EPERM: "may-not-read"}
_UNWRITTEN: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "quota",
    errno.EACCES: "may-not-write",
    errno.EPERM: "may-not-write",
    errno.EROFS: "read-only-name",
    errno.ENOTDIR: "file-in-path-name",
    errno.EEXIST: "file-there",
    errno.EFBIG: "too-large-write",
    errno.EMFILE: "many-files-name",
    errno.ENFILE: "many-files-name",
    errno.EIO: "disk-name",
    errno.ENOENT: "gone-name",
}


class UnwritableError(StorageError):
    """A file or folder could not be written; `another` says how a person chooses another place for it."""

    def __init__(self, path: Path, error: OSError, another: Another = "data") -> None:
        place = sentence(f"another.{another}")
        key = _UNWRITTEN.get(error.errno or 0, "other-name")
        why = _lost_link(path, place) or sentence(f"why.{key}", another=place, code=_code(error))
        super().__init__(sentence("cannot-write", path=path, why=why))
        self._path, self._error = path, error

    def naming(self, another: Another) -> UnwritableError:
        """Return the same error with other advice on how to choose another place."""
        return UnwritableError(self._path, self._error, another)

    def about(self, path: Path) -> UnwritableError:
        """Return the same error about another path, such as the folder that the person knows of."""
        return UnwritableError(path, self._error)


class UnreadableError(StorageError):
    """A file or folder that exists could not be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        unread = _UNREAD.get(error.errno or 0)
        why = _lost_link(path, sentence("another.data")) or (sentence(f"why.{unread}") if unread else refusal(error))
        super().__init__(sentence("cannot-read", path=path, why=why))


def refusal(error: OSError) -> Sentence:
    """Return why the system refused something: part of a sentence, which follows a colon."""
    key = _WHY.get(error.errno or 0)
    return sentence("why.other", code=_code(error)) if key is None else sentence(f"why.{key}")


def _code(error: OSError) -> str:
    """Return the error's name, such as `EXDEV`, which is the same in every language."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def lost_link(path: Path) -> tuple[Path, Path] | None:
    """Return the broken link in a path and where it points; None if no part of the path is a broken link."""
    for each in reversed((path, *path.parents)):
        if os.path.islink(each) and not os.path.exists(each):  # noqa: PTH110, PTH114 - these two never raise
            return each, Path(os.path.realpath(each))
    return None


def _lost_link(path: Path, another: Sentence) -> Sentence | None:
    found = lost_link(path)
    if found is None:
        return None
    link, target = found
    key = "why.lost-link" if link == path else "why.lost-link-above"
    return sentence(key, link=link, target=target, another=another)
