"""Control characters, which a terminal or a page obeys instead of showing: how to find, escape and drop them.

All text from outside passes through here before it reaches a terminal or a document: file names, what a person typed,
the output of other programs, and files that somebody else wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_BREAKS = "\t\n"
_OTHERS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0, delete, C1: escape, bell, carriage return
    "\u2028\u2029"  # line breaks that terminals do not show as such
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls, which can make a word look like another
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags, which are invisible
    "\ud800-\udfff"  # surrogates, by which Python stands for undecodable bytes of a file name
)
_IN_LINE = re.compile(f"[{_BREAKS}{_OTHERS}]")
CONTROL = re.compile(f"[{_OTHERS}]")
"""Any control character except tabs and line breaks, which a text may have."""

Keys = tuple[str | int, ...]
"""The path to a value in nested tables and lists."""


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return a text with each control character written as its escape, such as `\x1b`, so that a person can see it.

    Args:
        text: What to show.
        lines: Whether tabs and line breaks stay; otherwise they are escaped too, and the text stays on one line.
    """
    return (CONTROL if lines else _IN_LINE).sub(lambda found: escape(found[0]), text)


def without_controls(text: str) -> str:
    """Return a text without control characters; tabs and line breaks stay."""
    return CONTROL.sub("", text)


def escape(character: str) -> str:
    r"""Return the escape of a character: `\x1b`, `\u202e`."""
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:
        # A surrogate escape stands for one undecodable byte: https://peps.python.org/pep-0383/
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def controls_in(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield the path of each name or text with a control character in it, and the first such character.

    Args:
        value: Strings in nested tables and lists; other values are ignored.
        keys: The path to `value`, put before each path that is found.
    """
    match value:
        case str():
            found = CONTROL.search(value)
            if found:
                yield keys, found[0]
        case Mapping():
            for name, each in value.items():
                yield from controls_in(str(name), (*keys, str(name)))
                yield from controls_in(each, (*keys, str(name)))
        case list() | tuple():
            for index, each in enumerate(value):
                yield from controls_in(each, (*keys, index))
