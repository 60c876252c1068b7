"""What can make the letters of the kiosk's screen larger: the size of letters is the terminal's, not the program's."""

from __future__ import annotations

from typing import NamedTuple, Protocol

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""What must still stand on the screen with larger letters: the least that the program needs."""


class Cells(NamedTuple):
    """The size of a screen, or of a part of it."""

    columns: int
    rows: int


class Letters(Protocol):
    """Makes letters larger for one visitor."""

    def can_grow(self, size: Cells) -> bool:
        """Say whether letters can be larger on a screen that shows so many of the usual ones."""

    def use(self, *, larger: bool, size: Cells) -> bool:
        """Show larger letters or the usual ones from now on, and say whether they are shown.

        Args:
            larger: Whether they are to be larger.
            size: What the screen shows now.
        """


class FixedLetters:
    """The letters of a terminal that nothing here can change, such as `foot`."""

    def can_grow(self, size: Cells) -> bool:
        """Say no."""
        return False

    def use(self, *, larger: bool, size: Cells) -> bool:
        """Leave the letters as they are."""
        return not larger
