"""Makes the files of the kit: templates with the machine's values filled in, and the console fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from coach.kiosk.setup import FONTS, TEMPLATES
from coach.kiosk.setup.values import SHARE, Values

FONT_FOLDER = f"console{SHARE}"
"""The folder of the fonts within the kit, below `console`: cage uses none of them."""

_MARK = re.compile(r"@([a-z]+)@")


def kit(values: Values) -> dict[str, bytes]:
    """Return the bytes of every file of the kit by its path in the kit's folder, in order of path."""
    named = values.named()
    files = {
        file.relative_to(TEMPLATES).as_posix(): filled(file.read_text("utf-8"), named).encode()
        for file in _plain_files(TEMPLATES)
    }
    files |= {f"{FONT_FOLDER}/{file.name}": file.read_bytes() for file in _plain_files(FONTS)}
    return dict(sorted(files.items()))


def filled(text: str, named: Mapping[str, str]) -> str:
    """Return a template with each `@name@` replaced by the value of that name.

    Raises:
        KeyError: There is no such value.
    """
    return _MARK.sub(lambda mark: named[mark[1]], text)


def _plain_files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
