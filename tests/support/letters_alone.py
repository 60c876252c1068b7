"""What a screen does by a letter alone, which a keyboard of another script does not have."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from textual.screen import Screen

from coach.widgets.scripts import is_letter

ONE_KEY_FOR_BOTH = {"stop('down-the-leg')", "stop('unwell')"}
"""What two letters do, and in their place one sign that asks which: `other`."""


def has_letters(screen: Screen[Any]) -> bool:
    """Say whether any letter acts on a screen."""
    return any(map(is_letter, screen.active_bindings))


def by_letter_alone(screen: Screen[Any]) -> Collection[str]:
    """Return the actions of a screen that only a letter does."""
    acting = [(key, each.binding.action) for key, each in screen.active_bindings.items() if each.enabled]
    else_done = {action for key, action in acting if not is_letter(key)}
    if "other" in else_done:
        else_done |= ONE_KEY_FOR_BOTH
    return {action for key, action in acting if is_letter(key)} - else_done
