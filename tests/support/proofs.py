"""The proofs of the content for tests in which all is well with it: the dearest takes a second."""

from __future__ import annotations

import pytest

from coach import checking
from coach.checking import plans


def spare_plans(patch: pytest.MonkeyPatch) -> None:
    """Leave out the proof that makes every plan in every way; it has its own tests, and the shipped content one."""
    patch.setattr(checking, "PROOFS", tuple(proof for proof in checking.PROOFS if proof is not plans.problems))
