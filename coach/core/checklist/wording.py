"""Answers in words: in the first person, as the person would say them, and briefly for lists."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value
from coach.core.words import Words


def answer_words(question: Question, value: Value | None, words: Words) -> str:
    """Return an answer as a list shows it: "Yes", "Not sure", "7", "Sitting; bending"."""
    if value is None:
        return words("answer.not-asked")
    if question.kind == "finding" or value == "skipped":
        return words(f"answer.{value}")
    if isinstance(value, int):
        return str(value)
    names = {choice.id: choice.words for choice in question.choices}
    chosen = value if isinstance(value, tuple) else (value,)
    return "; ".join(names[name] for name in chosen if name in names) or words("answer.none")


def first_person(question: Question, value: Value, words: Words) -> tuple[str, ...]:
    """Return an answer as sentences in the first person, without full stops; none for a "no"."""
    if question.kind == "finding":
        if value == "yes":
            return (question.statement,)
        return (words("answer.said-unsure", statement=question.statement),) if value == "unsure" else ()
    if isinstance(value, int):
        return (question.statement.replace("{value}", str(value)),)
    chosen = value if isinstance(value, tuple) else (value,)
    return tuple(choice.statement or choice.words for choice in question.choices if choice.id in chosen)


def first_person_all(names: Iterable[str], answers: Answers, library: Library) -> tuple[str, ...]:
    """Return the answers to these questions as sentences in the first person, in the order of the pages."""
    wanted = set(names)
    ordered = dict.fromkeys(name for page in library.pages for name in page.questions if name in wanted)
    return tuple(
        sentence
        for name in ordered
        if name in answers and name in library.questions
        for sentence in first_person(library.questions[name], answers[name], library.words)
    )
