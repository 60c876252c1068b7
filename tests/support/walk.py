"""The keys that a person presses to give certain answers, worked out page by page from the journey itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from coach.core import journey, transitions
from coach.core.answers import Value, asked
from coach.core.levels import Level
from coach.core.library import Library
from coach.core.questions import Page, Question
from coach.core.visit import Visit

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ROW_KEYS = {"yes": "1", "no": "2", "unsure": "3", "skipped": "4"}

CALM: Mapping[str, Value] = {
    "fits-today": "after-workout",
    "age": "adult",
    "for-whom": "myself",
    "pain-now": 2,
    "days": 5,
    "trend": "better",
}
"""Answers of a person with nothing to report, who may do the full routine; the rest is no or none."""


@dataclass(frozen=True)
class PageKeys:
    """The keys for one page."""

    page: str
    keys: tuple[str, ...]


def new_visit() -> Visit:
    """Return a visit with nothing in it."""
    return Visit("20261123T120000Z-abc123", NOW, "home", "test")


def answer_of(question: Question, answers: Mapping[str, Value]) -> Value:
    """Return the answer to give: as named, else no, none, or the lowest number."""
    if question.id in answers:
        return answers[question.id]
    match question.kind:
        case "finding":
            return "no"
        case "several":
            return ()
        case "number":
            return question.minimum
        case _:
            return question.choices[0].id


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
            visit = transitions.answered(visit, step.page, given, library)
            continue
        pressed: list[str] = []
        while journey.next_step(visit, library).page == step.page:
            names = asked(step.page, visit.answers, library.questions)
            name = next(each for each in names if each not in visit.answers)
            value = answer_of(library.questions[name], answers)
            pressed.append(ROW_KEYS[str(value)])
            visit = transitions.answered(visit, step.page, {name: value}, library)
        pages.append(PageKeys(step.page.id, tuple(pressed)))


def keys(library: Library, answers: Mapping[str, Value] = CALM) -> list[str]:
    """Return all keys from the first page to check-your-answers or an emergency."""
    pages, _ = walk(library, answers)
    return [key for page in pages for key in page.keys]


def is_emergency(library: Library, answers: Mapping[str, Value]) -> bool:
    """Say whether giving these answers ends in the interruption."""
    _, visit = walk(library, answers)
    return journey.assess(visit, library).level is Level.EMERGENCY
