"""How the kiosk ends when staff end it: the codes by which the kit's `after-the-kiosk` knows what to do."""

from __future__ import annotations

from typing import Final

LEFT: Final = 0
"""A login prompt comes up."""
RESTART: Final = 80
"""The machine restarts. Codes from here on mean nothing in <sysexits.h> or to systemd."""
SWITCH_OFF: Final = 81
"""The machine is switched off."""
POWER = "COACH_KIOSK_POWER"
"""The environment variable by which a unit says that it obeys RESTART and SWITCH_OFF."""
