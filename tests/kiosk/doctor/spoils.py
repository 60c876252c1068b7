"""Ways to spoil a sound machine, each in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coach.kiosk.config.file import KioskConfig
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.unit import CONSOLE
from tests.support.machines import FakeMachine

Spoil = Callable[[FakeMachine], None]


def has(name: str, value: str, unit: str = CONSOLE) -> Spoil:
    return lambda machine: machine.units[unit].__setitem__(name, value)


def on_bus(name: str, value: str) -> Spoil:
    return lambda machine: machine.bus.__setitem__(name, value)


def file(path: str, text: str | CannotTellError) -> Spoil:
    return lambda machine: machine.files.__setitem__(path, text)


def printed(command: str, text: str | CannotTellError) -> Spoil:
    return lambda machine: machine.printed.__setitem__(tuple(command.split()), text)


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
