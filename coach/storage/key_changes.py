"""Reads which letters a person has given to keys, from `keys.toml` in their data folder."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coach.core.errors import CoachError
from coach.loading.sentences import Sentence, sentence
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
    trouble: Sentence | None = None
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
        if error.line is None:
            return _unused(sentence("keys-malformed", path=path, form=error.form))
        return _unused(sentence("keys-malformed-at", path=path, form=error.form, line=error.line))
    try:
        return KeyChanges(checked(table, usual, path))
    except KeysError as error:
        return _unused(error)


def _unused(why: CoachError | Sentence) -> KeyChanges:
    return KeyChanges(trouble=sentence("keys-unused", why=why))


def checked(table: Mapping[str, object], usual: Mapping[str, str], path: Path) -> dict[str, str]:
    """Return the letters in the file at a path, by name.

    Raises:
        KeysError: A name is unknown, a value is not a letter, or a letter would mean two things.
    """
    letters: dict[str, str] = {}
    for name, value in table.items():
        if name not in usual:
            raise KeysError(sentence("keys-unknown", path=path, name=repr(name), names=", ".join(sorted(usual))))
        if not (isinstance(value, str) and len(value) == 1 and value.isascii() and value.isalpha()):
            raise KeysError(sentence("keys-no-letter", path=path, name=name, value=repr(value)))
        letters[name] = value.lower()
    taken: dict[str, str] = {}
    for name, letter in {**usual, **letters}.items():
        if letter in taken:
            raise KeysError(sentence("keys-doubled", path=path, letter=letter, first=taken[letter], second=name))
        taken[letter] = name
    return letters
