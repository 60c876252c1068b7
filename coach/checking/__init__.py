"""`coach content check`: everything that can be wrong with content beyond what loading it shows, one module a check."""

from __future__ import annotations

from datetime import date

from coach.checking import (
    cases,
    codes,
    contributors,
    endings,
    figures,
    forms,
    gates,
    glyphs,
    instructions,
    lacking,
    languages,
    neighbours,
    overdue,
    overshadowed,
    plans,
    promises,
    reachability,
    reading,
    usage,
    wording,
)
from coach.core.errors import Problem
from coach.loading.assembly import Assembled, library_of

CHECKS = (
    reachability.problems,
    overshadowed.problems,
    gates.problems,
    usage.problems,
    contributors.problems,
    endings.problems,
    plans.problems,
    lacking.problems,
    neighbours.problems,
    cases.problems,
    wording.problems,
    forms.problems,
    reading.problems,
    instructions.problems,
    figures.problems,
    promises.problems,
    codes.problems,
    glyphs.problems,
    languages.problems,
)
"""Every check; each returns problems, given what was read and the library made of it."""


def check(content: Assembled, today: date) -> tuple[Problem, ...]:
    """Return every problem of the content as of `today`; these checks run only if it loads without a problem."""
    if content.problems:
        return content.problems
    library = library_of(content)
    found = [problem for problems in CHECKS for problem in problems(content, library)]
    return tuple(sorted([*found, *overdue.problems(content, library, today)]))
