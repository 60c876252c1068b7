"""What a person has answered, checked against what each question offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coach.core.content.conditions import ParsedCondition, Requirement, parse
from coach.core.content.questions import Page, Question
from coach.core.errors import AnswersError

Value = str | int | tuple[str, ...]
"""An answer: yes, no, unsure or skipped; a choice's id; several of them; or a number."""

Answers = Mapping[str, Value]
"""Answers by the id of their question."""


def allowed(question: Question) -> str:
    """Return what the question takes, in words for an error: `"yes", "no", "unsure"`."""
    skipping = ', "skipped"' if question.skippable else ""
    if question.kind == "number":
        return f"a whole number from {question.minimum} to {question.maximum}{skipping}"
    if question.kind == "finding":
        return f'"yes", "no", "unsure"{skipping}'
    ids = ", ".join(f'"{choice.id}"' for choice in question.choices)
    if question.kind == "several":
        return f"a list of {f'at most {question.most}' if question.most else 'any'} of {ids}{skipping}"
    return f"one of {ids}{skipping}"


def accepted(question: Question, raw: object) -> Value:
    """Return the answer as the question takes it.

    Raises:
        AnswersError: The question does not offer it; the text names the question and what it allows.
    """
    value = tuple(raw) if isinstance(raw, list) else raw
    if not offered(question, value):
        raise AnswersError(f"{question.id} = {raw!r} is no answer to this question. Allowed: {allowed(question)}.")
    assert isinstance(value, str | int | tuple)
    return value


def offered(question: Question, value: object) -> bool:
    """Say whether a question takes a value as its answer."""
    if value == "skipped":
        return question.skippable
    ids = {choice.id for choice in question.choices}
    match question.kind:
        case "finding":
            return value in ("yes", "no", "unsure")
        case "choice":
            return isinstance(value, str) and value in ids
        case "several":
            listed = isinstance(value, tuple) and all(isinstance(item, str) and item in ids for item in value)
            return listed and isinstance(value, tuple) and len(value) <= (question.most or len(value))
        case "number":
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and isinstance(value, int) and question.minimum <= value <= question.maximum


def holds(condition: str, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Say whether one condition about one question is met."""
    parsed = parse(condition)
    value = answers.get(parsed.subject)
    return value is not None and meets_value(parsed, value, questions)


def meets_value(condition: ParsedCondition, value: Value, questions: Mapping[str, Question]) -> bool:
    """Say whether the answer to the question that a condition is about meets it."""
    if condition.least is not None:
        return isinstance(value, int) and value >= condition.least
    if condition.choice is not None:
        if isinstance(value, int):
            bands = questions[condition.subject].bands
            return any(band.id == condition.choice and band.low <= value <= band.high for band in bands)
        return condition.choice == value or (isinstance(value, tuple) and condition.choice in value)
    return value == "yes" or (condition.or_unsure and value == "unsure")


def meets(requirement: Requirement | None, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Say whether the answers meet a requirement; no requirement is always met."""
    if requirement is None:
        return True
    if not all(holds(condition, answers, questions) for condition in requirement.all):
        return False
    return not requirement.any or (
        sum(holds(condition, answers, questions) for condition in requirement.any) >= requirement.at_least
    )


def reasons(requirement: Requirement, answers: Answers, questions: Mapping[str, Question]) -> tuple[str, ...]:
    """Return the ids of the questions whose answers meet parts of the requirement, each once, in its order."""
    met = [parse(c).subject for c in (*requirement.all, *requirement.any) if holds(c, answers, questions)]
    return tuple(dict.fromkeys(met))


def asked(page: Page, answers: Answers, questions: Mapping[str, Question]) -> tuple[str, ...]:
    """Return the ids of the page's questions that are open, in their order; none if the page itself is closed."""
    if not meets(page.when, answers, questions):
        return ()
    return tuple(name for name in page.questions if meets(questions[name].when, answers, questions))


def without_closed(answers: Answers, pages: Iterable[Page], questions: Mapping[str, Question]) -> dict[str, Value]:
    """Return the answers whose questions are still open, so that a closed branch leaves nothing behind.

    Gates look back only, so one pass in the order of the pages is enough.
    """
    kept: dict[str, Value] = {}
    for page in pages:
        for name in page.questions:
            if name in answers and meets(page.when, kept, questions) and meets(questions[name].when, kept, questions):
                kept[name] = answers[name]
    return kept
