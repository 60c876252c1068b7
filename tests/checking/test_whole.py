"""The whole check: it leaves out no proof."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from coach import checking
from coach.checking import PROOFS, overdue


def test_every_proof_that_there_is_is_tried() -> None:
    modules = [import_module(f"coach.checking.{each.name}") for each in iter_modules(checking.__path__)]
    proofs = {module.problems for module in modules if hasattr(module, "problems")}

    # What is overdue depends on the day, too.
    assert proofs - {overdue.problems} == set(PROOFS)
