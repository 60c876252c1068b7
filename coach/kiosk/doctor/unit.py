"""What systemd says of the kiosk's unit as it runs, whatever its file says."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.machine import Machine

CONSOLE, CAGE = "coach-kiosk.service", "coach-kiosk-cage.service"
"""The two units of the kit, of which a machine runs one."""


def shown(machine: Machine, name: str, *properties: str) -> dict[str, str]:
    """Return the values of a unit's properties as `systemctl show` prints them, without those that it lacks."""
    lines = machine.run("systemctl", "show", name, f"--property={','.join(properties)}").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def running(machine: Machine) -> str:
    """Return which of the kiosk's two units runs.

    Raises:
        CannotTellError: Neither runs.
    """
    for name in (CONSOLE, CAGE):
        if shown(machine, name, "ActiveState").get("ActiveState") == "active":
            return name
    raise CannotTellError("not-running", "coach-kiosk")


def unmasked(machine: Machine, *names: str) -> tuple[str, ...]:
    """Return those of the units that are not masked, and so can be started."""
    return tuple(name for name in names if shown(machine, name, "LoadState").get("LoadState") != "masked")


def differing(machine: Machine, wanted: dict[str, str]) -> str:
    """Return the properties of the running unit that differ from those wanted, as `Name=value Name=value`."""
    has = shown(machine, running(machine), *wanted)
    return " ".join(f"{name}={has.get(name, '?')}" for name, value in wanted.items() if has.get(name) != value)


def on_bus(machine: Machine, service: str, *properties: str) -> dict[str, str]:
    """Return properties of the manager of a systemd service, such as login1, by asking it on the system bus."""
    path = f"/org/freedesktop/{service}"
    interface = f"org.freedesktop.{service}.Manager"
    printed = machine.run("busctl", "get-property", f"org.freedesktop.{service}", path, interface, *properties)
    values = (line.partition(" ")[2].strip('"') for line in printed.splitlines())
    return dict(zip(properties, values, strict=False))
