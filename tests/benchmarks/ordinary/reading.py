"""Reads the file of rates; everything that is wrong in it is named with its line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coach.core.content.entries import Entry
from coach.core.content.questions import Question
from coach.core.errors import ContentError, Problem
from coach.core.triage.answers import offered
from coach.loading.entry_problems import entry_problems
from coach.loading.files import ProblemError, read_file
from coach.loading.overlay import Table, tables
from tests.benchmarks.ordinary.fitting import KIND, case_misfits, question_misfits, trait_misfits
from tests.benchmarks.ordinary.rates import Aim, AnswerRates, Drawn, Factor, Kind

SHIPPED = Path(__file__).with_name("answer_rates.toml")
_KINDS: Mapping[str, type[Entry]] = {"trait": Drawn, "question": Drawn, "kind": Kind, "factor": Factor, "aim": Aim}

Found = Mapping[str, list[tuple[Table, Any]]]
"""By kind of table, each table with its entry."""


def read_rates(file: Path, questions: Mapping[str, Question]) -> AnswerRates:
    """Return the rates in a file.

    Raises:
        ContentError: Something in it is wrong; holds every problem that was found.
    """
    try:
        document = read_file(file, file.parent)
    except ProblemError as error:
        raise ContentError((error.problem,)) from error
    problems: list[Problem] = []
    found: dict[str, list[tuple[Table, Any]]] = defaultdict(list)
    for table in tables(iter((document,)), problems):
        problems += _taken_up(table, found)
    for kind in ("kind", "factor", "aim"):
        if not problems and not found[kind]:
            problems.append(Problem(document.path, 1, kind, f"missing; write a [[{kind}]]"))
    problems += [table.problem([], "there is one aim; take this out") for table, _ in found["aim"][1:]]
    if not problems:
        problems += [*_visit_problems(found, questions), *_answer_problems(found, questions)]
    if problems:
        raise ContentError(tuple(sorted(problems)))
    entries = {kind: tuple(entry for _, entry in found[kind]) for kind in _KINDS}
    drawn = (*entries["trait"], *entries["question"])
    return AnswerRates(drawn, entries["kind"], entries["factor"], entries["aim"][0])


def _taken_up(table: Table, found: dict[str, list[tuple[Table, Any]]]) -> list[Problem]:
    """Put a table among those that were found, or return what is wrong with it."""
    model = _KINDS.get(table.kind)
    if model is None:
        return [table.problem([], f"there is no such table here; write one of {', '.join(_KINDS)}")]
    try:
        found[table.kind].append((table, model.model_validate(table.data)))
    except ValidationError as error:
        return entry_problems(table, error)
    return []


def _visit_problems(found: Found, questions: Mapping[str, Question]) -> Iterator[Problem]:
    for table, kind in found["kind"]:
        if not offered(questions[KIND], kind.id):
            yield table.problem(["id"], f"{KIND} has no choice {kind.id!r}")
    for table, aim in found["aim"]:
        if aim.factor not in {factor.id for _, factor in found["factor"]}:
            yield table.problem(["factor"], f"there is no factor called {aim.factor!r}")


def _answer_problems(found: Found, questions: Mapping[str, Question]) -> Iterator[Problem]:
    earlier: dict[str, Question | Drawn] = {KIND: questions[KIND]}
    for table, drawn in (*found["trait"], *found["question"]):
        misfits = trait_misfits if table.kind == "trait" else question_misfits
        for key, message in (*misfits(drawn, questions), *case_misfits(drawn, earlier)):
            yield table.problem([key], message)
        earlier[drawn.id] = questions.get(drawn.id, drawn)
