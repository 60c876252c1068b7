"""Checks body charts: every choice of the question has an area on the body, and every area is a choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coach.core.content.body_chart import Area, Body
from coach.core.content.questions import Question
from coach.core.errors import Problem
from coach.loading.overlay import Table

_Found = tuple[str, str, str, str]
"""The kind and the id of an entry, its key, and what is wrong."""


def chart_problems(
    questions: Sequence[Question],
    bodies: Sequence[Body],
    areas: Sequence[Area],
    tables: Mapping[tuple[str, str], Table],
) -> list[Problem]:
    """Return each problem that keeps a chart from showing every choice of its question."""
    asked = {question.id: question for question in questions}
    # A wrong body makes its areas look wrong, and a wrong area makes a choice look missing: report only the cause.
    found = (
        list(_of_bodies(bodies, asked))
        or list(_of_areas(areas, {body.id: body for body in bodies}, asked))
        or list(_lacking(bodies, areas, asked))
    )
    return [tables[(kind, name)].problem([key], message) for kind, name, key, message in found]


def _of_bodies(bodies: Iterable[Body], asked: Mapping[str, Question]) -> Iterator[_Found]:
    first: dict[str, str] = {}
    for body in bodies:
        question = asked.get(body.question)
        if question is None:
            message = f"there is no question called {body.question!r}; use one that exists or add it"
            yield "body", body.id, "question", message
        elif question.kind != "several":
            message = f"{question.id} is a {question.kind}; a body stands beside a several, whose choices are ticked"
            yield "body", body.id, "question", message
        else:
            yield from (
                ("body", body.id, "leaves_out", _unknown(name, question))
                for name in body.leaves_out
                if name not in _ids(question)
            )
        if first.setdefault(body.question, body.id) != body.id:
            yield "body", body.id, "question", f"{first[body.question]} is its body already; give that one more views"


def _of_areas(areas: Iterable[Area], bodies: Mapping[str, Body], asked: Mapping[str, Question]) -> Iterator[_Found]:
    for area in areas:
        body = bodies.get(area.body)
        if body is None:
            yield "area", area.id, "body", f"there is no body called {area.body!r}; use one that exists or add it"
            continue
        views = [view.id for view in body.views]
        if area.view not in views:
            yield "area", area.id, "view", f"{area.view!r} is no view of {body.id}; it has {', '.join(views)}"
        question = asked.get(body.question)
        if question is not None and area.choice not in _ids(question):
            yield "area", area.id, "choice", _unknown(area.choice, question)


def _lacking(bodies: Iterable[Body], areas: Sequence[Area], asked: Mapping[str, Question]) -> Iterator[_Found]:
    for body in bodies:
        placed = {*body.leaves_out, *(area.choice for area in areas if area.body == body.id)}
        question = asked.get(body.question)
        for name in [name for name in _ids(question) if name not in placed] if question is not None else ():
            message = (
                f"{name} has no place on the body; add an [[area]] for it, or name it in `leaves_out` of {body.id}"
            )
            yield "question", body.question, "choices", message


def _ids(question: Question) -> list[str]:
    return [choice.id for choice in question.choices]


def _unknown(name: str, question: Question) -> str:
    return f"{name!r} is no choice of {question.id}; it offers {', '.join(_ids(question)) or 'none'}"
