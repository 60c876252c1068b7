"""Wording: what the program would refuse to start with, told with all else that is wrong."""

from __future__ import annotations

from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled
from coach.loading.wording import word_problems


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each key of the shipped words that is missing here, or that names another value than the shipped one."""
    return word_problems(content.tables, library.words)
