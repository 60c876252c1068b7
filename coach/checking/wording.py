"""Checks the texts of the interface as the program does when it starts, so that they are reported with the rest."""

from __future__ import annotations

from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled
from coach.loading.wording import word_problems


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each text of the interface that is missing, or that names a value which the shipped text does not name."""
    return word_problems(content.tables, library.words)
