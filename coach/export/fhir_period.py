"""The report of a period as a FHIR Bundle, valid as R4 and R4B: the page, each routine, and each score.

As in the summary no codes are invented: only pain scores have one. No person is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from coach.core.blocks import Block
from coach.core.library import Library
from coach.core.report.clinic_copy import language_of
from coach.core.report.period import PeriodReport, RoutineDay
from coach.core.report.period_blocks import exercise_line, routine_line
from coach.core.report.trends import Trend
from coach.export.fhir import address, observation, observed_pain
from coach.export.fhir_questionnaire import Resource, narrative
from coach.export.html import fragment

Entry = tuple[str, Resource]
"""A resource with its address."""


def period_bundle(report: PeriodReport, blocks: tuple[Block, ...], library: Library, now: datetime) -> Resource:
    """Return the Bundle: a Composition with the whole page as its text, and an Observation for each fact behind it.

    Args:
        report: The facts.
        blocks: The page.
        library: The library.
        now: When it is made, in the person's own time zone.
    """
    facts = [
        *(entry for each in report.routines for entry in _routine(each, library)),
        *_exercises(report, library),
        *_scores(report, library),
    ]
    first = (address(f"report {report.since}", report.newest), _composition(blocks, facts, library, now))
    return {
        "resourceType": "Bundle",
        "language": language_of(library),
        "type": "collection",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [{"fullUrl": where, "resource": resource} for where, resource in (first, *facts)],
    }


def _composition(blocks: tuple[Block, ...], facts: list[Entry], library: Library, now: datetime) -> Resource:
    title = library.words("period.report")
    return {
        "resourceType": "Composition",
        "language": library.words("cue.language"),
        "text": narrative("additional", fragment(blocks, language_of(library)), library),
        "status": "final",
        "type": {"text": title},
        "date": now.isoformat(timespec="seconds"),
        "author": [{"display": "coach"}],
        "title": title,
        "section": [{"title": title, "entry": [{"reference": where} for where, _ in facts]}] if facts else [],
    }


def _routine(each: RoutineDay, library: Library) -> Iterator[Entry]:
    """The routine itself, then each pain that was told before, during, after and on the next day."""
    words, day = library.words, each.day.isoformat()
    minutes = {
        "value": round(each.worked_seconds / 60, 1),
        "unit": "min",
        "system": "http://unitsofmeasure.org",
        "code": "min",
    }
    done = {"valueString": each.training} if each.training else {"valueQuantity": minutes}
    fact = _fact(words("period.observation"), day, routine_line(each, words), library)
    yield address("routine", each.visit), {**fact, **done}
    after = (each.day + timedelta(days=1)).isoformat()
    told = {
        "before": (each.pain_before, "summary.pain-before"),
        "most": (each.pain_most, "period.most"),
        "after": (each.pain_after, "summary.pain-after"),
        "next-day": (each.next_day.pain if each.next_day else None, "period.next-day"),
    }
    for name, (score, key) in told.items():
        if score is not None:
            when = after if name == "next-day" else day
            yield address(name, each.visit), observed_pain(score, when, words(key, value=score), library)


def _exercises(report: PeriodReport, library: Library) -> Iterator[Entry]:
    """How each exercise went over the whole period, in words."""
    span = {"effectivePeriod": {"start": report.since.isoformat(), "end": report.until.isoformat()}}
    for each in report.exercises:
        known = library.exercises.get(each.exercise)
        line = exercise_line(each, library)
        fact = _fact(known.name if known else each.exercise, report.until.isoformat(), line, library)
        del fact["effectiveDateTime"]
        where = address(f"exercise {each.exercise} {report.since}", report.newest)
        yield where, {**fact, **span, "valueString": line}


def _scores(report: PeriodReport, library: Library) -> Iterator[Entry]:
    """Each weekly rating of an activity, and the averages."""
    words, trends = library.words, report.trends
    named = [(words("period.activity", name=trend.name), trend) for trend in trends.activities]
    named += [(words("period.psfs"), trends.psfs)] if trends.psfs else []
    named += [(words("period.peg"), trends.peg)] if trends.peg else []
    for name, trend in named:
        yield from _trend(name, trend, report.newest, library)


def _trend(name: str, trend: Trend, newest: str, library: Library) -> Iterator[Entry]:
    for point in trend.points:
        value, day = round(point.value, 1), point.day.isoformat()
        fact = _fact(name, day, f"{name}: {value:g}", library)
        yield address(f"{trend.measure} {day}", newest), {**fact, "valueQuantity": {"value": value}}


def _fact(name: str, day: str, note: str, library: Library) -> Resource:
    return observation({"text": name}, day, note, library)
