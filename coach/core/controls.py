"""Control signs: what a terminal, a page or a reader obeys instead of showing it.

Every word from elsewhere passes here on its way to a terminal or a form: names of files, what a person typed, what
another program said, and what stands in a file that somebody else has written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_BREAKS = "\t\n"
_OTHERS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0, delete, C1: escapes, bells, returns
    "\u2028\u2029"  # breaks of a line that no terminal shows as one
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # those of bidirectional text, which make a word read as another
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags, which nobody sees
    "\ud800-\udfff"  # halves of a sign, by which Python tells bytes of a file's name that are no text
)
_IN_LINE = re.compile(f"[{_BREAKS}{_OTHERS}]")
CONTROL = re.compile(f"[{_OTHERS}]")
"""Any control sign but a tab and a break of a line, which a text may have."""

Keys = tuple[str | int, ...]


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return a text in which each control sign stands as its escape, such as `\x1b`, for a person to see.

    Args:
        text: What to show.
        lines: Whether tabs and breaks of lines may stay; else the text stays one line.
    """
    return (CONTROL if lines else _IN_LINE).sub(lambda found: escape(found[0]), text)


def without(text: str) -> str:
    """Return a text without control signs, its breaks of lines and tabs kept."""
    return CONTROL.sub("", text)


def escape(sign: str) -> str:
    r"""Return a sign as its number: `\x1b`, `\u202e`."""
    number = ord(sign)
    if 0xDC80 <= number <= 0xDCFF:
        # A byte that is no text: https://peps.python.org/pep-0383/
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def controls_in(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield each place in plain values where a name or a text holds a control sign, with the first one there.

    Breaks of lines and tabs are none: a text may have them.
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
