"""Reads and writes what the person chose once: theme, motion, sound, voice, pictures, week, line mode, and language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, get_args

from coach.core.errors import StorageError
from coach.core.programme.choices import WeekChoices
from coach.loading.sentences import Sentence, sentence
from coach.loading.toml import MalformedError, read_table
from coach.storage.documents import make_folder, set_aside, write_whole
from coach.storage.locks import locked
from coach.storage.refusals import UnreadableError

FILE = "settings.toml"


FORMAT = 1
Voice = Literal["aloud", "bell", "none"]
"""Whether cues are read aloud or a bell rings; `none` if no voice was installed when the person was told about it."""


@dataclass(frozen=True)
class Settings:
    """Choices that are kept from one start to the next."""

    theme: str | None = None
    """The name of the theme, or None until one is chosen."""
    still: bool | None = None
    """Whether nothing may move, or None to do as the environment asks."""
    sound: bool = True
    """Whether the routine's cues are heard."""
    voice: Voice | None = None
    """How cues are heard, or None until the person was asked."""
    pictures: str | None = None
    """The rung of pictures that the person saw to be right, or None to let the program choose."""
    week: WeekChoices = field(default_factory=WeekChoices)
    plain: bool = False
    """Whether coach speaks in lines in place of screens."""
    language: str | None = None
    """The code of the language, or None until one is chosen."""
    trouble: Sentence | StorageError | None = field(default=None, compare=False)
    """Why an existing file could not be read, in one sentence for the person."""


def read_settings(folder: Path) -> Settings:
    """Return the settings in a data folder, or the default ones where none can be read.

    A damaged file is renamed, never deleted; anything but a regular file is left as it is.
    """
    try:
        table = _table(path := folder / FILE)
    except DamagedError:
        return Settings(trouble=_put_away(path))
    except StorageError as error:
        return Settings(trouble=error)
    theme, voice, pictures = (table.get(name) for name in ("theme", "voice", "pictures"))
    return Settings(
        theme=theme if isinstance(theme, str) else None,
        still=still if isinstance(still := table.get("still"), bool) else None,
        sound=table.get("sound") is not False,
        voice=voice if voice in get_args(Voice) else None,
        pictures=pictures if isinstance(pictures, str) else None,
        week=_week(table.get("week")),
        plain=table.get("plain") is True,
        language=_language(table),
    )


def read_language(folder: Path) -> str | None:
    """Return the language in the settings of a data folder, and leave a damaged file where it is."""
    try:
        return _language(_table(folder / FILE))
    except StorageError:
        return None


def _language(table: Mapping[str, object]) -> str | None:
    code = table.get("language")
    return code if isinstance(code, str) else None


def _week(table: object) -> WeekChoices:
    """Return the choices in a table of the file; a value that cannot be used counts as not chosen."""
    if not isinstance(table, Mapping):
        return WeekChoices()
    days, at = table.get("core_days"), table.get("at")
    return WeekChoices(
        core_days=tuple(sorted({day for day in days if day in range(1, 8)})) if isinstance(days, list) else (),
        moved=_days(table.get("moved")),
        walked=_days(table.get("walked")),
        at=at if isinstance(at, time) else None,
    )


def _days(value: object) -> frozenset[date]:
    """Return the days in a list of the file, without what is no day."""
    # A datetime is a date to Python, too.
    listed = value if isinstance(value, list) else []
    return frozenset(day for day in listed if isinstance(day, date) and not isinstance(day, datetime))


def _in_file(value: object) -> object:
    """Return a setting as it stands in the file."""
    if not isinstance(value, WeekChoices):
        return value
    days = {"core_days": list(value.core_days), "moved": sorted(value.moved), "walked": sorted(value.walked)}
    table = {**days, "at": value.at}
    return {name: each for name, each in table.items() if each}


def _put_away(path: Path) -> Sentence:
    try:
        return sentence("settings-aside", path=set_aside(path))
    except StorageError:
        # The program starts even so.
        return sentence("damaged-left", path=path)


def write_settings(folder: Path, settings: Settings, before: Settings | None = None) -> None:
    """Write the settings; other keys in the file stay.

    Args:
        folder: The data folder.
        settings: The settings to write.
        before: The settings before the person changed them. Only those that differ from these are written, since
            another window may have changed the rest. All are written if None.

    Raises:
        StorageError: They cannot be read or written, or belong to a newer coach.
    """
    # The first frame needs no tomli-w, and in most runs no setting changes.
    import tomli_w

    path = folder / FILE
    make_folder(folder)
    with locked(path):
        try:
            table = _table(path)
        except DamagedError:
            set_aside(path)
            table = {}
        number = table.get("format")
        if isinstance(number, int) and number > FORMAT:
            raise StorageError(sentence("newer-change", path=path))
        table["format"] = FORMAT
        for name in ("theme", "still", "sound", "voice", "pictures", "week", "plain", "language"):
            value = getattr(settings, name)
            if before is None or value != getattr(before, name):
                table.pop(name, None)
                table |= {} if value == getattr(Settings(), name) else {name: _in_file(value)}
        write_whole(path, tomli_w.dumps(table))


def settings_with_voice(folder: Path, voice: Voice | None) -> Settings:
    """Return the settings in a data folder, with the choice of a voice saved if one was made.

    Raises:
        StorageError: It cannot be saved.
    """
    before = read_settings(folder)
    if voice is None:
        return before
    settings = replace(before, voice=voice)
    write_settings(folder, settings, before)
    return settings


class DamagedError(StorageError):
    """The file is not TOML."""


def _table(path: Path) -> dict[str, Any]:
    """Return the settings file as a dict, empty if there is none.

    Raises:
        DamagedError: It is not TOML.
        StorageError: It exists and cannot be read.
    """
    try:
        return read_table(path)
    except NotADirectoryError:
        return {}
    except OSError as error:
        # A broken link counts as a file that exists.
        if error.errno == errno.ENOENT and not path.is_symlink():
            return {}
        raise UnreadableError(path, error) from error
    except MalformedError as error:
        raise DamagedError(str(error)) from error
