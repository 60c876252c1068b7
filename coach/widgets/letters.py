"""The letter of each key, by the name of what the key does; a person may change it in `keys.toml`.

A letter means the same wherever it acts, so a name stands for one letter on every screen. Digits, Enter, Space, Esc,
the arrows and the other keys of a keypad are fixed: a person on the floor, or at a kiosk, finds them without looking.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from coach.core.words import Words

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
    "helper": "b",
    "language": "equals_sign",
    "look": "l",
    "motion": "exclamation_mark",
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
"""The usual key for each name, as Textual calls it."""


def shown_letter(key: str, words: Words) -> str:
    """Return a key as its line of keys shows it: `?` for `question_mark`."""
    return words(f"keyname.{key}") if f"keyname.{key}" in words else key


def letter(name: str, action: str, description: str = "", *, key_display: str | None = None) -> Binding:
    """Return a binding of an action to the letter for a name.

    Raises:
        KeyError: There is no such name.
    """
    show = bool(description)
    return Binding(LETTERS[name], action, description, show=show, key_display=key_display, id=name)
