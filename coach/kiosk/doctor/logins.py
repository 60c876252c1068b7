"""No other console has a login prompt, and none comes in the kiosk's place."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import shown, unmasked

OWN = "getty@tty1.service"
OTHERS = (*(f"getty@tty{number}.service" for number in range(2, 7)), "autovt@tty6.service")


def check(machine: Machine) -> Reading:
    """Judge the login prompts: one on the kiosk's console may come for staff, and not by itself."""
    free = list(unmasked(machine, *OTHERS))
    own = shown(machine, OWN, "ActiveState", "UnitFileState")
    if own.get("ActiveState") == "active" or own.get("UnitFileState") == "enabled":
        free.insert(0, OWN)
    return Reading(not free, " ".join(free))
