"""What is measured, as figures in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured thing, for the coach and where it makes sense for the bare app."""

    name: str
    unit: str
    coach: float | None
    """None where it never came."""
    bare: float | None = None
    target: str = ""
    digits: int = 2

    @property
    def ratio(self) -> float | None:
        """How many times the bare app's figure the coach's is."""
        return self.coach / self.bare if self.coach is not None and self.bare else None

    def as_json(self) -> dict[str, Any]:
        """Return the figure as plain values."""
        return {
            "name": self.name,
            "unit": self.unit,
            "coach": self.coach,
            "bare": self.bare,
            "ratio": self.ratio,
            "target": self.target,
        }

    def cells(self) -> tuple[str, ...]:
        """Return the figure as the cells of a table's row."""
        bare = "" if self.bare is None else f"{self.bare:,.{self.digits}f}"
        coach = "never" if self.coach is None else f"{self.coach:,.{self.digits}f}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        return self.name, coach, bare, self.unit, ratio, self.target


HEAD = ("", "coach", "bare", "", "ratio", "target")


def table(figures: Sequence[Figure]) -> str:
    """Return all figures under each other, numbers flush right."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in (1, 2, 4) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
