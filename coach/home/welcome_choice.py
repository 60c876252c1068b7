"""One of the things that can be chosen first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WelcomeChoice:
    """One row of the first list."""

    id: str
    words: str
    note: str = ""
    likely: bool = False
    """Whether the cursor starts on this row."""
    key: str = ""
    """The digit that chooses this row wherever it stands; if empty, its place in the list, counted from 1."""

    @property
    def line(self) -> str:
        """The row in words, with its note."""
        return f"{self.words}  ({self.note})" if self.note else self.words


def choice_keys(choices: tuple[WelcomeChoice, ...]) -> list[str]:
    """Return the digit of each row."""
    return [choice.key or str(number) for number, choice in enumerate(choices, 1)]
