"""Key rules: what the content says of keys."""

from __future__ import annotations

from coach.core.entries import Entry
from coach.core.presses import Times


class KeyRules(Entry):
    """What the content says of keys."""

    press: Times
