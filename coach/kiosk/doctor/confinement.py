"""The kiosk cannot get rights, see homes, or write to the system."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import differing

WANTED = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "AmbientCapabilities": "",
    "ProtectSystem": "strict",
    "PrivateTmp": "yes",
    "PrivateNetwork": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RestrictSUIDSGID": "yes",
}


def check(machine: Machine) -> Reading:
    """Judge the running unit; a network that a clinic opened for its alert is told as open."""
    wrong = differing(machine, WANTED)
    return Reading(not wrong, wrong)
