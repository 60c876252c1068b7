"""The doctor of the kiosk: one check a module, each from the running machine to a finding."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from coach.kiosk.doctor import (
    alert,
    blanking,
    boot,
    clinic,
    confinement,
    consoles,
    content,
    dumps,
    font,
    front,
    keymap,
    logins,
    numlock,
    pin,
    power_keys,
    print_jobs,
    printer,
    reach,
    restart_keys,
    reviews,
    secrecy,
    service,
    sleep,
    spool,
    swap,
    sysrq,
    terminal,
    user,
    voice,
)
from coach.kiosk.doctor.finding import Finding, FindingState, UntoldError
from coach.kiosk.doctor.machine import Machine

CHECKS: tuple[ModuleType, ...] = (
    service,
    front,
    user,
    terminal,
    confinement,
    logins,
    consoles,
    keymap,
    sysrq,
    restart_keys,
    power_keys,
    sleep,
    boot,
    dumps,
    swap,
    print_jobs,
    spool,
    secrecy,
    pin,
    font,
    blanking,
    numlock,
    reach,
    content,
    reviews,
    clinic,
    printer,
    voice,
    alert,
)
"""Every check, in the order of the table: no way out, nothing stays, then what visitors need."""


def examine(machine: Machine) -> Iterator[Finding]:
    """Yield what each check finds, one after the other."""
    return (found(module, machine) for module in CHECKS)


def found(module: ModuleType, machine: Machine) -> Finding:
    """Return what one check finds; what cannot be read is untold, never held."""
    try:
        finding: Finding = module.check(machine)
    except UntoldError as error:
        line = module.__name__.rpartition(".")[2].replace("_", "-")
        return Finding(FindingState.UNTOLD, line, error.seen, error.reason)
    return finding
