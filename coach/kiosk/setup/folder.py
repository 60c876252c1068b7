"""Writes the kit's folder, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from coach.kiosk.setup.values import KitError
from coach.loading.sentences import sentence
from coach.storage.refusals import UnwritableError


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write files into a folder, which is made if it is missing. All may read them, since copies keep permissions.

    A missing or empty folder gets all files in one step, or none. With `force`, any other folder gets them one by one,
    each whole; other files in it stay.

    Raises:
        KitError: The folder is not empty and `force` is not given, or there is none around it.
        StorageError: It cannot be written.
    """
    folder = folder.absolute()
    try:
        taken = folder.exists() and any(folder.iterdir())
        if taken and not force:
            raise KitError(sentence("kiosk.kit-there", folder=folder))
        if not folder.parent.is_dir():
            raise KitError(sentence("no-folder", path=folder, folder=folder.parent))
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
            whole = Path(beside) / folder.name
            _fill(whole, files)
            if taken:
                _move_each(whole, folder, files)
            else:
                whole.rename(folder)
    except OSError as error:
        raise UnwritableError(folder, error, "output") from error


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for each in (folder, *folder.rglob("*")):
        # A USB stick that carries the kit to another machine may know no permissions.
        with suppress(OSError):
            each.chmod(0o755 if each.is_dir() else 0o644)


def _move_each(whole: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    for name in files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(whole / name, file)
