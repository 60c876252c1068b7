"""Checks that every question is used for something, and every set in a rule."""

from __future__ import annotations

from coach.checking.mentions import mentions
from coach.core.content.conditions import parse
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled

BY_PART = {
    "changed": "any answer but no leads back to the check (core/visit/journey.py)",
    "next-day": "a red day leads back to the check, and to an easier stage (core/visit/after_answer.py)",
    "stage-up": "the routine begins at the stage that is chosen (core/visit/progression.py)",
    "stage-down": "the same, after a red light (core/visit/progression.py)",
    "setup": "the routine is set up with it (screens/pages/setup.py)",
    "after": "the summary tells it beside the pain before (core/report/summary.py)",
    "goal": "the return plan and its loads go by it (core/programme/returning.py)",
    "training": "the return plan goes on by it, and the summary tells it (core/report/training.py)",
    "details": "the therapist's part of the summary tells it (core/report/clinical.py)",
}
"""The parts of the program that use every question on their pages, and how."""
BY_NAME = {
    "pain-now": "the summary tells it as the pain before the routine (core/report/summary.py)",
}
"""The questions outside these parts that the program itself uses, and what for."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each question whose answer nothing uses, and each set that is in no rule."""
    # The summary tells the weekly measures (core/report/trends.py).
    used = {*BY_NAME, library.planning.holding.grows, *library.planning.outcomes.questions}
    used |= {name for page in library.pages if page.part in BY_PART for name in page.questions}
    used |= {name for mention in mentions(library) for name in mention.subjects}
    in_rules = {condition for rule in library.rules.values() for condition in rule.any}
    bare = [each for each in library.sets if each.id not in in_rules]
    used |= {parse(member).subject for each in bare for member in each.of}
    message = "nothing goes by its answer: no rule, gate, contributor, profile or unlock; use it or take it out"
    found = [content.tables[("question", name)].problem([], message) for name in library.questions if name not in used]
    return found + [
        content.tables[("set", each.id)].problem([], "stands in no rule; name it in an `any` or take it out")
        for each in bare
    ]
