"""The content has no errors."""

from __future__ import annotations

from coach.checking import check as proved
from coach.core.errors import MissingContentError
from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.loading.assembly import assemble


def check(machine: Machine) -> Reading:
    """Judge the content as `coach content check` does; warnings do not count."""
    folder = machine.setting.content
    try:
        problems = proved(assemble(machine.setting.content_place), machine.today)
    except MissingContentError:
        return Reading(held=False, seen=str(folder), values={"folder": str(folder or "")})
    errors = [problem for problem in problems if not problem.warning]
    return Reading(not errors, str(errors[0]) if errors else "", {"folder": str(folder or "")})
