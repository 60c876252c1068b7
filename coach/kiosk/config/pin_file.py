"""Sets the staff PIN in a kiosk's file: one line changes, and comments and everything else stay."""

from __future__ import annotations

import stat
from pathlib import Path

from coach.core.errors import ContentError, Problem, StorageError
from coach.kiosk.config.file import read_document
from coach.loading.positions import top_line
from coach.loading.sentences import sentence
from coach.storage.documents import write_whole
from coach.storage.refusals import UnwritableError


def pin_text(path: Path) -> str:
    """Return the text of the file in which to set a PIN; empty if there is no file yet.

    Raises:
        StorageError: It is a link, or not a plain file.
        ContentError: It cannot be read, or has a table or list where the PIN belongs.
    """
    if path.is_symlink():
        # Replacing a link would leave the file that it points to with the old PIN.
        raise StorageError(sentence("kiosk.link", path=path))
    if not path.exists():
        return ""
    if not path.is_file():
        raise StorageError(sentence("kiosk.odd-file", path=path))
    document = read_document(path)
    if isinstance(document.data.get("pin"), dict | list):
        line = top_line(document.text, "pin")
        message = "a table or list stands where the PIN's hash belongs; take it out"
        raise ContentError((Problem(document.path, line, "pin", message),))
    return document.text


def with_pin(text: str, stored: str) -> str:
    """Return the text of a kiosk's file with this hash as its PIN; no other line changes.

    A file without a PIN gets the line at its top: there it is in no table, and separates no comment from its key.
    """
    # Only this needs a parser that keeps comments.
    import tomlkit

    document = tomlkit.parse(text)
    if "pin" not in document:
        end = "\r\n" if "\r\n" in text else "\n"
        return f'pin = "{stored}"{end}{text}'
    document["pin"] = stored
    return tomlkit.dumps(document)


def write_pin(path: Path, text: str) -> None:
    """Write the kiosk's file, whole or not at all, for its owner only.

    A new file gets mode 0600 and its folder 0700. A file that exists keeps its owner; its group may still read it,
    unless everyone could. So root may own a file that the kiosk's user reads as its group.

    Raises:
        StorageError: It cannot be written; the file is as it was.
    """
    try:
        before = path.stat() if path.exists() else None
        if before is None:
            write_whole(path, text)
        else:
            write_whole(path, text, mode=_closed(before.st_mode), owner=(before.st_uid, before.st_gid))
    except UnwritableError as error:
        raise error.naming("config") from error


def _closed(mode: int) -> int:
    """Return the permissions that a file with these gets once it has a PIN's hash."""
    open_to_all = mode & stat.S_IRWXO
    return 0o600 if open_to_all else 0o600 | (mode & stat.S_IRGRP)
