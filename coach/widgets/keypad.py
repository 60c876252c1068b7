"""The keys of a numeric keypad: ten digits, five signs and Enter."""

from __future__ import annotations

from collections.abc import Mapping

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
