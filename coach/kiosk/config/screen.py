"""The screen that a visitor reads from, and how high letters must be on it, within bounds that a clinic may set."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from coach.core.content.entries import Entry
from coach.kiosk.config.bounds import check_bounds

BOUNDS: dict[str, tuple[int, int, str, str]] = {
    "inches": (10, 100, "inches", "measure the screen from corner to corner"),
    "capitals_mm": (4, 30, "mm", "smaller ones are print, and larger ones leave no room on any screen"),
}
"""The least and the most of each number, its unit, and why."""

Number = Annotated[float, Field(strict=True)]


class ScreenSize(Entry):
    """What the doctor measures letters by, within BOUNDS."""

    inches: Number = 24
    """The screen's diagonal."""
    capitals_mm: Number = 8
    """The least height of a capital: 22 minutes of arc from 1.25 m, the larger of what ISO 9241-303 recommends."""

    @field_validator(*BOUNDS)
    @classmethod
    def _within_bounds(cls, number: float, info: ValidationInfo) -> float:
        least, most, unit, why = BOUNDS[str(info.field_name)]
        check_bounds(number, least, most, unit, why)
        return number
