"""What a clinic installs: the files of the kit, filled with the paths of this machine."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""The console fonts, with their licence."""
TEMPLATES = Path(__file__).parent / "templates"
"""The files of the kit, `@name@` where something of the machine is filled in."""
