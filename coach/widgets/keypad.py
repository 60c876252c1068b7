"""The numeric keypad of a kiosk: its keys, and how to tell an app that needs no other."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App

PAD: Mapping[str, str] = {
    **{str(digit): str(digit) for digit in range(10)},
    "enter": "Enter",
    "minus": "-",
    "plus": "+",
    "asterisk": "*",
    "slash": "/",
    "full_stop": ".",
}
"""Textual's names of a keypad's keys, each with what is printed on the key."""


class KeypadApp(App[int]):
    """An app that needs only a numeric keypad; its screens name only keys that are on one."""


def on_keypad(app: App[object]) -> bool:
    """Return whether this app's users may have only a keypad."""
    return isinstance(app, KeypadApp)
