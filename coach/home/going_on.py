"""Going on with a visit that was left, while no other window can."""

from __future__ import annotations

from datetime import datetime

from coach.core.errors import StorageError
from coach.core.visit.state import Visit
from coach.home.welcome_choices import WelcomeChoices
from coach.storage.keeper import Keeper


def taken_up(choices: WelcomeChoices, keeper: Keeper, now: datetime) -> Visit | None:
    """Return the visit that was left, locked against other windows; None if another window has it.

    Args:
        choices: Finds the visit.
        keeper: Writes it from now on.
        now: UTC.
    """
    seen = choices.left(now)
    if seen is None or not _locked(seen, keeper):
        return None
    # Another window may have changed it before it was locked.
    left = choices.left(now)
    return choices.go_on(left, now) if left is not None and left.id == seen.id else None


def _locked(visit: Visit, keeper: Keeper) -> bool:
    try:
        return keeper.hold(visit.id)
    except StorageError:
        # Nothing can be saved here, so there is nothing to lock, either.
        return True
