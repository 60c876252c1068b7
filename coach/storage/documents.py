"""Writes files atomically and for the owner's eyes only, and finds the folders that they belong in."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from coach.core.errors import StorageError
from coach.loading.sentences import sentence
from coach.storage.locks import PART, clear_leftovers, mark_alive
from coach.storage.refusals import UnwritableError

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""Errors of a file system that has no hard links."""
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""Errors of a file system that has no fsync."""
_TRIES = 5
"""How often a write is tried: another program may delete the temporary file before it is locked."""


class TakenError(StorageError):
    """A file of this name exists and was left as it is."""


class HomelessError(StorageError):
    """The person has no home folder, so there is no place for their files."""

    def __init__(self) -> None:
        super().__init__(sentence("no-home"))


def data_folder() -> Path:
    """Return the platform's folder for the person's files, which need not exist yet.

    Raises:
        HomelessError: The person has no home folder.
    """
    # platformdirs takes time to import, and --data does not need it.
    from platformdirs import user_data_path

    return placed(lambda: user_data_path("coach", appauthor=False))


def placed(find: Callable[[], Path]) -> Path:
    """Return the folder that `find` returns, which must be below the person's home.

    Raises:
        HomelessError: There is no home folder: `find` fails, or returns a path that still begins with "~".
    """
    try:
        path = find()
    except RuntimeError as error:
        raise HomelessError from error
    if not path.is_absolute():
        raise HomelessError
    return path


def own_folder() -> Path:
    """Return the person's folder for documents, or their home where there is none.

    Raises:
        HomelessError: The person has no home folder.
    """
    from platformdirs import user_documents_path

    documents = placed(user_documents_path)
    try:
        return documents if documents.is_dir() else placed(Path.home)
    except OSError:
        return placed(Path.home)


def make_folder(folder: Path) -> tuple[Path, ...]:
    """Make a folder and its parents, for the owner alone; return those that were missing.

    Where the path leads over a link to a disk that is not there, nothing is made.

    Raises:
        StorageError: It cannot be made.
    """
    made = []
    try:
        # With `parents=True`, mkdir would apply the mode only to the last folder.
        for each in reversed((folder, *folder.parents)):
            if not each.is_dir():
                each.mkdir(mode=0o700, exist_ok=True)
                made.append(each)
                # The umask may take even the owner's rights; a USB stick's file system may know no permissions.
                with suppress(OSError):
                    each.chmod(0o700)
    except OSError as error:
        raise UnwritableError(folder, error) from error
    return tuple(made)


def write_whole(
    path: Path,
    content: str | bytes,
    *,
    replacing: bool = True,
    mode: int = 0o600,
    owner: tuple[int, int] | None = None,
) -> None:
    """Write a file so that it holds the old or the new content at any moment, and never a part of it.

    A missing folder is made, with mode 0700. Where the path is a link, the file that it points to is written. A
    temporary file that an earlier writer left when it died is deleted.

    Args:
        path: The file.
        content: All that the file will hold; a text is written as UTF-8.
        replacing: Whether a file that exists may be replaced.
        mode: Its permissions, whatever the umask, where the file system knows any.
        owner: The ids of its user and its group; those of this process if None.

    Raises:
        TakenError: The file exists and may not be replaced.
        StorageError: It cannot be written; the earlier file is untouched.
    """
    make_folder(path.parent)
    raw = content.encode() if isinstance(content, str) else content
    # Where nothing may be replaced, even a broken link counts as a file.
    target = Path(os.path.realpath(path)) if replacing else path
    clear_leftovers(target.parent, f"{target.name}-")
    try:
        for left in reversed(range(_TRIES)):
            try:
                _put(raw, target, replacing=replacing, mode=mode, owner=owner)
                break
            except FileNotFoundError:
                if not left:
                    raise
        _sync_folder(target.parent)
    except OSError as error:
        raise UnwritableError(path, error) from error


def _put(raw: bytes, target: Path, *, replacing: bool, mode: int, owner: tuple[int, int] | None) -> None:
    """Write a temporary file beside the target and rename it; no temporary file is left, whatever happens."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=PART)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            mark_alive(handle)
            _grant(handle, mode, owner)
            file.write(raw)
            file.flush()
            _sync(handle)
        if replacing:
            temporary.replace(target)
        else:
            _put_new(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _grant(handle: int, mode: int, owner: tuple[int, int] | None) -> None:
    """Set a file's permissions and owner; a file system that knows no permissions is no error."""
    with suppress(OSError):
        os.fchmod(handle, mode)
    if owner is not None:
        os.fchown(handle, *owner)


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def write_beside(path: Path, content: str | bytes) -> Path:
    """Write a new file as `write_whole` does, under the next free name if this one is taken; return its path.

    Raises:
        StorageError: It cannot be written.
    """
    tried, number = path, 1
    stem, dot, suffix = path.name.partition(".")
    while True:
        try:
            write_whole(tried, content, replacing=False)
        except TakenError:
            number += 1
            tried = path.with_name(f"{stem}-{number}{dot}{suffix}")
        else:
            return tried


def _put_new(written: Path, path: Path) -> None:
    """Give a written file its name, in one step that fails if the name is taken."""
    try:
        path.hardlink_to(written)
    except FileExistsError as error:
        raise TakenError(sentence("taken", path=path)) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A USB stick may have no hard links. An empty file then reserves the name until the written one replaces it.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as taken:
            raise TakenError(sentence("taken", path=path)) from taken
        try:
            written.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut, where the file system can; the file itself is complete either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def set_aside(path: Path) -> Path:
    """Rename a damaged file, so that it is kept but no longer read; return its new path.

    Raises:
        StorageError: It cannot be renamed.
    """
    aside = path.with_suffix(".damaged")
    number = 1
    try:
        while aside.exists():
            number += 1
            aside = path.with_suffix(f".damaged-{number}")
        path.rename(aside)
    except OSError as error:
        raise UnwritableError(aside, error) from error
    return aside
