"""Reads which letters a person has given to keys, from `keys.toml` in their data folder."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coach.core.errors import CoachError
from coach.loading.toml import MalformedError, read_table
from coach.storage.refusals import UnreadableError

FILE = "keys.toml"


class KeysError(CoachError):
    """The file of keys cannot be used."""


@dataclass(frozen=True)
class KeyChanges:
    """The letters that a person has given to keys."""

    letters: Mapping[str, str] = field(default_factory=dict)
    """The new letter of each changed key, by the name of what the key does."""
    trouble: str | None = None
    """Why an existing file was not used, in one sentence; the usual letters then stay."""


def read_key_changes(folder: Path, usual: Mapping[str, str]) -> KeyChanges:
    """Return the letters that the file in a data folder changes; none if there is no file.

    Args:
        folder: The person's data folder.
        usual: Each name that may be changed, with its usual letter.
    """
    path = folder / FILE
    try:
        table = read_table(path)
    except OSError as error:
        missing = error.errno in (errno.ENOENT, errno.ENOTDIR) and not path.is_symlink()
        return KeyChanges() if missing else _unused(UnreadableError(path, error))
    except MalformedError as error:
        where = f", line {error.line}" if error.line else ""
        said = f": {error.said}" if error.said else ""
        return _unused(KeysError(f"{path} is not {error.form}{where}{said}."))
    try:
        return KeyChanges(checked(table, usual))
    except KeysError as error:
        return _unused(KeysError(f"{path}: {error}"))


def _unused(error: CoachError) -> KeyChanges:
    return KeyChanges(trouble=f"{error} The usual keys act.")


def checked(table: Mapping[str, object], usual: Mapping[str, str]) -> dict[str, str]:
    """Return the letters in a file, by name.

    Raises:
        KeysError: A name is unknown, a value is not a letter, or a letter would mean two things.
    """
    letters: dict[str, str] = {}
    for name, value in table.items():
        if name not in usual:
            raise KeysError(f"Nothing is called {name!r}. The names are: {', '.join(sorted(usual))}.")
        if not (isinstance(value, str) and len(value) == 1 and value.isascii() and value.isalpha()):
            raise KeysError(f"{name} = {value!r} is no letter. Write one letter from a to z; digits stay as they are.")
        letters[name] = value.lower()
    taken: dict[str, str] = {}
    for name, letter in {**usual, **letters}.items():
        if letter in taken:
            raise KeysError(
                f"The letter {letter} would mean two things: {taken[letter]} and {name}. Change one of them."
            )
        taken[letter] = name
    return letters
