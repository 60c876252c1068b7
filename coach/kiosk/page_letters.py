"""Larger letters in a browser: the page draws everything larger, and then has room for fewer cells."""

from __future__ import annotations

import json
import os

from coach.kiosk.letters import LEAST_COLUMNS, LEAST_ROWS, Cells

LARGEST, LEAST, STEPS = 2.0, 1.25, 4
"""How many times as large letters may be, at most and at least, and into how many steps a whole is divided."""
META = b"M"
"""The kind of packet that is for the web server, not for the terminal on the page."""


class PageLetters:
    """The letters of the page in front of which a visitor stands.

    Args:
        fileno: Where packets for the web server go.
    """

    def __init__(self, fileno: int) -> None:
        self._fileno = fileno
        self._larger = False

    def can_grow(self, size: Cells) -> bool:
        """Say whether so many cells leave room for larger ones."""
        return times_for(size) >= LEAST

    def use(self, *, larger: bool, size: Cells) -> bool:
        """Ask the page for larger letters, or for its usual ones; it tells of its new size."""
        times = times_for(size) if larger else 1.0
        if larger and times < LEAST:
            return False
        if larger != self._larger:
            self._larger = larger
            told = json.dumps({"type": "letters", "times": times}).encode()
            os.write(self._fileno, META + len(told).to_bytes(4, "big") + told)
        return True


def times_for(size: Cells) -> float:
    """Return how many times as large letters can be, so that what is least still stands on the page."""
    times = min(size.columns / LEAST_COLUMNS, size.rows / LEAST_ROWS, LARGEST)
    return int(times * STEPS) / STEPS
