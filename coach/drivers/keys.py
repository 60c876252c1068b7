"""Turns a terminal's bytes into Textual's events of keys and of the mouse, and drops everything else.

Textual 8.2.8 still finds the names of keys, but gets only sequences that it can read: it would crash on code points
that are no characters, take a key's release for a press, and type a terminal's reports about itself.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from coach.drivers.sequences import ESCAPE, Sequences

_SAID: Final[dict[str, type[Message]]] = {
    "\x1b[I": events.AppFocus,
    "\x1b[O": events.AppBlur,
    **{f"\x1b[?2026;{state}$y": TerminalSupportsSynchronizedOutput for state in (1, 2, 3)},
}
"""The reports of a terminal about itself that matter."""

_KEY: Final = re.compile(
    r"\x1b\["
    r"(?:27;(?P<other>\d{1,3});(?P<sign>\d{1,7})~"  # xterm's modifyOtherKeys
    r"|(?P<code>\d{0,7}|\d{1,7}:(?P<shifted>\d{0,7})(?::\d{0,7})?)"
    r"(?:;(?P<modifiers>\d{0,3})(?::(?P<event>\d))?(?:;(?P<text>\d{0,7}(?::\d{1,7}){0,7}))?)?(?P<end>[u~ABCDEFHPQRS]))"
)
"""A key with its modifiers, as xterm and the kitty keyboard protocol write it."""
_MOUSE: Final = re.compile(r"\x1b\[<\d{1,3};\d{1,5};\d{1,5}[Mm]")
"""A report of the mouse in the form of mode 1006, the only one that is asked for."""
_RELEASE: Final = "3"
"""The kitty protocol's number for the release of a key; 1 is a press, 2 a repeat."""
_SHIFT: Final = 1
_LOCKS: Final = 64 | 128
"""The bits of Caps Lock and Num Lock."""
_KEYPAD: Final = dict(zip(range(57399, 57414), map(ord, "0123456789./*-+"), strict=True))
"""The kitty protocol's numbers of the keypad's keys, with the code points of what is printed on them."""
_HELD: Final = frozenset({*range(57358, 57361), *range(57441, 57455)})
"""Its numbers of Shift, Ctrl and other modifiers, and of the lock keys."""


class TextReader:
    """Reads the keys of a full keyboard: all text, and every key that Textual knows; with `mouse` the mouse, too."""

    def __init__(self, *, mouse: bool = False) -> None:
        self._mouse = mouse
        self._sequences = Sequences()
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._parser = XTermParser()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events in these bytes."""
        for whole in self._sequences.cut(data):
            yield from self._events(whole)

    def silence(self) -> Iterator[Message]:
        """Yield the events that were waiting for more bytes, as none have come for a while."""
        held = self._sequences.silence()
        self._decoder.reset()
        if held:
            yield from self._events(held)

    def _events(self, whole: bytes) -> Iterator[Message]:
        if len(whole) == 1 and whole != ESCAPE:
            for sign in self._decoder.decode(whole):
                if sign.isprintable() or sign in ANSI_SEQUENCES_KEYS:
                    yield from self._named(sign)
            return
        self._decoder.reset()
        sequence = whole.decode("latin-1")
        if sequence in _SAID:
            yield _SAID[sequence]()
        elif sequence in ANSI_SEQUENCES_KEYS:
            yield from self._named(sequence)
        elif self._mouse and _MOUSE.fullmatch(sequence):
            event = self._parser.parse_mouse_code(sequence)
            yield from () if event is None else (event,)
        elif match := _KEY.fullmatch(sequence):
            yield from self._named(_plain(match))

    def _named(self, sequence: str) -> Iterator[Message]:
        if sequence:
            named = self._parser._sequence_to_key_events(sequence)
            yield from (key for key in named if key.key != Keys.Ignore)


def _plain(match: re.Match[str]) -> str:
    """Return a key's sequence in a form that Textual can read; empty if it is not the press of a key."""
    part = match.groupdict("")
    code, end = (part["sign"], "u") if part["sign"] else (part["code"], part["end"])
    number = int(code.partition(":")[0] or 1)
    held = max(int(part["other"] or part["modifiers"] or 1) - 1, 0) & ~_LOCKS
    text = [int(each) for each in part["text"].split(":") if each]
    if held == _SHIFT and part["shifted"] and not text:
        text = [int(part["shifted"])]
    if end == "u":
        number = _KEYPAD.get(number, number)
    known = f"{number}{end}" in FUNCTIONAL_KEYS or (end == "u" and _is_sign(number))
    if part["event"] == _RELEASE or number in _HELD or not known or not all(map(_is_sign, text)):
        return ""
    typed = f";{':'.join(map(str, text))}" if text else ""
    return f"\x1b[{number};{held + 1 if held else ''}{typed}{end}"


def _is_sign(number: int) -> bool:
    return number < 0x110000 and chr(number).isprintable()
