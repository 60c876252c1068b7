"""Checks that some answers lead to each contributor."""

from __future__ import annotations

from coach.checking.mentions import mentions
from coach.checking.paths import Paths
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each contributor that no answers to the questions on the pages lead to."""
    paths = Paths(library)
    message = "no answers reach it; ask its questions on a page, or ask for less"
    return [
        content.tables[("contributor", each.id)].problem(["all" if each.requirement.all else "any"], message)
        for each in mentions(library)
        if each.kind == "contributor" and not any(True for _ in paths.meeting(each.requirement))
    ]
