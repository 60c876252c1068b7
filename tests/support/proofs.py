"""Leaves out the slowest check of the content, for tests in which the content has no problem."""

from __future__ import annotations

import pytest

from coach import checking
from coach.checking import plans


def spare_plans(patch: pytest.MonkeyPatch) -> None:
    """Leave out the check that builds every routine, which takes a second and has tests of its own."""
    patch.setattr(checking, "CHECKS", tuple(each for each in checking.CHECKS if each is not plans.problems))
