"""The files of the kit: templates with the machine's values filled in, and the console fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from coach.kiosk.setup import FONTS, TEMPLATES
from coach.kiosk.setup.values import SHARE, Values

FONT_FOLDER = f"console{SHARE}"
"""Where the fonts stand in the kit: only the bare console uses them."""

_MARK = re.compile(r"@([a-z]+)@")


def kit(values: Values) -> dict[str, bytes]:
    """Return every file of the kit by its path below the kit's folder, in the order of paths."""
    named = values.named()
    files = {
        file.relative_to(TEMPLATES).as_posix(): filled(file.read_text("utf-8"), named).encode()
        for file in _plain_files(TEMPLATES)
    }
    files |= {f"{FONT_FOLDER}/{file.name}": file.read_bytes() for file in _plain_files(FONTS)}
    return dict(sorted(files.items()))


def filled(text: str, named: Mapping[str, str]) -> str:
    """Return a template with the value of each `@name@` in its place.

    Raises:
        KeyError: There is no value of that name.
    """
    return _MARK.sub(lambda mark: named[mark[1]], text)


def _plain_files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
