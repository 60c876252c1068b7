"""The therapist's part of the summary as blocks: short lines in which every fact has a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from coach.core.blocks import Block, listing
from coach.core.library import Library
from coach.core.report.clinical import AnswerState, ClinicalReport, QuestionState
from coach.core.report.summary import Summary, by_exercise
from coach.core.visit.past_visits import NextDay, PastVisit
from coach.core.visit.state import Performed
from coach.core.words import Words

SHORTEST: Final = 3
"""How many of the pages that were answered fastest are named."""


def clinical_blocks(summary: Summary, library: Library, local: datetime) -> tuple[Block, ...]:
    """Return the therapist's part.

    Args:
        summary: The facts.
        library: The library.
        local: When the visit began, in the person's time zone.
    """
    words, report = library.words, summary.clinical
    return (
        Block("part", words("handover.part")),
        Block("text", _made(summary, words, local)),
        *listing(words("handover.signs"), _signs(report, words)),
        *listing(words("handover.pain"), (*_fact_lines(report.pain, words), *_patterns(summary, words))),
        *listing(words("handover.story"), _fact_lines(report.story, words)),
        *listing(words("handover.background"), _background(report, words)),
        *listing(words("handover.responses"), _responses(summary, library)),
        *listing(words("handover.times"), _times(report, library)),
        *listing(words("handover.earlier"), tuple(_visit(each, library, local) for each in report.earlier)),
    )


def _made(summary: Summary, words: Words, local: datetime) -> str:
    by = words(f"handover.by-{summary.clinical.answered_by or 'unknown'}")
    place = words(f"handover.at-{summary.place}")
    return words("handover.made", by=by, place=place, when=f"{local:%Y-%m-%d %H:%M}")


def _signs(report: ClinicalReport, words: Words) -> tuple[str, ...]:
    """Each yes and each "not sure" as a sentence; what was denied, skipped or not asked by short names."""
    by_state = {state: [each for each in report.signs if each.state == state] for state in _SHORT}
    yes = [words("handover.yes", said=each.statement) for each in report.signs if each.state == "yes"]
    unsure = [words("answer.said-unsure", statement=each.statement) for each in report.signs if each.state == "unsure"]
    changed = [
        words("summary.changed", short=each.short, first=each.first, answer=each.answer)
        for each in _all(report)
        if each.first is not None
    ]
    return (*(yes or [words("handover.no-yes")]), *unsure, *changed, *_named(by_state, words))


def _background(report: ClinicalReport, words: Words) -> tuple[str, ...]:
    """Each choice with its answer, then the findings by short names, grouped by how they were answered."""
    choices = [each for each in report.background if each.state == "yes" and each.answer != words("answer.yes")]
    findings = [each for each in report.background if each not in choices]
    states: tuple[AnswerState, ...] = ("yes", "unsure", *_SHORT)
    by_state = {state: [each for each in findings if each.state == state] for state in states}
    return (*(_line([each], words) for each in choices), *_named(by_state, words))


_SHORT: tuple[AnswerState, ...] = ("skipped", "denied", "not-asked")
"""The states in which questions are listed by short names alone."""


def _named(by_state: dict[AnswerState, list[QuestionState]], words: Words) -> tuple[str, ...]:
    return tuple(
        words(f"handover.state.{state}", names=", ".join(each.short for each in found))
        for state, found in by_state.items()
        if found
    )


def _all(report: ClinicalReport) -> tuple[QuestionState, ...]:
    return (*report.signs, *(each for line in (*report.pain, *report.story) for each in line), *report.background)


def _fact_lines(lines: Iterable[Sequence[QuestionState]], words: Words) -> tuple[str, ...]:
    """One point per line; lines in which nothing was asked are joined at the end."""
    known = [line for line in lines if any(each.state != "not-asked" for each in line)]
    unknown = [each for line in lines if line not in known for each in line]
    return (*(_line(line, words) for line in known), *([_line(unknown, words)] if unknown else []))


def _line(states: Iterable[QuestionState], words: Words) -> str:
    """Each fact after its label; adjacent questions that were not asked share one "Not asked"."""
    facts: list[str] = []
    for unknown, run in groupby(states, key=lambda each: each.state == "not-asked"):
        if unknown:
            facts.append(words("handover.state.not-asked", names=", ".join(each.short for each in run)))
        else:
            facts += [words("handover.fact", short=each.short, answer=each.answer) for each in run]
    return " ".join(facts)


def _patterns(summary: Summary, words: Words) -> tuple[str, ...]:
    names = "; ".join(cause.name for cause in summary.advice.causes)
    return (words("handover.pattern", names=names),) if names else ()


def _responses(summary: Summary, library: Library) -> tuple[str, ...]:
    """How each exercise went, by set and side, and the day after the last routine."""
    day = summary.clinical.next_day
    after = (library.words("handover.last-next-day", told=_next_day(day, library.words)),) if day else ()
    return (*(_response(name, entries, library) for name, entries in by_exercise(summary.performed).items()), *after)


def _response(exercise: str, entries: list[Performed], library: Library) -> str:
    known = library.exercises.get(exercise)
    several = len({entry.set_number for entry in entries}) > 1
    steps = "; ".join(_step(entry, library.words, several=several) for entry in entries)
    return library.words("handover.fact", short=known.name if known else exercise, answer=steps)


def _step(entry: Performed, words: Words, *, several: bool) -> str:
    place = [words("handover.set", number=entry.set_number)] if several else []
    place += [words(f"handover.side.{entry.side}")] if entry.side else []
    why = entry.skipped_because
    outcome = words(f"summary.because.{why}") if why else words(f"handover.outcome.{entry.outcome}")
    facts = [" ".join((*place, outcome))]
    facts += [words(f"summary.way.{entry.way}")] if entry.way else []
    facts += [words("summary.pain-in-it", value=entry.pain)] if entry.pain is not None else []
    return ", ".join(facts)


def _times(report: ClinicalReport, library: Library) -> tuple[str, ...]:
    """The time on all pages, the fastest and the slowest: it shows whether they can have been read."""
    titles = {page.id: page.title for page in library.pages}
    ranked = sorted(report.page_seconds.items(), key=lambda item: item[1])
    if len(ranked) <= SHORTEST:
        return ()
    words, most = library.words, library.planning.handover.longest_page_s
    named = [
        words(
            "handover.time-over" if took >= most else "handover.time", page=titles.get(name, name), seconds=round(took)
        )
        for name, took in ranked
    ]
    total = max(1, round(sum(report.page_seconds.values()) / 60))
    shortest = ", ".join(named[:SHORTEST])
    took = "handover.took-over" if ranked[-1][1] >= most else "handover.took"
    return (words(took, count=len(ranked), total=total, shortest=shortest, longest=named[-1]),)


def _visit(each: PastVisit, library: Library, local: datetime) -> str:
    words = library.words
    level = library.levels[each.level].name if each.level else words("handover.routine-alone")
    facts = [words("handover.fact", short=f"{each.when.astimezone(local.tzinfo):%Y-%m-%d}", answer=level)]
    if each.pain_before is not None and each.pain_after is not None:
        facts.append(words("handover.change", before=each.pain_before, after=each.pain_after))
    elif each.pain_before is not None:
        facts.append(words("handover.pain-alone", value=each.pain_before))
    if each.worked_seconds:
        facts.append(words("handover.moved", minutes=max(1, round(each.worked_seconds / 60))))
    if each.next_day:
        facts.append(words("handover.next-day", told=_next_day(each.next_day, words)))
    return " ".join(facts)


def _next_day(day: NextDay, words: Words) -> str:
    return words("handover.day", value=day.pain, light=words(f"handover.light.{day.light}"))
