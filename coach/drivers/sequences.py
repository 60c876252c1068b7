"""A terminal's bytes cut into what was pressed: single bytes and whole escape sequences, and nothing of what is no key.

Pastes and the strings by which terminals answer questions are left out, whatever stands in them, and so is a sequence
that is broken off.
"""

from __future__ import annotations

from collections.abc import Callable

ESCAPE = b"\x1b"
PASTE_START = b"\x1b[200~"
PASTE_END = b"\x1b[201~"

_ESCAPE = ESCAPE[0]
_STRINGS = b"]P_^X"
"""What starts an OSC, DCS, APC, PM or SOS string after an escape."""
_STRING_ENDS = (0x07, 0x18, 0x1A)
"""BEL, CAN and SUB end a string at once; the fourth end, ST, begins with an escape."""
_LONGEST = 64
"""Bytes of the longest sequence that is a key, and more; what is longer is left out."""


class Sequences:
    """Cuts bytes one at a time; what it remembers is a few bytes, whatever comes."""

    def __init__(self) -> None:
        """Start outside any sequence."""
        self._take: Callable[[int], bytes] = self._outside
        """What the next byte is given to; returns what it completes, or nothing."""
        self._body = b""
        """The sequence under way, with its escape."""
        self._count = 0
        """Bytes still to be skipped, or bytes of a paste's end found so far."""

    def cut(self, data: bytes) -> list[bytes]:
        """Return the bytes and sequences that are complete; a sequence under way goes on with the next bytes."""
        return [whole for byte in data if (whole := self._take(byte))]

    def silence(self) -> bytes:
        """Return the escape that waited for more, if there is one; whatever else is under way is over.

        Call it when nothing has come for 0.1 s.
        """
        held = ESCAPE if self._take == self._escaped else b""
        self._take = self._outside
        return held

    def _outside(self, byte: int) -> bytes:
        if byte != _ESCAPE:
            return bytes([byte])
        self._take = self._escaped
        return b""

    def _again(self, byte: int) -> bytes:
        """Break off what is under way: this byte is none of it."""
        self._take = self._outside
        return self._outside(byte)

    def _escaped(self, byte: int) -> bytes:
        if byte == _ESCAPE:
            return ESCAPE
        if byte in b"[O":
            self._body = bytes([_ESCAPE, byte])
            self._take = self._sequence
        elif byte in _STRINGS:
            self._take = self._string
        else:
            # Alt with a key, or a two-byte command.
            self._take = self._outside
            return bytes([_ESCAPE, byte])
        return b""

    def _sequence(self, byte: int) -> bytes:
        if 0x20 <= byte < 0x40:
            self._body = (self._body + bytes([byte]))[:_LONGEST]
            return b""
        if not 0x40 <= byte < 0x7F:
            return self._again(byte)
        whole = self._body + bytes([byte])
        if whole == b"\x1b[[":
            # A function key of the Linux console.
            self._body = whole
            self._take = self._last
            return b""
        if whole == b"\x1b[M":
            # A mouse report of the oldest kind.
            self._count = 3
            self._take = self._skip
            return b""
        self._count = 0
        self._take = self._paste if whole == PASTE_START else self._outside
        return b"" if whole == PASTE_START or len(whole) > _LONGEST else whole

    def _last(self, byte: int) -> bytes:
        if not 0x40 <= byte < 0x7F:
            return self._again(byte)
        self._take = self._outside
        return self._body + bytes([byte])

    def _skip(self, byte: int) -> bytes:
        if 0 < byte < 0x20:
            return self._again(byte)
        self._count -= 1
        if not self._count:
            self._take = self._outside
        return b""

    def _string(self, byte: int) -> bytes:
        if byte == _ESCAPE:
            return self._again(byte)
        if byte in _STRING_ENDS:
            self._take = self._outside
        return b""

    def _paste(self, byte: int) -> bytes:
        if byte == PASTE_END[self._count]:
            self._count += 1
        else:
            self._count = 1 if byte == _ESCAPE else 0
        if self._count == len(PASTE_END):
            self._take = self._outside
        return b""
