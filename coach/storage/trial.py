"""Tests whether visits can be kept in a folder, for the app and for `coach doctor`."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from coach.storage.documents import make_folder, write_whole
from coach.storage.locks import PART
from coach.storage.refusals import UnwritableError

_PROBE = f".probe{PART}"
_PROBE_BYTES = 16_384
"""The size of a long visit; a full disk would still take an empty file."""


def try_folder(folder: Path, *, undo: bool = False) -> bool:
    """Write a file in a folder as a visit is written, and delete it; return whether only the owner can read it.

    Args:
        folder: The folder; made if missing.
        undo: Whether folders that had to be made are removed again.

    Raises:
        StorageError: Nothing can be written there.
    """
    made = make_folder(folder)
    probe = folder / _PROBE
    private = True
    try:
        # Random bytes, so that a file system that compresses files needs the full size, too.
        write_whole(probe, os.urandom(_PROBE_BYTES))
        with suppress(OSError):
            private = not probe.stat().st_mode & 0o077
    except UnwritableError as error:
        raise error.about(folder) from error
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
        for each in reversed(made if undo else ()):
            with suppress(OSError):
                each.rmdir()
    return private
