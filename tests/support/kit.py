"""The kit as one machine gets it."""

from __future__ import annotations

from pathlib import Path

from coach.kiosk.setup.kit import kit
from coach.kiosk.setup.values import Values

CONFIG = Path("/etc/coach/kiosk.toml")
VALUES = Values(coach="/bin/true", config=str(CONFIG), writable="", largest=0)
KIT = {name: content.decode() for name, content in kit(VALUES).items() if not name.endswith(".psf")}
"""Each file of the kit with its text; the console's font is no text and left out."""
