"""Turns a terminal's bytes into the names of the keys that a kiosk allows, and drops everything else.

No listed key sends bytes from 0x80 up, so they are dropped one by one and nothing is decoded.
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
"""The listed keys that type a character."""
LISTED = frozenset({*CHARACTERS, "up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
"""Every key that gets through, by its name in Textual."""

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
    # The keypad's point, in countries that write decimals with a comma.
    b",": "full_stop",
    **{f"\x1b{lead}{final}".encode(): key for lead in "[O" for final, key in _ARROWS.items()},
    **{f"\x1b[{number}~".encode(): key for number, key in _TILDE.items()},
    **{f"\x1bO{final}".encode(): key for final, key in _KEYPAD.items()},
}
"""The bytes that each listed key sends. With a modifier a key sends others, which are not listed."""


class KeyFilter:
    """Turns bytes into key names; remembers no more than a few bytes, whatever comes."""

    def __init__(self) -> None:
        self._sequences = Sequences()
        self._alt = False
        """Whether an escape came last: Alt with a key sends one before the key's own sequence."""

    def feed(self, data: bytes) -> list[str]:
        """Return the names of the listed keys in these bytes; a sequence may go on in the next bytes."""
        return [key for whole in self._sequences.cut(data) if (key := self._named(whole))]

    def silence(self) -> None:
        """End a sequence that has not ended; call this when nothing has come for 0.1 s."""
        self._sequences.silence()
        self._alt = False

    def _named(self, whole: bytes) -> str:
        alt, self._alt = self._alt, whole == ESCAPE
        return "" if alt else _KEYS.get(whole, "")
