"""A real kiosk for tests: its file with a PIN, its command, and what its screens show."""

from __future__ import annotations

import sys
from pathlib import Path

from coach.kiosk.pin import hash_pin
from tests.kiosk.storm import Expected

PIN = "205817364912"
"""As long as a PIN may be, so that no storm finds it."""
ATTRACT = "Press any key to start"
DESK = "The front desk helps you too"
SCREENS = (ATTRACT, DESK, "Desk, start over", "type the PIN", "Press any key", "read aloud", "make this window larger")
"""One of these stands on every screen of the kiosk."""
EXPECTED = Expected(marks=SCREENS, opens=DESK)


def kiosk_file(folder: Path, more: str = "") -> Path:
    """Write a kiosk's file with a PIN, and whatever else it is to say."""
    path = folder / "kiosk.toml"
    path.write_text(f'pin = "{hash_pin(PIN, bytes(16))}"\n{more}')
    return path


def kiosk_command(folder: Path, more: str = "") -> list[str]:
    """Return the command that runs a kiosk, its file written."""
    return [str(Path(sys.executable).with_name("coach")), "kiosk", "--config", str(kiosk_file(folder, more))]
