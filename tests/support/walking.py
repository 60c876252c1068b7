"""Walks a visit through the journey by answering each page, and gives the keys that a person presses for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.content.levels import Level
from coach.core.content.questions import Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Value, asked
from coach.core.visit import after_answer, journey, transitions
from coach.core.visit.journey import JourneyStep
from coach.core.visit.state import Visit
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, answer_of, new_visit

SHAPING = ("2", "2", "enter", "enter", "enter")
"""The keys by which a calm person answers what shapes the routine."""
ROW_KEYS = {"yes": "1", "no": "2", "unsure": "3", "skipped": "4"}


@dataclass(frozen=True)
class PageKeys:
    """The keys that answer one page."""

    page: str
    keys: tuple[str, ...]


def step_name(visit: Visit) -> str:
    """Return the name of a visit's present step."""
    return journey.next_step(visit, shipped()).name


def answering(visit: Visit, step: JourneyStep, given: Mapping[str, Value], library: Library) -> Visit:
    """Return the visit after a step's page is answered: as given, and otherwise as a calm person."""
    assert step.page is not None
    open_now = asked(step.page, visit.answers, library.questions)
    answers = {name: answer_of(library.questions[name], {**CALM, **given}) for name in open_now}
    return after_answer.answered(visit, step.page, answers, library)


def walked(visit: Visit, library: Library, given: Mapping[str, Value], until: str = "result") -> Visit:
    """Return the visit at the first step with a kind or name, or at an emergency or the summary if that comes first."""
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
    question, value = questions[0], values[0]
    if isinstance(value, int) and question.by_bands:
        return PageKeys(page.id, (str(1 + next(i for i, each in enumerate(question.bands) if value <= each.high)),))
    if isinstance(value, int):
        return PageKeys(page.id, (*str(value), "enter"))
    ids = [choice.id for choice in question.choices]
    if isinstance(value, tuple):
        return PageKeys(page.id, (*(str(ids.index(each) + 1) for each in value), "enter") if value else ("0",))
    return PageKeys(page.id, (str(ids.index(value) + 1),))


def walk(library: Library, answers: Mapping[str, Value], visit: Visit | None = None) -> tuple[list[PageKeys], Visit]:
    """Return the keys for each page up to the review or an emergency, and the visit there."""
    visit = visit or new_visit()
    pages: list[PageKeys] = []
    while True:
        step = journey.next_step(visit, library)
        if step.page is None:
            return pages, visit
        if step.page.form == "single":
            names = asked(step.page, visit.answers, library.questions)
            pages.append(page_keys(step.page, visit, answers, library))
            given = {name: chosen(library.questions[name], answers) for name in names}
            visit = after_answer.answered(visit, step.page, given, library)
            continue
        pressed: list[str] = []
        while journey.next_step(visit, library).page == step.page:
            keys, given = next_rows(step.page, visit, answers, library)
            pressed += keys
            visit = after_answer.answered(visit, step.page, given, library)
        pages.append(PageKeys(step.page.id, tuple(pressed)))


def chosen(question: Question, answers: Mapping[str, Value]) -> Value:
    """Return the answer that keys give: for a number that is chosen by its band, the one that the band stands for."""
    value = answer_of(question, answers)
    if question.by_bands and isinstance(value, int):
        return next(band.counts_as for band in question.bands if value <= band.high)
    return value


def next_rows(
    page: Page, visit: Visit, answers: Mapping[str, Value], library: Library
) -> tuple[list[str], dict[str, Value]]:
    """Return the keys for the next row of a page of findings, and the answers that they give.

    A no to an opener answers all its findings; before the first of them gets another answer, the opener gets a yes.
    """
    open_now = asked(page, visit.answers, library.questions)
    name = next(each for each in open_now if each not in visit.answers)
    whole = page.questions if page.form == "group" and len(open_now) > 1 else ()
    openers = [whole, *(each.of for each in page.openers)]
    behind = [each for each in next((of for of in openers if name in of), ()) if each in open_now]
    value = answer_of(library.questions[name], answers)
    if not behind or any(each in visit.answers for each in behind):
        return [ROW_KEYS[str(value)]], {name: value}
    if all(answer_of(library.questions[each], answers) == "no" for each in behind):
        return [ROW_KEYS["no"]], dict.fromkeys(behind, "no")
    return [ROW_KEYS["yes"], ROW_KEYS[str(value)]], {name: value}


def keys(library: Library, answers: Mapping[str, Value] = CALM) -> list[str]:
    """Return all keys from the first page up to the review or an emergency."""
    pages, _ = walk(library, answers)
    return [key for page in pages for key in page.keys]


def is_emergency(library: Library, answers: Mapping[str, Value]) -> bool:
    """Say whether these answers lead to the emergency card."""
    _, visit = walk(library, answers)
    return journey.assess(visit, library).level is Level.EMERGENCY
