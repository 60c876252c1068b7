"""Rebuilds a summary from its JSON record, to show that the record holds all that the therapist's part tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from coach.core.content.levels import Level
from coach.core.report.summary import Summary, summarise
from coach.core.triage.answers import Value
from coach.core.visit.past_visits import NextDay, PastVisit
from coach.core.visit.set_used import SetUsed, SetWarning
from coach.core.visit.state import Performed, Visit
from tests.support.shipped import shipped

WORDS = shipped().words
FINDINGS = {WORDS(f"answer.{value}"): value for value in ("yes", "no", "unsure", "skipped")}


def rebuilt(record: dict[str, Any]) -> Summary:
    """Return the summary that a record describes; asserts that each state fits its answer."""
    told = {each["question"]: each for each in record["answers"]}
    visit = Visit(
        record["visit"],
        datetime.fromisoformat(record["started"]),
        record["place"],
        record["content_version"],
        answers=_values({name: each["answer"] for name, each in told.items()}),
        first_answers=_values({name: each["first"] for name, each in told.items() if "first" in each}),
        page_seconds=record["page_seconds"],
        checked_at=datetime.fromisoformat(record["checked_at"]) if record["checked_at"] else None,
        set_used=_set_used(record["set"]),
        performed=tuple(performed_of(each) for each in record["performed"]),
    )
    summary = summarise(visit, shipped())
    assert {each.question: each.state for each in summary.answers} == {
        name: each["state"] for name, each in told.items()
    }
    assert list(summary.not_asked) == record["not_asked"]
    assert summary.clinical.answered_by == record["answered_by"]
    clinical = replace(
        summary.clinical,
        next_day=_next_day(record["next_day"]),
        earlier=tuple(_earlier(each) for each in record["earlier"]),
    )
    return replace(summary, clinical=clinical)


def _values(told: dict[str, str]) -> dict[str, Value]:
    values = {name: _value(name, words) for name, words in told.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(name: str, words: str) -> Value | None:
    question = shipped().questions[name]
    if words in (WORDS("answer.not-asked"), WORDS("answer.skipped")):
        return "skipped" if words == WORDS("answer.skipped") else None
    if question.kind == "finding":
        return FINDINGS[words]
    if question.kind == "number":
        return int(words)
    ids = {choice.words: choice.id for choice in question.choices}
    if question.kind == "choice":
        return ids[words]
    # A choice may hold the sign between two of them.
    return tuple(ids[each] for each in sorted((each for each in ids if each in words), key=words.index))


def _set_used(used: dict[str, Any] | None) -> SetUsed | None:
    if used is None:
        return None
    warnings = (SetWarning(each["exercise"], each["because"], each["profile"]) for each in used["warnings"])
    return SetUsed(used["by"], tuple(used["days"]), tuple(warnings))


def _next_day(day: dict[str, Any] | None) -> NextDay | None:
    return NextDay(day["pain"], day["light"]) if day else None


def _earlier(each: dict[str, Any]) -> PastVisit:
    return PastVisit(
        each["visit"],
        datetime.fromisoformat(each["started"]),
        Level(each["level"]) if each["level"] else None,
        each["pain_before"],
        each["pain_after"],
        each["routine_seconds"],
        _next_day(each["next_day"]),
    )


def performed_of(each: dict[str, Any]) -> Performed:
    """A step as the record tells it."""
    keys = ("exercise", "side", "set", "outcome", "seconds", "skipped_because", "way", "pain")
    return Performed(*(each[key] for key in keys))
