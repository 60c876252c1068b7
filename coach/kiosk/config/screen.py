"""The screen that a visitor reads from, and how high letters must be on it, within bounds that a clinic may set."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from coach.kiosk.config.bounds import Bounded, Bounds

Number = Annotated[float, Field(strict=True)]


class ScreenSize(Bounded):
    """What the doctor measures letters by."""

    BOUNDS: ClassVar = {
        "inches": Bounds(10, 100, "inches", "measure the screen from corner to corner"),
        "capitals_mm": Bounds(4, 30, "mm", "smaller ones are print, and larger ones leave no room on any screen"),
    }
    inches: Number = 24
    """The screen's diagonal."""
    capitals_mm: Number = 8
    """The least height of a capital: 22 minutes of arc from 1.25 m, the larger of what ISO 9241-303 recommends."""
