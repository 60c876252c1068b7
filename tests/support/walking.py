"""Walking through the journey by answering what it asks, and the keys that a person presses on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.content.levels import Level
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Value, asked
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.journey import JourneyStep
from coach.core.visit.state import Visit
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, answer_of, new_visit

ROW_KEYS = {"yes": "1", "no": "2", "unsure": "3", "skipped": "4"}


@dataclass(frozen=True)
class PageKeys:
    """The keys for one page."""

    page: str
    keys: tuple[str, ...]


def step_name(visit: Visit) -> str:
    """Return the name of the step at which a visit stands."""
    return journey.next_step(visit, shipped()).name


def answering(visit: Visit, step: JourneyStep, given: Mapping[str, Value], library: Library) -> Visit:
    """Return the visit once the step's page is answered: as given, and calmly where nothing is given."""
    assert step.page is not None
    open_now = asked(step.page, visit.answers, library.questions)
    answers = {name: answer_of(library.questions[name], {**CALM, **given}) for name in open_now}
    return after_answer.answered(visit, step.page, answers, library)


def walked(visit: Visit, library: Library, given: Mapping[str, Value], until: str = "result") -> Visit:
    """Return the visit as it stands at the first step of a kind or a name, at an emergency, or at the summary."""
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


def page_keys(page: Page, visit: Visit, answers: Mapping[str, Value], library: Library) -> PageKeys:
    """Return the keys that answer one page."""
    questions = [library.questions[name] for name in asked(page, visit.answers, library.questions)]
    values = [answer_of(question, answers) for question in questions]
    if page.form == "rows":
        return PageKeys(page.id, tuple(ROW_KEYS[str(value)] for value in values))
    if page.form == "ticks":
        presses = {"yes": 1, "unsure": 2, "no": 0}
        ticked = [str(n) for n, value in enumerate(values, 1) for _ in range(presses[str(value)])]
        return PageKeys(page.id, (*ticked, "enter") if ticked else ("0",))
    question, value = questions[0], values[0]
    if isinstance(value, int):
        return PageKeys(page.id, (*str(value), "enter"))
    ids = [choice.id for choice in question.choices]
    if isinstance(value, tuple):
        return PageKeys(page.id, (*(str(ids.index(each) + 1) for each in value), "enter") if value else ("0",))
    return PageKeys(page.id, (str(ids.index(value) + 1),))


def walk(library: Library, answers: Mapping[str, Value], visit: Visit | None = None) -> tuple[list[PageKeys], Visit]:
    """Return the keys for each page up to check-your-answers or an emergency, and the visit as it stands then."""
    visit = visit or new_visit()
    pages: list[PageKeys] = []
    while True:
        step = journey.next_step(visit, library)
        if step.page is None:
            return pages, visit
        names = asked(step.page, visit.answers, library.questions)
        keys = page_keys(step.page, visit, answers, library)
        if step.page.form != "rows":
            pages.append(keys)
            given = {name: answer_of(library.questions[name], answers) for name in names}
            visit = after_answer.answered(visit, step.page, given, library)
            continue
        pressed: list[str] = []
        while journey.next_step(visit, library).page == step.page:
            names = asked(step.page, visit.answers, library.questions)
            name = next(each for each in names if each not in visit.answers)
            value = answer_of(library.questions[name], answers)
            pressed.append(ROW_KEYS[str(value)])
            visit = after_answer.answered(visit, step.page, {name: value}, library)
        pages.append(PageKeys(step.page.id, tuple(pressed)))


def keys(library: Library, answers: Mapping[str, Value] = CALM) -> list[str]:
    """Return all keys from the first page to check-your-answers or an emergency."""
    pages, _ = walk(library, answers)
    return [key for page in pages for key in page.keys]


def is_emergency(library: Library, answers: Mapping[str, Value]) -> bool:
    """Say whether giving these answers ends in the interruption."""
    _, visit = walk(library, answers)
    return journey.assess(visit, library).level is Level.EMERGENCY
