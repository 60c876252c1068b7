"""What the person chose once: the theme, and whether cues are heard."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.core.errors import StorageError
from coach.storage.documents import make_folder, set_aside, write_whole
from coach.storage.locks import locked
from coach.storage.refusals import UnreadableError

FILE = "settings.toml"


FORMAT = 1


@dataclass(frozen=True)
class Settings:
    """Choices that hold from one start to the next."""

    theme: str | None = None
    """The name of the theme, or None until one is chosen."""
    sound: bool = True
    """Whether the routine's cues are heard."""


def read_settings(folder: Path) -> Settings:
    """Return the settings kept in a data folder; those of a new person where there are none that can be read.

    A damaged file is set aside, never deleted.
    """
    try:
        table = _table(folder / FILE)
    except StorageError:
        return Settings()
    theme = table.get("theme")
    return Settings(theme=theme if isinstance(theme, str) else None, sound=table.get("sound") is not False)


def write_settings(folder: Path, settings: Settings, before: Settings | None = None) -> None:
    """Keep the settings; all else that stands in the file stays.

    Args:
        folder: The data folder.
        settings: What is to be kept.
        before: What stood here before the person chose. What is still as it was then is left as it is on the disk:
            another window may have changed it since.

    Raises:
        StorageError: They cannot be read or written, or belong to a newer coach.
    """
    # tomli-w is not needed for the first frame, and most starts change no setting.
    import tomli_w

    path = folder / FILE
    make_folder(folder)
    with locked(path):
        number = (table := _table(path)).get("format")
        if isinstance(number, int) and number > FORMAT:
            raise StorageError(f"{path} comes from a newer coach and was left as it is. Update coach to change it.")
        table["format"] = FORMAT
        for name, usual in (("theme", None), ("sound", True)):
            value = getattr(settings, name)
            if before is None or value != getattr(before, name):
                table.pop(name, None)
                table |= {} if value == usual else {name: value}
        write_whole(path, tomli_w.dumps(table))


def _table(path: Path) -> dict[str, Any]:
    """What stands in the file, empty where there is none; a damaged one is set aside.

    Raises:
        StorageError: It is there and cannot be read, or is damaged and cannot be set aside.
    """
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UnreadableError(path, error) from error
    except (ValueError, RecursionError):
        set_aside(path)
        return {}
