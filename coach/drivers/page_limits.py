"""The limits of a page that `coach serve` shows: its size, how many can be open, and what each may send."""

from __future__ import annotations

MOST_COLUMNS, MOST_ROWS = 480, 160
"""What a very large screen holds in a small font; each further cell would cost memory and time."""
MOST_PAGES = 6
"""How many pages may be open at once; each runs a process of its own."""
MOST_BYTES = 64 * 1024
"""The largest message from a page; a larger one closes the page."""
LONGEST_KEY = 16
"""The most characters that one key sends."""


def bounded(columns: int, rows: int) -> tuple[int, int]:
    """Return the size that a page gets when it asks for this one."""
    return max(1, min(columns, MOST_COLUMNS)), max(1, min(rows, MOST_ROWS))


def is_key(typed: str) -> bool:
    """Return whether typed input can be one key: one character, or one escape sequence that begins no paste."""
    if typed.startswith("\x1b"):
        return len(typed) <= LONGEST_KEY and not typed.startswith("\x1b[200~")
    return len(typed) == 1
