"""A terminal that answers when the program asks what it is, and keeps what is shown in pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from coach.drivers.asking import QUESTION
from tests.support.kitty_graphics import Graphics
from tests.support.terminal import COLOURFUL, Terminal

KITTY = b"\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"
PLAIN = b"\x1b[?6c"
"""What a terminal answers of which nothing is known."""
FOOT = b"\x1bP>|foot(1.13.1)\x1b\\\x1b[?62;4;22c"


class AnsweringTerminal(Terminal):
    """A terminal that answers as it was told."""

    def __init__(
        self,
        command: Sequence[str],
        answers: bytes = KITTY,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str | None] = COLOURFUL,
    ) -> None:
        self._answers, self._asked = answers, 0
        super().__init__(command, columns, rows, environment)

    def __enter__(self) -> Self:
        return self

    @property
    def graphics(self) -> Graphics:
        """What it shows in pixels."""
        shown = Graphics()
        shown.feed(self.raw)
        return shown

    def fits(self, columns: int) -> bool:
        """Whether there are pictures in pixels, and all inside a window of so many columns."""
        places = self.graphics.shown.values()
        return bool(places) and all(column + wide <= columns for column, _, wide, _ in places)

    def wait_for_pictures(self, count: int) -> None:
        """Wait until so many pictures are shown in pixels."""
        self.wait_until(lambda: len(self.graphics.shown) == count, f"{count} pictures in pixels")

    def _read(self, seconds: float) -> bool:
        came = super()._read(seconds)
        asked = self.raw.count(QUESTION.encode())
        if asked > self._asked:
            self._asked = asked
            self.send(self._answers)
        return came
