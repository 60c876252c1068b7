"""Machines that were spoiled for the checks of `service_checks`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from pathlib import Path

from tests.kiosk.doctor.spoils import (
    REFUSED,
    Case,
    file,
    has,
    in_cage,
    mode,
    no_config,
    no_systemd,
    printed,
    setting,
    stopped,
    wrong_config,
)

OPEN: list[Case] = [
    ("service", stopped, ""),
    ("service", has("UnitFileState", "disabled"), "UnitFileState=disabled"),
    ("service", has("Restart", "no"), "Restart=no"),
    ("service", has("WatchdogUSec", "0"), "WatchdogUSec=0"),
    ("sleep", has("LoadState", "loaded", "hibernate.target"), "hibernate.target"),
    ("pin", setting(pin=None), ""),
    ("pin", no_config, ""),
    ("blanking", file("/sys/module/kernel/parameters/consoleblank", "600"), "consoleblank=600"),
    ("messages", file("/proc/sys/kernel/printk", "4\t4\t1\t7"), "kernel.printk=4"),
    ("numlock", printed("setleds", "Current flags: NumLock off CapsLock off\n"), "NumLock off"),
    ("reach", mode("/opt/coach", 0o700), "/opt/coach"),
    ("reach", mode("/opt", 0o750), "/opt/coach"),
    ("reach", setting(clinic=Path("/home/anna/clinic.toml")), "/home/anna/clinic.toml"),
]
CANNOT_TELL: list[Case] = [
    *((key, no_systemd, "no-program") for key in ("service", "sleep")),
    ("numlock", stopped, "not-running"),
    *((key, wrong_config, "wrong-config") for key in ("pin", "reach")),
    ("blanking", file("/sys/module/kernel/parameters/consoleblank", REFUSED), "refused"),
    ("messages", file("/proc/sys/kernel/printk", REFUSED), "refused"),
    ("numlock", in_cage, "in-cage"),
    ("numlock", printed("setleds", "?"), "failed"),
    ("reach", no_config, "no-config"),
    ("reach", setting(clinic=Path("/srv/clinic.toml")), "absent"),
]
