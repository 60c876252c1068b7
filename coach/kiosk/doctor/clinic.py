"""The clinic's own name and numbers are set: they stand on the cards and on the pages that visitors take away."""

from __future__ import annotations

from coach.core.content.telephone import digits
from coach.core.content.topics import Clinic
from coach.core.errors import MissingContentError
from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine
from coach.loading.assembly import assemble
from coach.loading.example import is_example

FEWEST_DIGITS = 3
"""The shortest phone number that anyone has."""


def check(machine: Machine) -> Reading:
    """Judge both numbers, and show them with the name: whether they are right, people must see."""
    try:
        assembled = assemble(machine.setting.content_place)
    except MissingContentError as error:
        raise CannotTellError("content", str(error)) from error
    clinics: list[Clinic] = assembled.entries.get("clinic", [])
    if not clinics:
        wrong = next((each for each in assembled.problems if each.key.startswith("clinic")), assembled.problems[0])
        return Reading(held=False, seen=str(wrong))
    clinic = clinics[0]
    seen = f"{clinic.name}, {clinic.phone}, {clinic.emergency_number}"
    return Reading(digits(clinic.phone) >= FEWEST_DIGITS and not is_example(clinic), seen)
