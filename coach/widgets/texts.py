"""Changes the text of a widget at no more cost than the change needs."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static


def tell(widget: Static, before: str, after: str) -> None:
    """Show another text in a widget; the screen is laid out anew only where the text may take other room."""
    widget.update(Content(after), layout=_room(before) != _room(after))


def _room(text: str) -> list[list[int]]:
    """Return the columns of each word in each line: texts that have the same wrap alike."""
    return [[cell_len(word) for word in line.split(" ")] for line in text.split("\n")]
