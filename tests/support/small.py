"""Makes small pieces of content, for tests of a single rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from coach.core.content.exercises import Dose, Exercise
from coach.core.content.questions import Page, Question
from coach.core.content.rules import FindingSet, Rule, Unlock
from coach.core.library import Library
from coach.core.triage.engine import Triage
from tests.support.shipped import shipped


def _question(name: str, kind: str, more: dict[str, Any]) -> Question:
    words = {"words": f"{name}?", "statement": f"I have {name}", "short": name, "why": "To know"}
    return Question.model_validate({"id": name, "kind": kind, **words, **more})


def finding(name: str, **more: Any) -> Question:
    """A question answered yes, no or not sure."""
    return _question(name, "finding", {"clarify": "Look again.", **more})


def number(name: str, maximum: int = 10, **more: Any) -> Question:
    """A question answered by a number from 0."""
    return _question(name, "number", {"maximum": maximum, "statement": "It is {value}", **more})


def choice(name: str, *ids: str, **more: Any) -> Question:
    """A question answered by one of a list."""
    return _question(name, "choice", {"choices": [{"id": each, "words": each} for each in ids], **more})


def several(name: str, *ids: str, **more: Any) -> Question:
    """A question answered by any of a list."""
    return _question(name, "several", {"choices": [{"id": each, "words": each} for each in ids], **more})


def rule(name: str, level: str, scope: str = "none", **more: Any) -> Rule:
    """A rule; its conditions are given as `all`, `any` and `at_least`."""
    told = {"text": f"Found {name}", "sources": ["NHS"], "evidence": "choice", "owner": "clinic"}
    entry = {"id": name, "level": level, "scope": scope, "review": {"due": "2027-01-01"}, **told, **more}
    return Rule.model_validate(entry)


def finding_set(name: str, *of: str) -> FindingSet:
    """Findings that count together."""
    return FindingSet(id=name, of=of)


def unlock(needs: Iterable[str], lifts: Iterable[str]) -> Unlock:
    """Answers that lift clinician rules to gentle."""
    return Unlock.model_validate(
        {"id": "seen", "needs": list(needs), "lifts": list(lifts), "to": "gentle", "text": "You told us."}
    )


def page(name: str, *questions: str, **more: Any) -> Page:
    """A page of the full check with findings in rows."""
    return Page.model_validate(
        {
            "id": name,
            "title": name,
            "words": f"{name}:",
            "form": "rows",
            "part": "check",
            "questions": questions,
            **more,
        }
    )


def triage(
    questions: Iterable[Question],
    rules: Iterable[Rule] = (),
    sets: Iterable[FindingSet] = (),
    unlocks: Iterable[Unlock] = (),
) -> Triage:
    """A triage engine with only these rules."""
    return Triage({question.id: question for question in questions}, sets, rules, unlocks)


def library(questions: Iterable[Question], pages: Iterable[Page], rules: Iterable[Rule] = ()) -> Library:
    """The shipped library with these questions, pages and rules in place of its own."""
    return replace(
        shipped(),
        questions={question.id: question for question in questions},
        pages=tuple(pages),
        sets=(),
        rules={each.id: each for each in rules},
        unlocks=(),
        contributors=(),
        profiles={},
    )


def exercise(name: str = "move", dose: dict[str, Any] | None = None, **more: Any) -> Exercise:
    """A core exercise with the same dose in all three sizes."""
    size = dose or {"reps": [4], "hold_s": 10}
    told = {"name": name.capitalize(), "purpose": "Move.", "start": "Lie down.", "steps": ["Move."], "cues": ["Slowly"]}
    entry = {
        "id": name,
        "part": "core",
        "stage": 1,
        "region": "front",
        "position": "floor",
        "stance": "on-back",
        "sees_screen": True,
        "errors": ["Haste"],
        "sides": "none",
        "doses": {"short": size, "usual": size, "full": size},
        "sources": ["NHS"],
        "dose_basis": "choice",
        **told,
        **more,
    }
    return Exercise.model_validate(entry)


def dose(**fields: Any) -> Dose:
    """A dose."""
    return Dose.model_validate(fields)
