"""The therapist's part of the summary as blocks: to be taken in at a glance, every fact with its label."""

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
"""So many of the pages that were answered fastest are named."""


def handover_blocks(summary: Summary, library: Library, local: datetime) -> tuple[Block, ...]:
    """Return the therapist's part.

    Args:
        summary: The facts.
        library: The library with the words.
        local: When the visit began, in the person's own time zone.
    """
    words, told = library.words, summary.handover
    return (
        Block("part", words("handover.part")),
        Block("text", _made(summary, words, local)),
        *listing(words("handover.signs"), _signs(told, words)),
        *listing(words("handover.pain"), (*_fact_lines(told.pain, words), *_patterns(summary, words))),
        *listing(words("handover.story"), _fact_lines(told.story, words)),
        *listing(words("handover.background"), _background(told, words)),
        *listing(words("handover.responses"), _responses(summary, library)),
        *listing(words("handover.times"), _times(told, library)),
        *listing(words("handover.earlier"), tuple(_visit(each, library, local) for each in told.earlier)),
    )


def _made(summary: Summary, words: Words, local: datetime) -> str:
    by = words(f"handover.by-{summary.handover.answered_by or 'unknown'}")
    place = words(f"handover.at-{summary.place}")
    return words("handover.made", by=by, place=place, when=f"{local:%Y-%m-%d %H:%M}")


def _signs(told: ClinicalReport, words: Words) -> tuple[str, ...]:
    """What was said yes to and what is unsure, in full; what else was asked, and what was not, by short names."""
    by_state = {state: [each for each in told.signs if each.state == state] for state in _SHORT}
    yes = [words("handover.yes", said=each.statement) for each in told.signs if each.state == "yes"]
    unsure = [words("answer.said-unsure", statement=each.statement) for each in told.signs if each.state == "unsure"]
    changed = [
        words("summary.changed", short=each.short, first=each.first, answer=each.answer)
        for each in _all(told)
        if each.first is not None
    ]
    return (*(yes or [words("handover.no-yes")]), *unsure, *changed, *_named(by_state, words))


def _background(told: ClinicalReport, words: Words) -> tuple[str, ...]:
    """Each choice with its answer, then the findings by their states, by short names."""
    choices = [each for each in told.background if each.state == "yes" and each.answer != words("answer.yes")]
    findings = [each for each in told.background if each not in choices]
    states: tuple[AnswerState, ...] = ("yes", "unsure", *_SHORT)
    by_state = {state: [each for each in findings if each.state == state] for state in states}
    return (*(_line([each], words) for each in choices), *_named(by_state, words))


_SHORT: tuple[AnswerState, ...] = ("skipped", "denied", "not-asked")
"""The states that are told by short names alone."""


def _named(by_state: dict[AnswerState, list[QuestionState]], words: Words) -> tuple[str, ...]:
    return tuple(
        words(f"handover.state.{state}", names=", ".join(each.short for each in found))
        for state, found in by_state.items()
        if found
    )


def _all(told: ClinicalReport) -> tuple[QuestionState, ...]:
    return (*told.signs, *(each for line in (*told.pain, *told.story) for each in line), *told.background)


def _fact_lines(lines: Iterable[Sequence[QuestionState]], words: Words) -> tuple[str, ...]:
    """One point a line; the lines with nothing asked in them together, last."""
    known = [line for line in lines if any(each.state != "not-asked" for each in line)]
    unknown = [each for line in lines if line not in known for each in line]
    return (*(_line(line, words) for line in known), *([_line(unknown, words)] if unknown else []))


def _line(stated: Iterable[QuestionState], words: Words) -> str:
    """Each fact behind its label; neighbours that were not asked share their words."""
    told: list[str] = []
    for unknown, run in groupby(stated, key=lambda each: each.state == "not-asked"):
        if unknown:
            told.append(words("handover.state.not-asked", names=", ".join(each.short for each in run)))
        else:
            told += [words("handover.fact", short=each.short, answer=each.answer) for each in run]
    return " ".join(told)


def _patterns(summary: Summary, words: Words) -> tuple[str, ...]:
    names = "; ".join(cause.name for cause in summary.advice.causes)
    return (words("handover.pattern", names=names),) if names else ()


def _responses(summary: Summary, library: Library) -> tuple[str, ...]:
    """How each exercise went, set by set and side by side, and the day after the last routine."""
    day = summary.handover.next_day
    after = (library.words("handover.last-next-day", told=_next_day(day, library.words)),) if day else ()
    return (*(_response(name, entries, library) for name, entries in by_exercise(summary.performed).items()), *after)


def _response(exercise: str, entries: list[Performed], library: Library) -> str:
    known = library.exercises.get(exercise)
    several = len({entry.set_number for entry in entries}) > 1
    told = "; ".join(_step(entry, library.words, several=several) for entry in entries)
    return library.words("handover.fact", short=known.name if known else exercise, answer=told)


def _step(entry: Performed, words: Words, *, several: bool) -> str:
    place = [words("handover.set", number=entry.set_number)] if several else []
    place += [words(f"handover.side.{entry.side}")] if entry.side else []
    why = entry.skipped_because
    outcome = words(f"summary.because.{why}") if why else words(f"handover.outcome.{entry.outcome}")
    told = [" ".join((*place, outcome))]
    told += [words(f"summary.way.{entry.way}")] if entry.way else []
    told += [words("summary.pain-in-it", value=entry.pain)] if entry.pain is not None else []
    return ", ".join(told)


def _times(told: ClinicalReport, library: Library) -> tuple[str, ...]:
    """How long the pages took in all, the shortest of them, and the longest: whether they can have been read."""
    titles = {page.id: page.title for page in library.pages}
    ranked = sorted(told.page_seconds.items(), key=lambda item: item[1])
    if len(ranked) <= SHORTEST:
        return ()
    words, most = library.words, library.planning.handover.longest_page_s
    named = [
        words(
            "handover.time-over" if took >= most else "handover.time", page=titles.get(name, name), seconds=round(took)
        )
        for name, took in ranked
    ]
    total = max(1, round(sum(told.page_seconds.values()) / 60))
    shortest = ", ".join(named[:SHORTEST])
    took = "handover.took-over" if ranked[-1][1] >= most else "handover.took"
    return (words(took, count=len(ranked), total=total, shortest=shortest, longest=named[-1]),)


def _visit(each: PastVisit, library: Library, local: datetime) -> str:
    words = library.words
    level = library.levels[each.level].name if each.level else words("handover.routine-alone")
    told = [words("handover.fact", short=f"{each.when.astimezone(local.tzinfo):%Y-%m-%d}", answer=level)]
    if each.pain_before is not None and each.pain_after is not None:
        told.append(words("handover.change", before=each.pain_before, after=each.pain_after))
    elif each.pain_before is not None:
        told.append(words("handover.pain-alone", value=each.pain_before))
    if each.routine_seconds:
        told.append(words("handover.moved", minutes=max(1, round(each.routine_seconds / 60))))
    if each.next_day:
        told.append(words("handover.next-day", told=_next_day(each.next_day, words)))
    return " ".join(told)


def _next_day(day: NextDay, words: Words) -> str:
    return words("handover.day", value=day.pain, light=words(f"handover.light.{day.light}"))
