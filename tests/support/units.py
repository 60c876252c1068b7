"""Reading unit files and asking systemd about them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

CONSOLE = "console/etc/systemd/system/coach-kiosk.service"
CAGE = "cage/etc/systemd/system/coach-kiosk-cage.service"
UNITS = (CONSOLE, CAGE)
DOCTOR = "both/etc/systemd/system/coach-kiosk-doctor.service"
TIMER = "both/etc/systemd/system/coach-kiosk-doctor.timer"
FAILED = "both/etc/systemd/system/coach-kiosk-failed@.service"
BESIDE = (DOCTOR, TIMER, FAILED)
"""The units that look after the kiosk."""

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")


def settings(unit: str) -> dict[str, list[str]]:
    """Return the values of each key of a unit file, in order."""
    found: dict[str, list[str]] = {}
    for line in unit.splitlines():
        if line and line[0] not in "#[":
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def analyze(*words: str) -> str:
    """Return what `systemd-analyze` says to both its streams; it must end well."""
    done = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def exposure(unit: Path) -> float:
    """Return how open systemd finds a unit: 0 is best, 10 worst."""
    told = analyze("security", "--no-pager", "--offline=true", str(unit))
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
    assert found, told
    return float(found[1])
