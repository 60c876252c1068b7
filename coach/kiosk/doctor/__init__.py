"""`coach kiosk doctor`: checks that read the running machine, one row of its table each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.kiosk.doctor import doors, escape, letters, offers, service_checks, traces, upkeep
from coach.kiosk.doctor.boot import boot
from coach.kiosk.doctor.finding import CannotTellError, Finding, FindingState, Reading
from coach.kiosk.doctor.machine import Machine


@dataclass(frozen=True)
class Check:
    """One row of the doctor's table."""

    key: str
    """The content has its words under `kiosk.doctor.what`, `sound`, `wrong` and `mend`."""
    read: Callable[[Machine], Reading]
    """Reads the machine; raises CannotTellError where it cannot."""

    def finding(self, machine: Machine) -> Finding:
        """Return what the check finds; a machine that cannot be read is never taken to be well."""
        try:
            reading = self.read(machine)
        except CannotTellError as error:
            return Finding(self.key, FindingState.CHECK, error.seen, error.reason)
        state = FindingState.OK if reading.held else FindingState.FIX
        return Finding(self.key, state, reading.seen, values=reading.values)


CHECKS = (
    Check("service", service_checks.service),
    Check("front", escape.console_in_front),
    Check("user", escape.own_user),
    Check("terminal", escape.console_alone),
    Check("confinement", escape.confinement),
    Check("logins", escape.login_prompts),
    Check("consoles", escape.unused_consoles),
    Check("keymap", escape.keymap),
    Check("sysrq", escape.magic_sysrq),
    Check("restart-keys", escape.restart_keys),
    Check("power-keys", escape.power_keys),
    Check("sleep", service_checks.sleep),
    Check("boot", boot),
    Check("ssh", doors.ssh),
    Check("firewall", doors.firewall),
    Check("usb", doors.usb_sticks),
    Check("bios", doors.bios),
    Check("dumps", traces.crash_dumps),
    Check("swap", traces.swap),
    Check("print-jobs", traces.print_jobs),
    Check("spool", traces.print_spool),
    Check("secrecy", traces.config_secrecy),
    Check("pin", service_checks.pin),
    Check("font", letters.font),
    Check("letters", letters.letters),
    Check("blanking", service_checks.blanking),
    Check("numlock", service_checks.num_lock),
    Check("messages", service_checks.kernel_messages),
    Check("updates", upkeep.updates),
    Check("clock", upkeep.clock),
    Check("disk", upkeep.disk),
    Check("watchdog", upkeep.watchdog),
    Check("nightly", upkeep.nightly),
    Check("power-back", upkeep.power_back),
    Check("reach", service_checks.readable_files),
    Check("content", offers.content),
    Check("new-content", offers.new_content),
    Check("reviews", offers.reviews),
    Check("clinic", offers.clinic),
    Check("printer", offers.printer),
    Check("voice", offers.voice),
    Check("alert", offers.alert),
)
"""Every check, in the order of the table: what keeps visitors in, what leaves no trace, then what visitors need."""


def examine(machine: Machine) -> Iterator[Finding]:
    """Yield what each check finds, one after the other."""
    return (check.finding(machine) for check in CHECKS)
