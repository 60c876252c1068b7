"""What a visitor's keyboard may say: the terminal's bytes in, the names of listed keys out, and nothing else.

Bytes from 0x80 up belong to no listed key, so they are dropped one by one and nothing has to be decoded.
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.drivers.sequences import ESCAPE, Sequences

CHARACTERS: Mapping[str, str] = {
    **{digit: digit for digit in "0123456789"},
    "enter": "\r",
    "space": " ",
    "plus": "+",
    "minus": "-",
    "asterisk": "*",
    "slash": "/",
    "full_stop": ".",
    "backspace": "\x7f",
}
"""The listed keys that stand for a character."""
LISTED = frozenset({*CHARACTERS, "up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
"""Every key that gets through, by Textual's name."""

_ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_TILDE = {1: "home", 7: "home", 4: "end", 8: "end", 5: "pageup", 6: "pagedown", 3: "backspace"}
_KEYPAD = {
    **{chr(ord("p") + digit): str(digit) for digit in range(10)},
    "M": "enter",
    "j": "asterisk",
    "k": "plus",
    "l": "full_stop",
    "m": "minus",
    "n": "full_stop",
    "o": "slash",
}
_KEYS: Mapping[bytes, str] = {
    **{character.encode(): key for key, character in CHARACTERS.items()},
    b"\n": "enter",
    b"\x08": "backspace",
    # The same key of a keypad, where decimals are written with a comma.
    b",": "full_stop",
    **{f"\x1b{lead}{final}".encode(): key for lead in "[O" for final, key in _ARROWS.items()},
    **{f"\x1b[{number}~".encode(): key for number, key in _TILDE.items()},
    **{f"\x1bO{final}".encode(): key for final, key in _KEYPAD.items()},
}
"""What each listed key sends; with any modifier it is not listed."""


class KeyFilter:
    """Turns bytes into key names; what it remembers is a few bytes, whatever comes."""

    def __init__(self) -> None:
        """Start outside any sequence."""
        self._sequences = Sequences()
        self._alt = False
        """Whether the last was an escape: Alt with a key sends one before the key's own sequence."""

    def feed(self, data: bytes) -> list[str]:
        """Return the listed keys in these bytes, by Textual's names; a sequence under way goes on with the next."""
        return [key for whole in self._sequences.cut(data) if (key := self._named(whole))]

    def silence(self) -> None:
        """Take whatever is under way as over: call it when nothing has come for 0.1 s."""
        self._sequences.silence()
        self._alt = False

    def _named(self, whole: bytes) -> str:
        alt, self._alt = self._alt, whole == ESCAPE
        return "" if alt else _KEYS.get(whole, "")
