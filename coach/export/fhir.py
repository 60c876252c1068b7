"""The summary as a FHIR Bundle, valid as R4 and R4B: what was asked, what was answered, and each pain score.

No codes are invented: answers are text, and only pain scores have a code, from LOINC. No person is named. The narrative
of the answers is the whole summary.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final
from uuid import UUID, uuid5

from coach.core.library import Library
from coach.core.report.clinic_copy import language_of
from coach.export.fhir_questionnaire import FhirSource, Resource, answers_given, narrative, questions_asked

PAIN: Final = {
    "coding": [
        {
            "system": "http://loinc.org",
            "code": "72514-3",
            "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        }
    ]
}
"""https://loinc.org/72514-3"""
SURVEY: Final = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}
"""https://terminology.hl7.org/CodeSystem-observation-category.html"""
NAMES: Final = UUID("5e0c4f0b-6a51-4c0e-9d4e-3d7f0a9be8c1")
"""The UUID namespace of the resources, so that the same visit always gives the same bundle."""


def fhir_bundle(source: FhirSource) -> Resource:
    """Return the Bundle: a Questionnaire, its QuestionnaireResponse, and an Observation for each pain score."""
    questionnaire = address("questions", source.library.version)
    response = address("answers", source.visit.id)
    entries = [
        (questionnaire, questions_asked(source, questionnaire)),
        (response, answers_given(source, questionnaire)),
    ]
    entries += [
        (address(f"pain-{number}", source.visit.id), observation)
        for number, observation in enumerate(_observations(source, response))
    ]
    return {
        "resourceType": "Bundle",
        "language": language_of(source.library),
        "type": "collection",
        "timestamp": source.local.isoformat(timespec="seconds"),
        "entry": [{"fullUrl": where, "resource": resource} for where, resource in entries],
    }


def address(name: str, of: str) -> str:
    """Return the address of a resource, the same each time for the same name and visit."""
    return uuid5(NAMES, f"{name} {of}").urn


def _observations(source: FhirSource, response: str) -> Iterator[Resource]:
    words, summary = source.library.words, source.summary
    began, day = source.local.isoformat(timespec="seconds"), f"{source.local:%Y-%m-%d}"
    asked = {"derivedFrom": [{"reference": response}]}
    if summary.pain_before is not None:
        note = words("summary.pain-before", value=summary.pain_before)
        yield {**observed_pain(summary.pain_before, began, note, source.library), **asked}
    for entry in summary.performed:
        if entry.pain is not None:
            known = source.library.exercises.get(entry.exercise)
            name = known.name if known else entry.exercise
            note = words("summary.step-pain", exercise=name, number=entry.set_number, value=entry.pain)
            yield observed_pain(entry.pain, day, note, source.library)
    if summary.pain_after is not None:
        note = words("summary.pain-after", value=summary.pain_after)
        yield {**observed_pain(summary.pain_after, day, note, source.library), **asked}


def observed_pain(score: int, when: str, note: str, library: Library) -> Resource:
    """Return the Observation of a pain score from 0 to 10 at a day or a moment, with a note on what it was about."""
    return {**observation(PAIN, when, note, library), "valueInteger": score}


def observation(code: Resource, when: str, note: str, library: Library) -> Resource:
    """Return an Observation of a day or a moment, still without its value, with a note on what it is about."""
    return {
        "resourceType": "Observation",
        "language": library.words("cue.language"),
        "text": narrative("generated", f"<p>{escape(note)}</p>", library),
        "status": "final",
        "category": [SURVEY],
        "code": code,
        "effectiveDateTime": when,
        "note": [{"text": note}],
    }
