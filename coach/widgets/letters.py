"""The letters and signs that keys bear, by the name of what they do; a person may change them in `keys.toml`.

A letter means the same wherever it acts, so a name stands for one letter on every screen. Digits, Enter, Space, Esc,
the arrows and the signs of a keypad are fixed: a person on the floor, or in front of a kiosk, finds them blind.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

LETTERS: Mapping[str, str] = {
    "again": "a",
    "code": "c",
    "details": "d",
    "down": "j",
    "down-the-leg": "g",
    "easier": "e",
    "end": "x",
    "harder": "h",
    "help": "question_mark",
    "no": "n",
    "pain": "p",
    "print": "r",
    "quit": "q",
    "read": "i",
    "save": "v",
    "search": "slash",
    "sound": "m",
    "summary": "s",
    "theme": "t",
    "therapist": "o",
    "unsure": "u",
    "unwell": "f",
    "up": "k",
    "why": "w",
    "yes": "y",
}
"""Each name with its usual letter or sign, as Textual calls it."""


def letter(name: str, action: str, description: str = "", *, key_display: str | None = None) -> Binding:
    """Return the binding of an action to the letter of a name.

    Raises:
        KeyError: No letter bears that name.
    """
    show = bool(description)
    return Binding(LETTERS[name], action, description, show=show, key_display=key_display, id=name)
