"""Walking through the journey by answering what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from coach.core import journey, transitions
from coach.core.answers import Value, asked
from coach.core.journey import Step
from coach.core.library import Library
from coach.core.questions import Question
from coach.core.visit import Visit
from tests.support.shipped import shipped

NOW = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
FRESH = Visit("a", datetime(2026, 3, 1, 9, 0, tzinfo=UTC), "home", "test")
"""A visit with nothing in it."""
CALM: Mapping[str, Value] = {
    "fits-today": "after-workout",
    "age": "adult",
    "for-whom": "myself",
    "days": 5,
    "pain-now": 2,
}


def calm(question: Question) -> Value:
    """What a person with nothing to report answers."""
    usual: dict[str, Value] = {"finding": "no", "number": 0, "several": ()}
    return CALM.get(question.id, usual.get(question.kind, question.choices[0].id if question.choices else "no"))


def step_name(visit: Visit) -> str:
    """Where a visit stands."""
    return journey.next_step(visit, shipped()).name


def answering(visit: Visit, step: Step, given: Mapping[str, Value], library: Library) -> Visit:
    """The visit after the step's page was answered as given, and calmly where nothing is given."""
    assert step.page is not None
    open_now = asked(step.page, visit.answers, library.questions)
    answers = {name: given.get(name, calm(library.questions[name])) for name in open_now}
    return transitions.answered(visit, step.page, answers, library)


def walked(visit: Visit, library: Library, given: Mapping[str, Value], until: str = "result") -> Visit:
    """The visit on its way to the first step of a kind (or a step by its name), emergency or the summary."""
    for _ in range(200):
        step = journey.next_step(visit, library)
        if until in (step.kind, step.name) or step.kind in ("emergency", "summary"):
            return visit
        if step.kind == "page":
            visit = answering(visit, step, given, library)
        elif step.kind == "review":
            visit = transitions.reviewed(visit, NOW)
        elif step.kind == "result":
            visit = transitions.routine_wanted(visit, library, NOW)
        else:
            visit = visit.past(step.name)
    raise AssertionError(f"the journey does not end: it stands at {step.name}")
