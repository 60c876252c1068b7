"""Contributors: some answers must reach each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from coach.core.answers import Answers, Value, meets, without_closed
from coach.core.conditions import Requirement
from coach.core.errors import Problem
from coach.core.gates import subjects, with_gates
from coach.core.library import Library
from coach.core.questions import Question
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each contributor that no answers to the questions of the pages can reach."""
    message = "no answers reach it; ask its questions on a page, or ask for less"
    return [
        content.tables[("contributor", contributor.id)].problem(["all" if contributor.all else "any"], message)
        for contributor in library.contributors
        if not any(meets(contributor, answers, library.questions) for answers in _fullest_answers(contributor, library))
    ]


def _fullest_answers(requirement: Requirement, library: Library) -> Iterator[Answers]:
    """Yield answers that say as much as can be said, once for each way to answer the choices that matter.

    No condition asks for a "no" or for less, so that every yes, every tick and the highest number only help; choices
    and bands of numbers exclude one another and are tried one by one.
    """
    said: dict[str, Value] = {question.id: _most(question) for question in library.questions.values()}
    deciding = [name for name in with_gates(subjects(requirement), library) if _ways(library.questions[name])]
    for ways in product(*(_ways(library.questions[name]) for name in deciding)):
        answers = {**said, **dict(zip(deciding, ways, strict=True))}
        yield without_closed(answers, library.pages, library.questions)


def _most(question: Question) -> Value:
    match question.kind:
        case "finding":
            return "yes"
        case "number":
            return question.maximum
        case "choice":
            return question.choices[0].id
        case "several":
            return tuple(choice.id for choice in question.choices)


def _ways(question: Question) -> tuple[str | int, ...]:
    """Return the answers of which only one can be given; none for findings and lists, where the most says all."""
    if question.kind == "choice":
        return tuple(choice.id for choice in question.choices)
    return (question.maximum, *(band.low for band in question.bands)) if question.kind == "number" else ()
