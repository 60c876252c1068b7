"""What the person chose once: the theme, and whether cues are heard."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coach.core.errors import StorageError
from coach.storage.documents import set_aside, write_whole

FILE = "settings.toml"


FORMAT = 1


@dataclass(frozen=True)
class Settings:
    """Choices that hold from one start to the next."""

    theme: str | None = None
    """The name of the theme, or None until one is chosen."""
    sound: bool = True
    """Whether the routine's cues are heard."""
    newer: bool = False
    """Whether the file comes from a newer coach, and must be left as it is."""


def read_settings(folder: Path) -> Settings:
    """Return the settings kept in a data folder; those of a new person where there are none or they are damaged.

    A damaged file is set aside, never deleted.
    """
    path = folder / FILE
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (ValueError, RecursionError):
        # Where it cannot even be renamed, the program starts all the same.
        with suppress(StorageError):
            set_aside(path)
        return Settings()
    except OSError:
        return Settings()
    theme, number = table.get("theme"), table.get("format")
    return Settings(
        theme=theme if isinstance(theme, str) else None,
        sound=table.get("sound") is not False,
        newer=isinstance(number, int) and number > FORMAT,
    )


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings.

    Raises:
        StorageError: They cannot be written, or belong to a newer coach.
    """
    # tomli-w is not needed for the first frame, and most starts change no setting.
    import tomli_w

    if settings.newer:
        raise StorageError(
            f"{folder / FILE} comes from a newer coach and was left as it is. Update coach to change it."
        )
    theme = {} if settings.theme is None else {"theme": settings.theme}
    sound = {} if settings.sound else {"sound": False}
    write_whole(folder / FILE, tomli_w.dumps({"format": FORMAT, **theme, **sound}))
