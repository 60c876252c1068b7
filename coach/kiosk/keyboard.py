"""What a visitor's keyboard may say: the terminal's bytes in, the names of listed keys out, and nothing else.

Bytes from 0x80 up belong to no listed key, so they are dropped one by one and nothing has to be decoded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coach.sequences import ESCAPE, Sequences

STILL_S = 0.5
"""For so long a key counts as the same press (decisions.md §4: repeats within 0.5 s are ignored)."""
REPEAT_S = 0.05
"""Where numbers are typed, arrivals of a digit closer than this are a held key: no finger is so quick."""

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
TYPING = frozenset({*"0123456789", "full_stop", "backspace"})
"""The keys that make up a number or a PIN."""

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


class RepeatGuard:
    """Lets one press act once: a held key, or one that bounces, sends the same key again and again."""

    def __init__(self, clock: Callable[[], float], still_s: float = STILL_S) -> None:
        """Take a clock in seconds, and for how long after its last arrival a key counts as the same press."""
        self._clock = clock
        self._still_s = still_s
        self._key = ""
        self._at = 0.0
        self._typing = False

    def acts(self, key: str, *, numbers: bool = False) -> bool:
        """Say whether this arrival is a press of its own.

        Each arrival starts the time anew, and any other key in between ends it.

        Args:
            key: The key that has arrived.
            numbers: Whether the screen takes a number or a PIN, in which the same digit may come twice.
        """
        now = self._clock()
        typing = numbers and key in TYPING
        # A press that opened the number's screen is still the same press on it.
        still_s = REPEAT_S if typing and self._typing else self._still_s
        repeated = key == self._key and now - self._at < still_s
        self._key, self._at, self._typing = key, now, typing
        return not repeated
