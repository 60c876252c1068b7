"""Where a training session stands in a return plan, as its visit keeps it."""

from __future__ import annotations

from dataclasses import dataclass

EFFORT = "training-effort"
"""The question that is asked after a training session, and only then."""


@dataclass(frozen=True)
class ReturnStep:
    """The week and the sessions before a training session, so that no older visit has to be read for the next one."""

    week: int = 1
    """The number of the plan's week, from 1."""
    done: int = 0
    """Green sessions in this week before it."""
