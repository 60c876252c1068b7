"""A box in which a number is typed, digit by digit."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class NumberBox(Static):
    """Shows the number typed so far, or a sign that none is."""

    def __init__(self, empty: str, maximum: int) -> None:
        """Take what an empty box shows, and the largest number that can be meant."""
        super().__init__(Content(empty), classes="number")
        self._empty = empty
        self._maximum = maximum
        self.typed = ""
        """The digits so far."""

    @property
    def value(self) -> int | None:
        """The number, or None while the box is empty."""
        return int(self.typed) if self.typed else None

    def put(self, typed: str) -> None:
        """Show these digits."""
        self.typed = typed
        self.update(Content(typed or self._empty))

    def type(self, digit: int) -> None:
        """Put a digit behind the others, as long as the number can still be meant; else it begins anew."""
        longer = str(int(f"{self.typed}{digit}"))
        self.put(longer if int(longer) <= self._maximum else str(digit))

    def rub_out(self) -> None:
        """Take the last digit back."""
        self.put(self.typed[:-1])
