"""A box in which a number is typed, digit by digit."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class NumberBox(Static):
    """Shows the number typed so far, or `empty`; the number stays at most `maximum`."""

    def __init__(self, empty: str, maximum: int) -> None:
        super().__init__(Content(empty), classes="number")
        self._empty = empty
        self._maximum = maximum
        self.typed = ""
        """The digits so far."""

    @property
    def value(self) -> int | None:
        """The number; None while the box is empty."""
        return int(self.typed) if self.typed else None

    def put(self, typed: str) -> None:
        """Replace the digits."""
        self.typed = typed
        self.update(Content(typed or self._empty))

    def type(self, digit: int) -> None:
        """Add a digit; where the number would exceed the maximum, start a new number with it."""
        longer = str(int(f"{self.typed}{digit}"))
        self.put(longer if int(longer) <= self._maximum else str(digit))

    def rub_out(self) -> None:
        """Delete the last digit."""
        self.put(self.typed[:-1])
