"""Telephone numbers: what can be dialled, so that no card says to call nothing."""

from __future__ import annotations

FEWEST_PHONE = 1
"""Digits of a clinic's own number: one inside a building may be as short."""
FEWEST_EMERGENCY = 2
"""Digits of an emergency number: the shortest in use have two."""


def digits(number: str) -> int:
    """Return how many digits a number has, whatever stands between them."""
    return sum(sign.isdecimal() for sign in number)


def can_be_called(phone: str, emergency_number: str) -> bool:
    """Say whether both of a clinic's numbers can be dialled."""
    return digits(phone) >= FEWEST_PHONE and digits(emergency_number) >= FEWEST_EMERGENCY
