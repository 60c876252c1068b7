"""Trying a folder: the one test of whether files can be kept there, for the app and for the doctor."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from coach.storage.documents import make_folder, write_whole
from coach.storage.locks import PART
from coach.storage.refusals import UnwritableError

_PROBE = f".probe{PART}"
_PROBE_BYTES = 16_384
"""As much as a long visit: a full disk still takes an empty file."""


def try_folder(folder: Path, *, undo: bool = False) -> bool:
    """Write in a folder as a visit is written, and delete that again; return whether others are kept out of it.

    Args:
        folder: The folder; made if missing.
        undo: Whether folders that were made for that are taken away again.

    Raises:
        StorageError: Nothing can be written there.
    """
    made = make_folder(folder)
    probe = folder / _PROBE
    private = True
    try:
        # Chance cannot be pressed, so that a disk that presses files needs the room, too.
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
