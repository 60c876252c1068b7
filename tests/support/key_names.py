"""Names of the keys among the bytes sent to a terminal, for messages of failed tests."""

from __future__ import annotations

import re

_KEY = re.compile(rb"\x1b\[[0-9;:<?]*[@-~]|[\xc2-\xf4][\x80-\xbf]+|.", re.DOTALL)
"""One key, or one byte that is no key."""
_NAMES = {
    b"\t": "tab",
    b"\r": "enter",
    b"\x1b": "escape",
    b" ": "space",
    b"\x7f": "backspace",
    b"\x1b[A": "up",
    b"\x1b[B": "down",
    b"\x1b[C": "right",
    b"\x1b[D": "left",
}


def names_of(data: bytes) -> list[str]:
    """Return bytes as names of keys; other bytes as Python writes them."""
    return [_name(key) for key in _KEY.findall(data)]


def _name(key: bytes) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if b"\x01" <= key <= b"\x1a":
        return f"ctrl+{chr(key[0] + ord('a') - 1)}"
    sign = key.decode(errors="backslashreplace")
    return sign if sign.isprintable() else ascii(sign)[1:-1]
