"""Proofs of the content, one a module, beyond what loading it already shows."""

from __future__ import annotations

from coach.checking import cases, contributors, plans, wording
from coach.core.errors import Problem
from coach.loading.assembly import Assembled, library_of

PROOFS = (plans.problems, contributors.problems, cases.problems, wording.problems)
"""Every proof, each from what was read and the library made of it."""


def check(content: Assembled) -> tuple[Problem, ...]:
    """Return every problem of the content; the proofs are tried only once it loads without one."""
    if content.problems:
        return content.problems
    library = library_of(content)
    return tuple(sorted(problem for proof in PROOFS for problem in proof(content, library)))
