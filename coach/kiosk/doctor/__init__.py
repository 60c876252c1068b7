"""`coach kiosk doctor`: checks that read the running machine, one row of its table each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
from coach.kiosk.doctor.finding import CannotTellError, Finding, FindingState, Reading
from coach.kiosk.doctor.machine import Machine


@dataclass(frozen=True)
class Check:
    """One row of the doctor's table."""

    key: str
    """The content has its words under `kiosk.doctor.what` and `kiosk.doctor.close`."""
    read: Callable[[Machine], Reading]
    """Reads the machine; raises CannotTellError where it cannot."""

    def finding(self, machine: Machine) -> Finding:
        """Return what the check finds; a machine that cannot be read is never taken to be well."""
        try:
            reading = self.read(machine)
        except CannotTellError as error:
            return Finding(self.key, FindingState.CANNOT_TELL, error.seen, error.reason)
        state = FindingState.HELD if reading.held else FindingState.OPEN
        return Finding(self.key, state, reading.seen, values=reading.values)


CHECKS = (
    Check("service", service.check),
    Check("front", front.check),
    Check("user", user.check),
    Check("terminal", terminal.check),
    Check("confinement", confinement.check),
    Check("logins", logins.check),
    Check("consoles", consoles.check),
    Check("keymap", keymap.check),
    Check("sysrq", sysrq.check),
    Check("restart-keys", restart_keys.check),
    Check("power-keys", power_keys.check),
    Check("sleep", sleep.check),
    Check("boot", boot.check),
    Check("dumps", dumps.check),
    Check("swap", swap.check),
    Check("print-jobs", print_jobs.check),
    Check("spool", spool.check),
    Check("secrecy", secrecy.check),
    Check("pin", pin.check),
    Check("font", font.check),
    Check("blanking", blanking.check),
    Check("numlock", numlock.check),
    Check("reach", reach.check),
    Check("content", content.check),
    Check("reviews", reviews.check),
    Check("clinic", clinic.check),
    Check("printer", printer.check),
    Check("voice", voice.check),
    Check("alert", alert.check),
)
"""Every check, in the order of the table: what keeps visitors in, what leaves no trace, then what visitors need."""


def examine(machine: Machine) -> Iterator[Finding]:
    """Yield what each check finds, one after the other."""
    return (check.finding(machine) for check in CHECKS)
