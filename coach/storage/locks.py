"""Locks on files between programs; the system releases a lock when its process ends, however it ends."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from tempfile import gettempdir

_TRIES = 20
"""How often opening a lock is tried: its owner may delete the file at that very moment."""
_PATIENCE_S, _PAUSE_S = 1.0, 0.01
_DAY_S = 86_400
LOCK, PART = ".lock", ".part"
"""The suffixes of lock files and of temporary files; the names of both begin with a dot."""


class Lock:
    """A lock that this process holds, by its file and open handle; the handle is None where no lock can be had."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self._path, self._handle = path, handle

    def release(self) -> None:
        """Release the lock and delete its file."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # Deleted while it is still held: whoever opens it at this moment then finds it gone, and tries again.
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        with suppress(OSError):
            os.close(handle)


def lock_file(path: Path) -> Path:
    """Return the hidden file beside a file that is locked in its place."""
    return path.with_name(f".{path.name}{LOCK}")


def take(path: Path) -> Lock | None:
    """Take the lock on a file, or return None where another program holds it.

    Where the disk has no locks, as some network disks, the lock is a file in a temporary folder of this computer. Where
    that fails too, the lock guards nothing, and its owner must check the file before writing it.
    """
    for place in _places(path):
        with suppress(OSError):
            if place.parent != path.parent:
                _own_folder(place.parent)
            return _taken(place)
    return Lock(path, None)


def held(path: Path) -> bool:
    """Return whether a running program holds the lock on a file."""
    return any(_held(place) for place in _places(path))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on a file; after waiting a second for another program, go on without it."""
    end = time.monotonic() + _PATIENCE_S
    while (lock := take(path)) is None and time.monotonic() < end:
        time.sleep(_PAUSE_S)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def mark_alive(handle: int) -> None:
    """Lock an open temporary file until it is closed, so that `clear_leftovers` leaves it alone."""
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def clear_leftovers(folder: Path, beginning: str = "") -> None:
    """Delete the temporary files and locks that programs left in a folder when they died.

    Args:
        folder: The folder, which need not exist.
        beginning: Only those that belong to files whose names begin like this are deleted.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    except OSError:
        return
    for name in names:
        if name.startswith(f".{beginning}") and name.endswith((LOCK, PART)):
            with suppress(OSError):
                _clear(folder / name)


def _places(path: Path) -> Iterator[Path]:
    yield lock_file(path)
    name = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    yield Path(gettempdir()) / f"coach-{os.getuid()}" / f".{name}{LOCK}"


def _own_folder(folder: Path) -> None:
    """Make a folder in a shared place, such as /tmp; PermissionError if somebody else owns it."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(folder))


def _taken(place: Path) -> Lock | None:
    for _ in range(_TRIES):
        handle, new = _opened(place)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(handle, place):
                return Lock(place, handle)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            os.close(handle)
            if new:
                place.unlink(missing_ok=True)
            raise
        os.close(handle)
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


def _opened(place: Path) -> tuple[int, bool]:
    """Open a lock's file; return its handle, and whether the file is new."""
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        return os.open(place, flags | os.O_CREAT | os.O_EXCL, 0o600), True
    except FileExistsError:
        return os.open(place, flags | os.O_CREAT, 0o600), False


def _held(place: Path) -> bool:
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    else:
        return False
    finally:
        os.close(handle)


def _is_at(handle: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), place.stat())
    except FileNotFoundError:
        return False


def _clear(path: Path) -> None:
    """Delete a file unless a running program holds it; where the disk has no locks, only once it is a day old."""
    found = path.lstat()
    if not S_ISREG(found.st_mode):
        return
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    except BlockingIOError:
        return
    except OSError:
        if time.time() - found.st_mtime > _DAY_S:
            path.unlink()
    finally:
        os.close(handle)
