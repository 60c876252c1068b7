"""Answers in words: in the first person, as the person would say them, and briefly for lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.core.content.questions import Band, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, asked
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


def answer_said(question: Question, value: Value | None, words: Words) -> str:
    """Return an answer as `answer_words` does, but a number by the band that a person chose: "3 to 7 days ago"."""
    band = band_of(question, value) if isinstance(value, int) else None
    return band.words if band and band.words else answer_words(question, value, words)


def band_of(question: Question, value: int) -> Band | None:
    """Return the band of a number, or None if the question has none for it."""
    return next((band for band in question.bands if band.low <= value <= band.high), None)


def page_answers(page: Page, names: Sequence[str], answers: Answers, library: Library, *, naming: bool = False) -> str:
    """Return what was answered on a page in one line, after its title: "Your health: Cancer (Yes). No to the other 5".

    Arguments as for `answers_said`.
    """
    return f"{page.title}: {answers_said(page, names, answers, library, naming=naming)}"


def answers_said(page: Page, names: Sequence[str], answers: Answers, library: Library, *, naming: bool = False) -> str:
    """Return what was answered on a page in one line.

    Args:
        page: The page.
        names: The questions on it that are told of.
        answers: Their answers.
        library: All content.
        naming: Whether what was answered "no" is named instead of counted.
    """
    words = library.words
    questions = [library.questions[name] for name in names]
    if page.form == "single":
        return answer_said(questions[0], answers.get(questions[0].id), words)
    said = [
        words("review.said", short=each.short, answer=answer_said(each, answers[each.id], words))
        for each in questions
        if answers.get(each.id, "no") != "no"
    ]
    no = [each.short for each in questions if answers.get(each.id) == "no"]
    if no and naming:
        said.append(words("same.no-to", names=words.listed(no)))
    elif no:
        said.append(words(_denial(len(no), alone=not said), count=len(no)))
    return ". ".join(said)


def pages_answered(present: Page, answers: Answers, library: Library) -> tuple[str, ...]:
    """Return a line for each page that has all its answers, but for the one in front, in the order of the check."""
    lines = []
    for page in library.pages:
        names = asked(page, answers, library.questions) if page != present else ()
        if names and all(name in answers for name in names):
            lines.append(page_answers(page, names, answers, library))
    return tuple(lines)


def _denial(count: int, *, alone: bool) -> str:
    """The words that say no to so many questions; `alone` if the page has no other answer."""
    if not alone:
        return "review.no-to-rest"
    return {1: "answer.no", 2: "review.no-to-both"}.get(count, "review.no-to-all")


def first_person(question: Question, value: Value, library: Library) -> tuple[str, ...]:
    """Return an answer as sentences in the first person, without full stops; none for a "no"."""
    if question.kind == "finding":
        if value == "yes":
            return (question.statement,)
        return (_doubted(question.statement, library.words),) if value == "unsure" else ()
    if isinstance(value, int):
        band = band_of(question, value)
        return (band.statement if band and band.statement else question.statement.replace("{value}", str(value)),)
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
        for sentence in first_person(library.questions[name], answers[name], library)
    )


def _doubted(statement: str, words: Words) -> str:
    """Return a statement as the clause of a doubt: its first word small, unless it is always written with a capital."""
    first, _, rest = statement.partition(" ")
    if first not in words("answer.capitals").split():
        first = first[:1].lower() + first[1:]
    return words("answer.said-unsure", statement=f"{first} {rest}".rstrip())
