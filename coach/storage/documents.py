"""Documents on disk: written whole or not at all, for the owner's eyes only."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from coach.core.errors import StorageError

_SAID = {
    errno.ENOSPC: "the disk is full. Free some space",
    errno.EDQUOT: "your disk quota is used up. Free some space",
    errno.EACCES: "you may not write there. Check the folder's permissions, or name another with --data",
    errno.EPERM: "you may not write there. Check the folder's permissions, or name another with --data",
    errno.EROFS: "the disk is read-only. Name another folder with --data",
    errno.ENOTDIR: "part of the path is a file. Name another folder with --data",
    errno.EEXIST: "a file stands where the folder should be. Name another folder with --data",
}


def data_folder() -> Path:
    """Return the platform's folder for the person's files, which need not exist yet."""
    # platformdirs takes a tenth of a second budget's share; --data needs none of it.
    from platformdirs import user_data_path

    return user_data_path("coach", appauthor=False)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only the owner may enter.

    Raises:
        StorageError: It cannot be made.
    """
    try:
        # With `parents`, mkdir gives the mode to the last folder alone.
        for each in reversed((folder, *folder.parents)):
            if not each.is_dir():
                each.mkdir(mode=0o700, exist_ok=True)
                # A umask may have taken the owner's own rights.
                each.chmod(0o700)
    except OSError as error:
        raise unwritable(folder, error) from error


def write_whole(path: Path, content: str | bytes, *, mode: int = 0o600, owner: tuple[int, int] | None = None) -> None:
    """Put a text, as UTF-8, or bytes in a file so that at any moment the old or the new stands there, never a part.

    The folder is made if missing, with mode 0700.

    Args:
        path: The file.
        content: All that it will hold.
        mode: Its permissions, whatever the umask.
        owner: The ids of the user and the group that it will belong to; those of this process if None.

    Raises:
        StorageError: It cannot be written; what stood there before is untouched.
    """
    make_folder(path.parent)
    raw = content.encode() if isinstance(content, str) else content
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, mode)
            if owner is not None:
                os.fchown(handle, *owner)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
        temporary = None
        _sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the file system can: the text stands there either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unwritable(path: Path, error: OSError) -> StorageError:
    """Return the error for a person: what could not be written, why, and what to do."""
    why = _SAID.get(error.errno or 0, f"{error.strerror or error}. Name another folder with --data")
    return StorageError(f"Cannot write {path}: {why}.")


def set_aside(path: Path) -> Path:
    """Rename a damaged file so that it is kept and no longer read; return its new path.

    Raises:
        StorageError: It cannot be renamed.
    """
    aside = path.with_suffix(".damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_suffix(f".damaged-{number}")
    try:
        path.rename(aside)
    except OSError as error:
        raise unwritable(aside, error) from error
    return aside
