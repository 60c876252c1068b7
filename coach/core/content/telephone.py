"""Checks that telephone numbers can be dialled, so that no screen says to call an empty number."""

from __future__ import annotations

FEWEST_PHONE = 1
"""The fewest digits of a clinic's own number: an extension may be as short as this."""
FEWEST_EMERGENCY = 2
"""The fewest digits of an emergency number: the shortest in use have two."""


def digits(number: str) -> int:
    """Return how many digits a number has, ignoring everything else."""
    return sum(character.isdecimal() for character in number)


def can_be_called(phone: str, emergency_number: str) -> bool:
    """Say whether both of a clinic's numbers can be dialled."""
    return digits(phone) >= FEWEST_PHONE and digits(emergency_number) >= FEWEST_EMERGENCY
