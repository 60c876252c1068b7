"""Checks that a number in the kiosk's file is within its bounds."""

from __future__ import annotations


def check_bounds(number: float, least: int, most: int, unit: str, why: str) -> None:
    """Raise ValueError, with a reason for staff, if a number is less than `least` or more than `most`."""
    if not least <= number <= most:
        raise ValueError(f"{number} is out of bounds: {why}; give {least} to {most} {unit}")
