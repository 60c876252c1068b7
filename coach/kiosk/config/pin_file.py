"""Setting the staff PIN in a kiosk's file: one line changes, comments and all else stay as they are."""

from __future__ import annotations

import stat
from pathlib import Path

from coach.core.errors import ContentError, Problem, StorageError
from coach.kiosk.config.file import read_document
from coach.loading.positions import top_line
from coach.storage.documents import write_whole
from coach.storage.refusals import UnwritableError


def pin_text(path: Path) -> str:
    """Return what stands in the file where a PIN is to be set; empty where it is not there yet.

    Raises:
        StorageError: It is a link, or no plain file.
        ContentError: It cannot be read, or has no room for a PIN.
    """
    if path.is_symlink():
        # Replacing a link would leave the file that it points to with the old PIN.
        raise StorageError(f"{path} is a link. Name the file that it points to with --config.")
    if not path.exists():
        return ""
    if not path.is_file():
        raise StorageError(f"{path} is no plain file. Name another with --config.")
    document = read_document(path)
    if isinstance(document.data.get("pin"), dict | list):
        line = top_line(document.text, "pin")
        message = "a table or list stands where the PIN's hash belongs; take it out"
        raise ContentError((Problem(document.path, line, "pin", message),))
    return document.text


def with_pin(text: str, stored: str) -> str:
    """Return the text of a kiosk's file with this hash as its PIN; the line of the PIN alone differs.

    Where there was no PIN the line comes first: there it is outside any table, and parts no comment from its key.
    """
    # Nothing else needs a parser that keeps comments.
    import tomlkit

    document = tomlkit.parse(text)
    if "pin" not in document:
        end = "\r\n" if "\r\n" in text else "\n"
        return f'pin = "{stored}"{end}{text}'
    document["pin"] = stored
    return tomlkit.dumps(document)


def write_pin(path: Path, text: str) -> None:
    """Put the text in the kiosk's file, whole or not at all, for the eyes of its owner.

    A file that is made gets mode 0600, its folder 0700. One that is there keeps its owner, and stays open to its group
    for reading if it was to the group and not to all: so root may own the file that the kiosk's user reads.

    Raises:
        StorageError: It cannot be written; what stood there is untouched.
    """
    try:
        before = path.stat() if path.exists() else None
        if before is None:
            write_whole(path, text)
        else:
            write_whole(path, text, mode=_closed(before.st_mode), owner=(before.st_uid, before.st_gid))
    except UnwritableError as error:
        raise error.naming("another with --config") from error


def _closed(mode: int) -> int:
    """Return the permissions of a file that holds a PIN's hash, made from those that it has."""
    open_to_all = mode & stat.S_IRWXO
    return 0o600 if open_to_all else 0o600 | (mode & stat.S_IRGRP)
