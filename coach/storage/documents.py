"""Documents on disk: written whole or not at all, for the owner's eyes only."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from coach.core.errors import StorageError
from coach.storage.locks import PART, clear_leftovers, mark_alive
from coach.storage.refusals import UnwritableError

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What a file system without links says."""
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What one says that cannot be asked to put a file on the disk at once."""
_TRIES = 5
"""How often a file half written may be cleared away in the moments when it does not show that its writer lives."""


class TakenError(StorageError):
    """A file stands where a new one should go; it is untouched."""


class HomelessError(StorageError):
    """Nobody knows where the person's files belong."""

    def __init__(self) -> None:
        """Say what is missing, and what to do."""
        super().__init__("You have no home folder here. Set HOME to a folder of yours, or name one with --data.")


def data_folder() -> Path:
    """Return the platform's folder for the person's files, which need not exist yet.

    Raises:
        HomelessError: The person has no home folder.
    """
    # platformdirs takes a tenth of a second budget's share; --data needs none of it.
    from platformdirs import user_data_path

    return placed(lambda: user_data_path("coach", appauthor=False))


def placed(find: Callable[[], Path]) -> Path:
    """Return the folder that is found below the person's home.

    Raises:
        HomelessError: The person has none: Python cannot tell, or leaves "~" as it is.
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
    """Make a folder, and those above it, that only the owner may enter; return those that were missing.

    A folder that is a link to a disk that is not there is never made in its place.

    Raises:
        StorageError: It cannot be made.
    """
    made = []
    try:
        # With `parents`, mkdir gives the mode to the last folder alone.
        for each in reversed((folder, *folder.parents)):
            if not each.is_dir():
                each.mkdir(mode=0o700, exist_ok=True)
                made.append(each)
                # A umask may have taken the owner's own rights; a stick knows none.
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
    """Put a text, as UTF-8, or bytes in a file so that at any moment the old or the new stands there, never a part.

    The folder is made if missing, with mode 0700. Where the file is a link, what it points to is written. What an
    earlier writer of the file left half written when it died is cleared away.

    Args:
        path: The file.
        content: All that it will hold.
        replacing: Whether it may take the place of a file that is there.
        mode: Its permissions, whatever the umask, where the disk knows any.
        owner: The ids of the user and the group that it will belong to; those of this process if None.

    Raises:
        TakenError: A file stands there and is not to be replaced.
        StorageError: It cannot be written; what stood there before is untouched.
    """
    make_folder(path.parent)
    raw = content.encode() if isinstance(content, str) else content
    # A file that is not to be replaced is taken, even by a link that leads nowhere.
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
    """Write a file beside the target and give it the target's name; nothing else is left, whatever happens."""
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
    """Give a file its permissions and its owner; on a disk that knows no permissions they are lost, not the file."""
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
    """Write as `write_whole` does, under the next free name if this one is taken; return the name that it got.

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
    """Give a written file a name, in one step that fails where the name is taken."""
    try:
        path.hardlink_to(written)
    except FileExistsError as error:
        raise TakenError(f"{path} is there already.") from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A stick has no links. An empty file of its own holds the name until the whole one takes its place.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as taken:
            raise TakenError(f"{path} is there already.") from taken
        try:
            written.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the file system can: the text stands there either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def set_aside(path: Path) -> Path:
    """Rename a damaged file so that it is kept and no longer read; return its new path.

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
