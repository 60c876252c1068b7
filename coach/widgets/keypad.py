"""The keypad: an app whose visitors have ten digits, four signs and Enter, and the names that these keys bear."""

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
"""The keys of a numeric keypad by Textual's names, each with what is printed on it."""


class KeypadApp(App[int]):
    """An app for which a numeric keypad is enough; screens name the keys that stand on one."""


def on_keypad(app: App[object]) -> bool:
    """Say whether the people at this app may have a keypad and nothing else."""
    return isinstance(app, KeypadApp)
