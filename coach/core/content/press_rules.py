"""The content file that tells a press of a key from a key held down."""

from __future__ import annotations

from coach.core.content.entries import Entry
from coach.core.content.press_times import PressTimes


class PressRules(Entry):
    """How key presses are interpreted."""

    press: PressTimes
