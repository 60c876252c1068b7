"""What a visitor's keyboard may say: the terminal's bytes in, the names of listed keys out, and nothing else.

Bytes from 0x80 up belong to no listed key, so they are dropped one by one and nothing has to be decoded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

ESCAPE = 0x1B

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

_PLAIN: Mapping[int, str] = {
    **{ord(character): key for key, character in CHARACTERS.items()},
    ord("\n"): "enter",
    0x08: "backspace",
    # The same key of a keypad, where decimals are written with a comma.
    ord(","): "full_stop",
}
"""Keys of one byte."""

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
_SEQUENCES: Mapping[bytes, str] = {
    **{f"{lead}{final}".encode(): key for lead in "[O" for final, key in _ARROWS.items()},
    **{f"[{number}~".encode(): key for number, key in _TILDE.items()},
    **{f"O{final}".encode(): key for final, key in _KEYPAD.items()},
}
"""Keys of several bytes, by what follows the escape; with any modifier they are not listed."""
_LONGEST = 8
"""More of a sequence than this need not be remembered: no listed key is so long."""

_PASTE_START = b"[200~"
_PASTE_END = b"\x1b[201~"
_STRINGS = b"]P_^X"
"""What starts an OSC, DCS, APC, PM or SOS string after an escape."""
_STRING_ENDS = (0x07, 0x18, 0x1A)
"""BEL, CAN and SUB end a string at once; the fourth end, ST, begins with an escape."""


class KeyFilter:
    """Turns bytes into key names, one byte at a time; what it remembers is a few bytes, whatever comes."""

    def __init__(self) -> None:
        """Start outside any sequence."""
        self._take: Callable[[int], str] = self._outside
        """What the next byte is given to; returns the key that it completes, or nothing."""
        self._body = b""
        """The sequence under way, without its escape."""
        self._alt = False
        """Whether the sequence follows a second escape, as Alt makes it."""
        self._count = 0
        """Bytes still to be skipped, or bytes of a paste's end found so far."""

    def feed(self, data: bytes) -> list[str]:
        """Return the listed keys in these bytes, by Textual's names; a sequence under way goes on with the next."""
        return [key for byte in data if (key := self._take(byte))]

    def silence(self) -> None:
        """Take whatever is under way as over: call it when nothing has come for 0.1 s."""
        self._take = self._outside

    def _outside(self, byte: int) -> str:
        if byte != ESCAPE:
            return _PLAIN.get(byte, "")
        self._alt = False
        self._take = self._escaped
        return ""

    def _again(self, byte: int) -> str:
        """Break off what is under way: this byte is none of it."""
        self._take = self._outside
        return self._outside(byte)

    def _escaped(self, byte: int) -> str:
        if byte == ESCAPE:
            self._alt = True
        elif byte in b"[O":
            self._body = bytes([byte])
            self._take = self._sequence
        elif byte in _STRINGS:
            self._take = self._string
        else:
            # Alt with a key, or a two-byte command.
            self._take = self._outside
        return ""

    def _sequence(self, byte: int) -> str:
        if 0x20 <= byte < 0x40:
            self._body = (self._body + bytes([byte]))[:_LONGEST]
            return ""
        if not 0x40 <= byte < 0x7F:
            return self._again(byte)
        sequence = self._body + bytes([byte])
        if sequence in (b"[[", b"[M"):
            # A function key of the Linux console, and a mouse report of the oldest kind.
            return self._skip_next(1 if sequence == b"[[" else 3)
        self._count = 0
        self._take = self._paste if sequence == _PASTE_START else self._outside
        return "" if self._alt else _SEQUENCES.get(sequence, "")

    def _skip_next(self, count: int) -> str:
        self._count = count
        self._take = self._skip
        return ""

    def _skip(self, byte: int) -> str:
        if 0 < byte < 0x20:
            return self._again(byte)
        self._count -= 1
        if not self._count:
            self._take = self._outside
        return ""

    def _string(self, byte: int) -> str:
        if byte == ESCAPE:
            return self._again(byte)
        if byte in _STRING_ENDS:
            self._take = self._outside
        return ""

    def _paste(self, byte: int) -> str:
        if byte == _PASTE_END[self._count]:
            self._count += 1
        else:
            self._count = 1 if byte == ESCAPE else 0
        if self._count == len(_PASTE_END):
            self._take = self._outside
        return ""
