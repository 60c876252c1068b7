"""The clinic's phone is set: it stands on the pages that visitors take away."""

from __future__ import annotations

from coach.core.errors import CoachError
from coach.kiosk.doctor.finding import Finding, UntoldError, judged
from coach.kiosk.doctor.machine import Machine
from coach.loading.assembly import load_library

FEWEST_DIGITS = 3
"""The shortest phone number that anyone has."""


def check(machine: Machine) -> Finding:
    """Judge the phone, and show it with the name: whether they are right, people must see."""
    try:
        clinic = load_library(machine.setting.content_place).clinic
    except CoachError as error:
        raise UntoldError("content", str(error).partition("\n")[0]) from error
    return judged(
        "clinic", sum(sign.isdigit() for sign in clinic.phone) >= FEWEST_DIGITS, f"{clinic.name}, {clinic.phone}"
    )
