"""What systemd says of a unit as it runs, whatever stands in its file."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.machine import Machine

CONSOLE, CAGE = "coach-kiosk.service", "coach-kiosk-cage.service"


def shown(machine: Machine, name: str, *properties: str) -> dict[str, str]:
    """Return properties of a unit, as `systemctl show` has them; those that it lacks are absent."""
    lines = machine.run("systemctl", "show", name, f"--property={','.join(properties)}").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def running(machine: Machine) -> str:
    """Return which of the kiosk's two units runs.

    Raises:
        CannotTellError: Neither does.
    """
    for name in (CONSOLE, CAGE):
        if shown(machine, name, "ActiveState").get("ActiveState") == "active":
            return name
    raise CannotTellError("not-running", "coach-kiosk")


def unmasked(machine: Machine, *names: str) -> tuple[str, ...]:
    """Return those of the units that are not masked, and so can be started."""
    return tuple(name for name in names if shown(machine, name, "LoadState").get("LoadState") != "masked")


def differing(machine: Machine, wanted: dict[str, str]) -> str:
    """Return what of the running unit is not as wanted: `Name=value`, divided by spaces; empty where all is."""
    has = shown(machine, running(machine), *wanted)
    return " ".join(f"{name}={has.get(name, '?')}" for name, value in wanted.items() if has.get(name) != value)


def on_bus(machine: Machine, service: str, *properties: str) -> dict[str, str]:
    """Return properties of the manager of a systemd service, as it answers on the bus."""
    path = f"/org/freedesktop/{service}"
    interface = f"org.freedesktop.{service}.Manager"
    told = machine.run("busctl", "get-property", f"org.freedesktop.{service}", path, interface, *properties)
    values = (line.partition(" ")[2].strip('"') for line in told.splitlines())
    return dict(zip(properties, values, strict=False))
