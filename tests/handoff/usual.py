"""The usual visit, from which the golden files of every form are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coach.core.answers import Value
from coach.core.answersheet import sheet_answers
from coach.core.visit import Performed, Visit
from tests.shipped import shipped
from tests.walk import CALM, new_visit

ANSWERS: Mapping[str, Value] = {
    **CALM,
    "pain-now": 4,
    "worse-with": ("sitting", "bending"),
    "pain-after": 2,
}
PERFORMED = (
    Performed("cat-camel", None, 1, "done", 60.0),
    Performed("bird-dog", "first", 1, "done", 40.0, way="easier"),
    Performed("bird-dog", "second", 1, "done", 40.0, way="easier", pain=3),
    Performed("bridge", None, 1, "done", 45.0),
    Performed("bridge", None, 2, "skipped", 5.0, "too-hard"),
    Performed("side-bridge", "first", 1, "unfinished", 12.0),
)


def usual_visit(**changes: Value) -> Visit:
    """Return a finished visit at home: a sore back, a routine with a step skipped, less pain after than before.

    Args:
        changes: Answers to put in place of the usual, by question with `_` for `-`.
    """
    answers = {**ANSWERS, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return replace(
        new_visit(),
        answers=sheet_answers(answers, shipped(), assume_no=True),
        first_answers={"no-position-eases": "yes"},
        performed=PERFORMED,
        content_version=shipped().version,
    )
