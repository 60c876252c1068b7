"""The limits of a page that `coach serve` shows: its size, how many there are, and what one may send."""

from __future__ import annotations

MOST_COLUMNS, MOST_ROWS = 480, 160
"""What a very large screen has room for in small letters; each cell more takes memory and time."""
MOST_PAGES = 6
"""Open at once: each is a process of its own."""
MOST_BYTES = 64 * 1024
"""Of one message; the page is closed behind a longer one."""
LONGEST_KEY = 16
"""Characters that one key sends at the most."""


def bounded(columns: int, rows: int) -> tuple[int, int]:
    """Return the size that a page gets which asks for this one."""
    return max(1, min(columns, MOST_COLUMNS)), max(1, min(rows, MOST_ROWS))


def is_key(typed: str) -> bool:
    """Say whether what a page sends as typed can be one key: a character, or one escape sequence and no paste."""
    if typed.startswith("\x1b"):
        return len(typed) <= LONGEST_KEY and not typed.startswith("\x1b[200~")
    return len(typed) == 1
