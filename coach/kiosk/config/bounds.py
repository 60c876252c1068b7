"""Checks that a number in the kiosk's file is within its bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from pydantic import ValidationInfo, field_validator

from coach.core.content.entries import Entry


class Bounds(NamedTuple):
    """What a number may be, and why."""

    least: int
    most: int
    unit: str
    why: str


class Bounded(Entry):
    """A table of the kiosk's file with numbers that a clinic may set within bounds."""

    BOUNDS: ClassVar[Mapping[str, Bounds]]
    """By the name of a number."""

    @field_validator("*")
    @classmethod
    def _within_bounds(cls, value: object, info: ValidationInfo) -> object:
        bounds = cls.BOUNDS.get(str(info.field_name))
        if bounds is not None:
            assert isinstance(value, int | float)
            check_bounds(value, *bounds)
        return value


def check_bounds(number: float, least: int, most: int, unit: str, why: str) -> None:
    """Raise ValueError, with a reason for staff, if a number is less than `least` or more than `most`."""
    if not least <= number <= most:
        raise ValueError(f"{number} is out of bounds: {why}; give {least} to {most} {unit}")
