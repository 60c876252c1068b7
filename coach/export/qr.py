"""The code that a phone reads off the screen: its text as large a QR code as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.core.report.qr_text import CodeText, joined

if TYPE_CHECKING:
    from PIL.Image import Image
    from segno import QRCode

QUIET = 4
"""Light modules on each side, without which a reader does not find the code (ISO/IEC 18004, 9.1)."""
VERSIONS = 40


@dataclass(frozen=True)
class Code:
    """A code, its text, and how large it is drawn."""

    lines: tuple[str, ...]
    modules: tuple[bytes, ...]
    """Row by row, 1 for a dark module; without the quiet zone."""
    scale: int
    """Pixels to a module's side."""

    @property
    def text(self) -> str:
        """What a phone shows."""
        return joined(self.lines)

    @property
    def side(self) -> int:
        """The whole code's pixels, its quiet zone among them."""
        return (len(self.modules) + 2 * QUIET) * self.scale


def fitted(text: CodeText, columns: int, rows: int) -> Code | None:
    """Return the code with as much of the text as fits at a pixel to a module, or None where nothing of use does.

    Text goes before size: at a pixel to a module a terminal's code is as large as a hand, which a phone reads at arm's
    length. Once all is said, modules grow.

    Args:
        text: What to say.
        columns: How much room there is, in pixels a column wide.
        rows: The same downward, in rows of two pixels.
    """
    room = min(columns, 2 * rows)
    largest = min((room - 2 * QUIET - 17) // 4, VERSIONS)
    for lines in text.forms():
        made = _smallest(joined(lines), largest)
        if made is not None:
            modules = tuple(bytes(row) for row in made.matrix)
            return Code(lines, modules, room // (len(modules) + 2 * QUIET))
    return None


def drawn(code: Code) -> Image:
    """Return the code black on white, its height even, as half blocks need it."""
    # Pillow is needed nowhere before the first picture.
    from PIL import Image

    size = len(code.modules)
    shades = bytes(0 if dark else 255 for row in code.modules for dark in row)
    modules = Image.frombytes("L", (size, size), shades).resize((size * code.scale,) * 2, Image.Resampling.NEAREST)
    image = Image.new("RGB", (code.side, code.side + code.side % 2), "white")
    image.paste(modules, (QUIET * code.scale,) * 2)
    return image


def _smallest(text: str, largest: int) -> QRCode | None:
    """The smallest code of a text at error level M, or None where the largest version holds less."""
    # Only the screen that shows a code waits for its maker.
    import segno

    for version in range(1, largest + 1):
        try:
            return segno.make(
                text, error="m", version=version, mode="byte", encoding="utf-8", micro=False, boost_error=False
            )
        except segno.DataOverflowError:
            continue
    return None
