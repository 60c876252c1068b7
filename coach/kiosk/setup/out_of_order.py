"""What the screen shows where the kiosk cannot run: plain text, since nothing of the coach may be needed to show it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from coach.core.library import Library
from coach.core.words import Words

COLUMNS = 60
"""The width of the text: the fewest columns that the coach needs."""
INDENT = "  "


def out_of_order(libraries: Iterable[Library]) -> str:
    """Return the notice in the language of each library: out of order, where to go, and the emergency number."""
    return "\n\n\n".join(["", *(_said(library.words) for library in libraries)])


def _said(words: Words) -> str:
    said = (words(f"kiosk.out-of-order.{part}") for part in ("title", "desk", "nobody"))
    return "\n\n".join(fill(each, COLUMNS, initial_indent=INDENT, subsequent_indent=INDENT) for each in said)
