"""Key rules: what the content says of keys."""

from __future__ import annotations

from coach.core.content.entries import Entry
from coach.core.content.press_times import PressTimes


class KeyRules(Entry):
    """What the content says of keys."""

    press: PressTimes
