"""What was asked and answered, as FHIR's Questionnaire and QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Final

from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.report.blocks import summary_blocks
from coach.core.report.clinic_copy import ClinicCopy, language_of
from coach.core.report.summary import Summary
from coach.core.triage.answers import Value
from coach.core.visit.state import Visit
from coach.export.html import fragment

Resource = dict[str, Any]
"""A FHIR resource, or a part of one, as plain values."""
TRANSLATION: Final = "http://hl7.org/fhir/StructureDefinition/translation"
"""The standard's own extension for a text in another language."""


@dataclass(frozen=True)
class FhirSource:
    """What a bundle is made of."""

    visit: Visit
    summary: Summary
    asked_in: Library
    """What the person read."""
    local: datetime
    """When the visit began, in the person's own time zone."""
    copy: ClinicCopy | None = None
    """What the therapist reads, where that is another language."""

    @property
    def library(self) -> Library:
        """What the receiver of the bundle reads."""
        return self.copy.library if self.copy else self.asked_in


def questions_asked(source: FhirSource, address: str) -> Resource:
    """Return the Questionnaire with every question of the content; those without an answer were not asked."""
    library = source.library
    title = library.words("summary.questions", clinic=library.clinic.name)
    return {
        "resourceType": "Questionnaire",
        "language": library.words("cue.language"),
        "text": narrative("generated", f"<p>{escape(title)}</p>", library),
        "url": address,
        "version": library.version,
        "title": title,
        "status": "active" if library.reviewed else "draft",
        "item": [item for question in _questions(library) for item in _asked(question, library)],
    }


def _questions(library: Library) -> Iterator[Question]:
    names = dict.fromkeys(name for page in library.pages for name in page.questions)
    return (library.questions[name] for name in names)


def _asked(question: Question, library: Library) -> tuple[Resource, Resource]:
    """Return the item of a question, and a second one for the first answer where it was changed later."""
    words = library.words
    if question.kind == "number":
        form: Resource = {"type": "integer"}
    elif question.kind == "finding":
        states = ("yes", "no", "unsure", *(("skipped",) if question.skippable else ()))
        form = {"type": "choice", **_options(words(f"answer.{state}") for state in states)}
    else:
        none = (words("answer.none"),) if question.kind == "several" else ()
        form = {"type": "choice", **_options((*(choice.words for choice in question.choices), *none))}
    repeats = {"repeats": True} if question.kind == "several" else {}
    first = words("summary.first-answer", question=question.words)
    return (
        {"linkId": question.id, "text": question.words, **form, **repeats},
        {"linkId": _first(question.id), "text": first, **form, **repeats},
    )


def _first(question: str) -> str:
    return f"{question}.first"


def _options(texts: Iterable[str]) -> Resource:
    return {"answerOption": [{"valueString": text} for text in texts]}


def answers_given(source: FhirSource, questionnaire: str) -> Resource:
    """Return the QuestionnaireResponse, with the whole summary as its narrative.

    Where the person read another language, each question and answer also has the words that they read.
    """
    visit, library = source.visit, source.library
    items = []
    for question in _questions(library):
        first = visit.first_answers.get(question.id)
        taken_back = first is not None and first != visit.answers.get(question.id)
        for link, value in (
            (question.id, visit.answers.get(question.id)),
            (_first(question.id), first if taken_back else None),
        ):
            if value is not None:
                answer = _answer(question, value, library)
                items.append({"linkId": link, "text": question.words, "answer": answer})
                if source.copy:
                    _add_what_was_read(items[-1], source.asked_in.questions[question.id], value, source.asked_in)
    blocks = summary_blocks(source.summary, source.asked_in, source.local, source.copy)
    return {
        "resourceType": "QuestionnaireResponse",
        "language": library.words("cue.language"),
        # "additional", since it also holds the result, the steps and what to watch for.
        "text": narrative("additional", fragment(blocks, language_of(library)), library),
        "questionnaire": questionnaire,
        "status": "completed",
        "authored": source.local.isoformat(timespec="seconds"),
        "item": items,
    }


def _add_what_was_read(item: Resource, question: Question, value: Value, library: Library) -> None:
    """Add the words in the person's language to an item of the response and to each of its answers."""
    item["_text"] = _translation(question.words, library)
    for answer, read in zip(item["answer"], _answer(question, value, library), strict=True):
        if "valueString" in read:
            answer["_valueString"] = _translation(read["valueString"], library)


def _translation(text: str, library: Library) -> Resource:
    parts = [
        {"url": "lang", "valueCode": language_of(library)},
        {"url": "content", "valueString": text},
    ]
    return {"extension": [{"url": TRANSLATION, "extension": parts}]}


def _answer(question: Question, value: Value, library: Library) -> list[Resource]:
    if isinstance(value, int):
        return [{"valueInteger": value}]
    if question.kind == "finding":
        return [{"valueString": library.words(f"answer.{value}")}]
    names = {choice.id: choice.words for choice in question.choices}
    chosen = value if isinstance(value, tuple) else (value,)
    texts = [names[name] for name in chosen if name in names] or [library.words("answer.none")]
    return [{"valueString": text} for text in texts]


def narrative(status: str, content: str, library: Library) -> Resource:
    """Return the text of a resource for a person, made of HTML elements."""
    language = escape(library.words("cue.language"))
    opening = f'<div xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}">'
    return {"status": status, "div": f"{opening}{content}</div>"}
