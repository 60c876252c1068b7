"""A printer of the kiosk on which each page ends as a test wants."""

from __future__ import annotations

import threading

from coach.export.printing.cups import PrintResult


class Paper:
    """Makes print jobs, and is each of them.

    Args:
        outcome: How each page ends.
        waits: Whether a page stays on its way until it is taken back.
    """

    def __init__(self, outcome: PrintResult = PrintResult.PRINTED, *, waits: bool = False) -> None:
        self.outcome, self.printed = outcome, 0
        self.ended: list[PrintResult] = []
        """How each page ended."""
        self.page = b""
        """The page that was printed last."""
        self._waits, self._left = waits, threading.Event()

    def __call__(self, _: str) -> Paper:
        return self

    def run(self, document: bytes) -> PrintResult:
        """Print a page."""
        self.page = document
        self.printed += document.startswith(b"%PDF")
        taken_back = self._waits and self._left.wait(20)
        self.ended.append(PrintResult.LEFT if taken_back else self.outcome)
        return self.ended[-1]

    def leave(self) -> None:
        """Take back a page that is on its way."""
        self._left.set()
