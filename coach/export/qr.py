"""The QR code of a summary, with as much text as a phone can still read off the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.core.report.qr_text import CodeText, joined

if TYPE_CHECKING:
    from PIL.Image import Image
    from segno import QRCode

QUIET = 4
"""The quiet zone: light modules on each side, without which a reader does not find the code (ISO/IEC 18004, 9.1)."""
VERSIONS = 40
"""The largest version of a QR code."""
_ERRORS = ("m", "l")
"""The levels of error correction, the better first."""
_ENCODINGS = {"byte": "utf-8", "alphanumeric": None}


@dataclass(frozen=True)
class Code:
    """A QR code, its text, and the scale at which it is drawn."""

    lines: tuple[str, ...]
    """The lines of its text."""
    modules: tuple[bytes, ...]
    """Rows of modules, 1 for a dark one; without the quiet zone."""
    scale: int
    """The side of a module in pixels."""

    @property
    def text(self) -> str:
        """The text that a phone shows."""
        return joined(self.lines)

    @property
    def side(self) -> int:
        """The side of the code in pixels, with its quiet zone."""
        return (len(self.modules) + 2 * QUIET) * self.scale


def fitted(text: CodeText, columns: int, rows: int) -> Code | None:
    """Return the code with as much of the text as fits at one pixel to a module, or None if not even the shortest does.

    Text matters more than size: at one pixel to a module a code on a terminal is as large as a hand, which a phone can
    read at arm's length. Modules are drawn larger only if the whole text fits. A screen has no scratches, so that the
    shortest text may have less redundancy, where only that fits.

    Args:
        text: The text, in longer and shorter forms.
        columns: The room in columns, each one pixel wide.
        rows: The room in rows, each two pixels high.
    """
    room = min(columns, 2 * rows)
    largest = min((room - 2 * QUIET - 17) // 4, VERSIONS)
    for error in _ERRORS:
        for lines in text.forms():
            made = _smallest(joined(lines), largest, error=error)
            if made is not None:
                modules = tuple(bytes(row) for row in made.matrix)
                return Code(lines, modules, room // (len(modules) + 2 * QUIET))
    return None


def fitted_whole(text: str, columns: int, rows: int) -> Code | None:
    """Return the code of a text of capitals and digits, as large as it fits, or None if it does not fit whole.

    A screen has no scratches, so that a code with less redundancy is taken where only that one fits.

    Args:
        text: The text.
        columns: The room in columns, each one pixel wide.
        rows: The room in rows, each two pixels high.
    """
    room = min(columns, 2 * rows)
    largest = min((room - 2 * QUIET - 17) // 4, VERSIONS)
    for error in _ERRORS:
        made = _smallest(text, largest, "alphanumeric", error)
        if made is not None:
            modules = tuple(bytes(row) for row in made.matrix)
            return Code((text,), modules, room // (len(modules) + 2 * QUIET))
    return None


def room_of(text: str) -> tuple[int, int]:
    """Return the columns and rows that the smallest code of a text of capitals and digits takes; it must fit in one."""
    made = _smallest(text, VERSIONS, "alphanumeric", _ERRORS[-1])
    assert made is not None
    side = len(made.matrix) + 2 * QUIET
    return side, (side + 1) // 2


def drawn(code: Code) -> Image:
    """Return the code in black on white; its height is even, as half blocks need it."""
    # Pillow is slow to import, and not needed before the first picture.
    from PIL import Image

    size = len(code.modules)
    shades = bytes(0 if dark else 255 for row in code.modules for dark in row)
    modules = Image.frombytes("L", (size, size), shades).resize((size * code.scale,) * 2, Image.Resampling.NEAREST)
    image = Image.new("RGB", (code.side, code.side + code.side % 2), "white")
    image.paste(modules, (QUIET * code.scale,) * 2)
    return image


def _smallest(text: str, largest: int, mode: str = "byte", error: str = "m") -> QRCode | None:
    """Return the smallest code that holds a text at a level of error correction, up to a version; None if none does."""
    # Only the screen with the code needs segno.
    import segno

    for version in range(1, largest + 1):
        try:
            return segno.make(
                text, error=error, version=version, mode=mode, encoding=_ENCODINGS[mode], micro=False, boost_error=False
            )
        except segno.DataOverflowError:
            continue
    return None
