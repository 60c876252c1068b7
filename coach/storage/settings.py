"""Reads and writes what the person chose once: the theme, how cues are heard, and their week."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Literal, get_args

from coach.core.errors import StorageError
from coach.core.programme.choices import WeekChoices
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
    sound: bool = True
    """Whether the routine's cues are heard."""
    voice: Voice | None = None
    """How cues are heard, or None until the person was asked."""
    week: WeekChoices = field(default_factory=WeekChoices)
    trouble: str | None = field(default=None, compare=False)
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
        return Settings(trouble=str(error))
    theme, voice = table.get("theme"), table.get("voice")
    return Settings(
        theme=theme if isinstance(theme, str) else None,
        sound=table.get("sound") is not False,
        voice=voice if voice in get_args(Voice) else None,
        week=_week(table.get("week")),
    )


def _week(table: object) -> WeekChoices:
    """Return the choices in a table of the file; a value that cannot be used counts as not chosen."""
    if not isinstance(table, Mapping):
        return WeekChoices()
    days, moved, at = table.get("core_days"), table.get("moved"), table.get("at")
    return WeekChoices(
        core_days=tuple(sorted({day for day in days if day in range(1, 8)})) if isinstance(days, list) else (),
        moved=frozenset(day for day in moved if _is_day(day)) if isinstance(moved, list) else frozenset(),
        at=at if isinstance(at, time) else None,
    )


def _is_day(value: object) -> bool:
    # A datetime is a date to Python, too.
    return isinstance(value, date) and not isinstance(value, datetime)


def _in_file(value: object) -> object:
    """Return a setting as it stands in the file."""
    if not isinstance(value, WeekChoices):
        return value
    table = {"core_days": list(value.core_days), "moved": sorted(value.moved), "at": value.at}
    return {name: each for name, each in table.items() if each}


def _put_away(path: Path) -> str:
    try:
        return f"Damaged settings were set aside as {set_aside(path)}. Nothing was deleted."
    except StorageError:
        # The program starts even so.
        return f"{path} is damaged and was left where it is."


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
            raise StorageError(f"{path} comes from a newer coach and was left as it is. Update coach to change it.")
        table["format"] = FORMAT
        for name in ("theme", "sound", "voice", "week"):
            value = getattr(settings, name)
            if before is None or value != getattr(before, name):
                table.pop(name, None)
                table |= {} if value == getattr(Settings(), name) else {name: _in_file(value)}
        write_whole(path, tomli_w.dumps(table))


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
