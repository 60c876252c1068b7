"""Ways to spoil a machine on which all is well, each in one place, and what a check then finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.kiosk.config.file import KioskConfig
from coach.kiosk.doctor import CHECKS
from coach.kiosk.doctor.finding import CannotTellError, Finding, FindingState
from coach.kiosk.doctor.unit import CAGE, CONSOLE
from tests.support.machines import FakeMachine, sound

Spoil = Callable[[FakeMachine], None]
Case = tuple[str, Spoil, str]
"""The key of a check, how the machine is spoiled, and what the check must then say."""

BY_KEY = {check.key: check for check in CHECKS}
REFUSED = CannotTellError("refused", "it")


def finding_of(key: str, *spoils: Spoil) -> Finding:
    """Return what a check finds on a machine that was spoiled."""
    machine = sound()
    for spoil in spoils:
        spoil(machine)
    return BY_KEY[key].finding(machine)


def assert_held(key: str, spoil: Spoil) -> None:
    """Assert that the check is content with the machine all the same."""
    assert finding_of(key, spoil).state is FindingState.OK


def has(name: str, value: str, unit: str = CONSOLE) -> Spoil:
    return lambda machine: machine.units[unit].__setitem__(name, value)


def on_bus(name: str, value: str) -> Spoil:
    return lambda machine: machine.bus.__setitem__(name, value)


def file(path: str, text: str | CannotTellError) -> Spoil:
    return lambda machine: machine.files.__setitem__(path, text)


def printed(command: str, text: str | CannotTellError) -> Spoil:
    return lambda machine: machine.printed.__setitem__(tuple(command.split()), text)


def folder(path: str, *names: str) -> Spoil:
    return lambda machine: machine.folders.__setitem__(path, frozenset(names))


def mode(path: str, bits: int, owner: int = 0) -> Spoil:
    return lambda machine: machine.modes.__setitem__(Path(path), (bits, owner))


def setting(**values: object) -> Spoil:
    def spoil(machine: FakeMachine) -> None:
        assert isinstance(machine.setting_or_error, KioskConfig)
        machine.setting_or_error = machine.setting_or_error.model_copy(update=values)

    return spoil


def glyphs(font: bytes | CannotTellError) -> Spoil:
    return lambda machine: setattr(machine, "console_font", font)


def both(first: Spoil, second: Spoil) -> Spoil:
    def spoil(machine: FakeMachine) -> None:
        first(machine)
        second(machine)

    return spoil


def no_systemd(machine: FakeMachine) -> None:
    machine.units.clear()


def no_bus(machine: FakeMachine) -> None:
    machine.bus.clear()


def stopped(machine: FakeMachine) -> None:
    machine.units[CONSOLE]["ActiveState"] = "failed"


def in_cage(machine: FakeMachine) -> None:
    machine.units[CAGE] = machine.units[CONSOLE]
    machine.units[CONSOLE] = {"ActiveState": "inactive"}


def no_config(machine: FakeMachine) -> None:
    machine.config_or_error = machine.setting_or_error = CannotTellError("no-config", "")


def wrong_config(machine: FakeMachine) -> None:
    machine.setting_or_error = CannotTellError("wrong-config", "kiosk.toml:1")
