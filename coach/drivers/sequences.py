"""Splits a terminal's bytes into single bytes and whole escape sequences, and drops what cannot be a key.

Pastes, the strings by which terminals answer queries, and unfinished sequences are dropped, whatever is in them.
"""

from __future__ import annotations

from collections.abc import Callable

ESCAPE = b"\x1b"
PASTE_START = b"\x1b[200~"
PASTE_END = b"\x1b[201~"

_ESCAPE = ESCAPE[0]
_STRINGS = b"]P_^X"
"""After an escape, the first byte of an OSC, DCS, APC, PM or SOS string."""
_STRING_ENDS = (0x07, 0x18, 0x1A)
"""BEL, CAN and SUB end a string; so does ST, which begins with an escape."""
_LONGEST = 64
"""More bytes than any key's sequence has; longer sequences are dropped."""


class Sequences:
    """A state machine that takes one byte at a time and never remembers more than a few."""

    def __init__(self) -> None:
        self._take: Callable[[int], bytes] = self._outside
        """The state: takes the next byte, and returns the byte or sequence that it completes, or b""."""
        self._body = b""
        """The sequence read so far, with its escape."""
        self._count = 0
        """Bytes still to skip, or how many bytes of a paste's end were found."""

    def cut(self, data: bytes) -> list[bytes]:
        """Return the bytes and sequences that are complete; an unfinished sequence continues in the next call."""
        return [whole for byte in data if (whole := self._take(byte))]

    def silence(self) -> bytes:
        """Return an escape that waited for more bytes, or b""; any other unfinished sequence is dropped.

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
        """Drop the unfinished sequence, to which this byte does not belong."""
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
            # Alt and a key, or a two-byte sequence.
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
