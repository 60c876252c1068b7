"""The kit: the files that a clinic installs on a kiosk's machine, filled in with the machine's own paths."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""The console fonts, with their licence."""
TEMPLATES = Path(__file__).parent / "templates"
"""The files of the kit, with `@name@` where a value of the machine goes."""
