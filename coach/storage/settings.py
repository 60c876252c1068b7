"""What the person chose once: the theme."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from coach.storage.documents import set_aside, write_whole

FILE = "settings.toml"


@dataclass(frozen=True)
class Settings:
    """Choices that hold from one start to the next."""

    theme: str | None = None
    """The name of the theme, or None until one is chosen."""


def read_settings(folder: Path) -> Settings:
    """Return the settings kept in a data folder; those of a new person where there are none or they are damaged.

    A damaged file is set aside, never deleted.
    """
    path = folder / FILE
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (ValueError, RecursionError):
        set_aside(path)
        return Settings()
    except OSError:
        return Settings()
    theme = table.get("theme")
    return Settings(theme=theme if isinstance(theme, str) else None)


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings.

    Raises:
        StorageError: They cannot be written.
    """
    # tomli-w is not needed for the first frame, and most starts change no setting.
    import tomli_w

    table = {key: value for key, value in asdict(settings).items() if value is not None}
    write_whole(folder / FILE, tomli_w.dumps({"format": 1, **table}))
