"""The content file about keys."""

from __future__ import annotations

from coach.core.content.entries import Entry
from coach.core.content.press_times import PressTimes


class KeyRules(Entry):
    """How key presses are interpreted."""

    press: PressTimes
