"""What the person chose once: the theme, and whether cues are heard."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from pathlib import Path

from coach.core.errors import StorageError
from coach.loading.toml import MalformedError, read_table
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
    trouble: str | None = field(default=None, compare=False)
    """Why nothing could be read where a file stands, in one sentence for the person."""


def read_settings(folder: Path) -> Settings:
    """Return the settings kept in a data folder; those of a new person where there are none or they are damaged.

    A damaged file is set aside, never deleted; what is no regular file is left where it is.
    """
    path = folder / FILE
    try:
        table = read_table(path)
    except MalformedError:
        return Settings(trouble=_put_away(path))
    except NotADirectoryError:
        return Settings()
    except OSError as error:
        # A link whose file is missing is there all the same.
        there = error.errno != errno.ENOENT or path.is_symlink()
        return Settings(trouble=f"{path} cannot be read: {error.strerror}." if there else None)
    theme, number = table.get("theme"), table.get("format")
    return Settings(
        theme=theme if isinstance(theme, str) else None,
        sound=table.get("sound") is not False,
        newer=isinstance(number, int) and number > FORMAT,
    )


def _put_away(path: Path) -> str:
    try:
        return f"Damaged settings were set aside as {set_aside(path)}. Nothing was deleted."
    except StorageError:
        # The program starts all the same.
        return f"{path} is damaged and was left where it is."


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
