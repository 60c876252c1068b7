"""Pictures in true pixels over the cells of a terminal, by kitty's graphics protocol.

https://sw.kovidgoyal.net/kitty/graphics-protocol/ tells the protocol. A picture is placed over the text (its z-index
is 0): below the text, kitty 0.26 on a software renderer loses the background of the whole window.
"""

from __future__ import annotations

import zlib
from base64 import standard_b64encode
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from itertools import count

CHUNK = 4096
"""The most characters of a picture that one sequence may carry."""
MOST_BYTES = 64 * 1024 * 1024
"""So many bytes of pictures the terminal is made to keep; a terminal must keep a few screens full (kitty: 320 MB)."""


@dataclass(frozen=True, eq=False)
class PixelImage:
    """An image as it is sent, a hundredth as large as its pixels; the same object is sent only once."""

    size: tuple[int, int]
    packed: bytes
    """Its RGB bytes, compressed by zlib."""

    @classmethod
    def of(cls, size: tuple[int, int], rgb: bytes) -> PixelImage:
        """Return an image of so many pixels across and down; `rgb` has three bytes for each."""
        return cls(size, zlib.compress(rgb, 1))

    @property
    def rgb(self) -> bytes:
        """Its RGB bytes."""
        return zlib.decompress(self.packed)

    @property
    def weight(self) -> int:
        """How many bytes a terminal needs to keep it."""
        return self.size[0] * self.size[1] * 3


@dataclass(frozen=True)
class Place:
    """The cells that an image covers: the column and row of the first, from 0, and how many there are."""

    column: int
    row: int
    columns: int
    rows: int


class PixelBoard:
    """The pictures on a terminal: which were sent, and where each owner's stands. Owners do not share images.

    Args:
        write: Sends text to the terminal.
        first_id: The number of the first image; above 0; programs that share a terminal should not begin alike.
    """

    def __init__(self, write: Callable[[str], object], first_id: int) -> None:
        self._write = write
        self._ids = count(first_id)
        self._sent: dict[PixelImage, int] = {}
        """The number of each image that the terminal keeps, the one shown longest ago first."""
        self._weight = 0
        self._shown: dict[Hashable, tuple[PixelImage, Place]] = {}

    @property
    def is_clear(self) -> bool:
        """Whether nothing is shown, as at first and after `clear`."""
        return not self._shown

    def show(self, owner: Hashable, image: PixelImage, place: Place) -> None:
        """Show an owner's image in a place, instead of the one that it showed before."""
        before = self._shown.get(owner)
        if before == (image, place):
            return
        known = self._sent.pop(image, None)
        number = next(self._ids) if known is None else known
        told = "" if known is not None else _transmitted(number, image)
        self._sent[image] = number
        self._weight += 0 if known is not None else image.weight
        told += _placed(number, place)
        self._shown[owner] = image, place
        if before is not None and before[0] is not image:
            # The old image goes once the new one stands, so that nothing shows through between them.
            told += _removed(self._sent[before[0]])
        self._write(told + "".join(self._forgotten()))

    def hide(self, owner: Hashable) -> None:
        """Take an owner's image away; nothing happens if it shows none."""
        shown = self._shown.pop(owner, None)
        if shown is not None:
            self._write(_removed(self._sent[shown[0]]))

    def clear(self) -> None:
        """Take all images away, and let the terminal forget them."""
        told = "".join(_freed(number) for number in self._sent.values())
        self._sent.clear()
        self._shown.clear()
        self._weight = 0
        if told:
            self._write(told)

    def _forgotten(self) -> Iterator[str]:
        """Yield what makes the terminal forget images that are not shown, as long as it keeps too many."""
        shown = {image for image, _ in self._shown.values()}
        for image in [each for each in self._sent if each not in shown]:
            if self._weight <= MOST_BYTES:
                return
            self._weight -= image.weight
            yield _freed(self._sent.pop(image))


def _transmitted(number: int, image: PixelImage) -> str:
    data = standard_b64encode(image.packed).decode("ascii")
    chunks = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    width, height = image.size
    heads = [f"a=t,i={number},f=24,o=z,s={width},v={height},q=2,", *["q=2,"] * (len(chunks) - 1)]
    more = [1] * (len(chunks) - 1) + [0]
    return "".join(f"\x1b_G{head}m={left};{chunk}\x1b\\" for head, left, chunk in zip(heads, more, chunks, strict=True))


def _placed(number: int, place: Place) -> str:
    """Return what shows an image, or moves it; the cursor and its colours stay as they are."""
    size = f"c={place.columns},r={place.rows}"
    return f"\x1b7\x1b[{place.row + 1};{place.column + 1}H\x1b_Ga=p,i={number},p=1,{size},C=1,q=2\x1b\\\x1b8"


def _removed(number: int) -> str:
    return f"\x1b_Ga=d,d=i,i={number},q=2\x1b\\"


def _freed(number: int) -> str:
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"
