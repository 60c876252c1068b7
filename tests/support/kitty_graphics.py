"""What a terminal shows by kitty's graphics protocol, as far as the coach uses it; anything else fails."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from dataclasses import dataclass, field

from PIL import Image

_COMMAND = re.compile(rb"\x1b\[(\d+);(\d+)H\x1b_G(a=p[^;\x1b]*)\x1b\\|\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\")


@dataclass
class Graphics:
    """A terminal that keeps images and shows some of them."""

    images: dict[int, Image.Image] = field(default_factory=dict)
    """By their numbers, all that were sent and not freed."""
    shown: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)
    """By the image's number, the column and row of its first cell, from 0, and how many columns and rows it covers."""
    sent: int = 0
    """How many images were sent so far."""
    _pending: tuple[dict[str, str], bytes] | None = None

    def feed(self, data: bytes) -> None:
        """Do what these bytes say; each sequence must be whole."""
        for match in _COMMAND.finditer(data):
            keys = _keys((match[3] or match[4]).decode("ascii"))
            if match[3] is not None:
                assert int(keys["i"]) in self.images, "an image is shown that was never sent"
                place = int(match[2]) - 1, int(match[1]) - 1, int(keys["c"]), int(keys["r"])
                self.shown[int(keys["i"])] = place
            elif keys.get("a") == "q":
                continue
            elif self._pending is not None or keys.get("a") == "t":
                self._receive(keys, match[5] or b"")
            else:
                self._delete(keys)

    def _receive(self, keys: dict[str, str], data: bytes) -> None:
        assert len(data) <= 4096
        head, before = self._pending or (keys, b"")
        self._pending = head, before + data
        if keys["m"] == "0":
            rgb = zlib.decompress(b64decode(self._pending[1], validate=True))
            size = int(head["s"]), int(head["v"])
            self.images[int(head["i"])] = Image.frombytes("RGB", size, rgb)
            self.sent += 1
            self._pending = None

    def _delete(self, keys: dict[str, str]) -> None:
        assert keys["a"] == "d", keys
        number = int(keys["i"])
        self.shown.pop(number, None)
        if keys["d"] == "I":
            del self.images[number]


def _keys(told: str) -> dict[str, str]:
    return dict(each.split("=") for each in told.split(","))
