"""The therapist's part of the summary as blocks: short lines in which every fact has a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import get_args

from coach.core.blocks import Block, listing
from coach.core.dates import full_date
from coach.core.library import Library
from coach.core.report.clinical import AnswerState, GroupStates, QuestionLines, QuestionState
from coach.core.report.exercise_rows import exercise_rows
from coach.core.report.result_lines import reliability_lines, result_lines
from coach.core.report.summary import Summary
from coach.core.report.trends import Trend, WeeklyTrends
from coach.core.visit.past_visits import NextDay, PastVisit
from coach.core.visit.set_used import warning_lines
from coach.core.words import Words


def clinical_blocks(summary: Summary, library: Library, local: datetime) -> tuple[Block, ...]:
    """Return the therapist's part.

    Args:
        summary: The facts.
        library: The library.
        local: When the visit began, in the person's time zone.
    """
    words, report = library.words, summary.clinical
    ratings = rating_lines(summary.trends, words)
    return (
        Block("part", words("handover.part")),
        *listing(words("handover.result"), result_lines(summary, library)),
        *listing(words("handover.answers"), reliability_lines(summary, words, local)),
        *listing(words("handover.pain"), _fact_lines(report.pain, words)),
        *listing(words("handover.flags"), _group_lines(report.flags, words)),
        *listing(words("handover.eases"), (*_fact_lines(report.eases, words), *_patterns(summary, words))),
        *listing(
            words("handover.history"),
            (*_fact_lines(report.story, words), *_group_lines(report.background, words), *ratings),
        ),
        *listing(
            words("handover.responses"),
            (*_own_set(summary, library), *exercise_rows(summary, library), *_around(summary, words)),
        ),
        *listing(words("handover.earlier"), tuple(_visit(each, library, local) for each in report.earlier)),
    )


def exam_blocks(library: Library) -> tuple[Block, ...]:
    """Return the boxes that the therapist fills in by hand."""
    labels = library.planning.handover.exam
    return (Block("heading", library.words("handover.exam")), *(Block("box", label) for label in labels))


def _group_lines(groups: Iterable[GroupStates], words: Words) -> tuple[str, ...]:
    return tuple(words("handover.group", name=each.name, told=_group(each.findings, words)) for each in groups)


def _group(findings: Sequence[QuestionState], words: Words) -> str:
    """The findings with a yes by name, then those not sure or skipped; how many were denied, and how many not asked."""
    by_state = {state: [each.short for each in findings if each.stands == state] for state in get_args(AnswerState)}
    named = ("yes", "unsure", "skipped")
    told = [words(f"handover.state.{state}", names=", ".join(by_state[state])) for state in named if by_state[state]]
    denied, left = len(by_state["denied"]), len(by_state["not-asked"])
    others = "-others" if told else ""
    told += [words(f"handover.count.denied{others}", count=denied)] if denied else []
    told += [words("handover.count.not-asked", count=left)] if left else []
    return "; ".join(told)


def _fact_lines(lines: QuestionLines, words: Words) -> tuple[str, ...]:
    """One point for each line that has an answer, with each fact after its label."""
    told = (" ".join(_fact(each, words) for each in line if each.stands != "not-asked") for line in lines)
    return tuple(line for line in told if line)


def _fact(each: QuestionState, words: Words) -> str:
    return words("handover.fact", short=each.short, answer=each.answer)


def _patterns(summary: Summary, words: Words) -> tuple[str, ...]:
    names = "; ".join(cause.name for cause in summary.advice.causes)
    return (words("handover.pattern", names=names),) if names else ()


def rating_lines(trends: WeeklyTrends, words: Words) -> tuple[str, ...]:
    """Return the activities that the person chose with their ratings, the newest first, and the same of PEG."""
    scales: dict[str, list[Trend | None]] = {"psfs": [*trends.activities, trends.psfs], "peg": [trends.peg]}
    rated = {name: [_rating(each, words) for each in found if each] for name, found in scales.items()}
    return tuple(words(f"handover.{name}", told="; ".join(told)) for name, told in rated.items() if told)


def _rating(trend: Trend, words: Words) -> str:
    now, *before = (words.number(each.value) for each in trend.points)
    told = words("handover.rated", name=trend.name, now=now)
    return words("handover.rated-was", told=told, before=", ".join(before)) if before else told


def _own_set(summary: Summary, library: Library) -> tuple[str, ...]:
    """Whose set the routine was, and what the person was warned of before they chose it."""
    words, used = library.words, summary.set_used
    if used is None:
        return ()
    told = words("handover.own-set-by", by=used.by) if used.by else words("handover.own-set")
    warned = "; ".join(warning_lines(used.warnings, library))
    return (told, *((words("handover.own-set-warned", told=warned),) if warned else ()))


def _around(summary: Summary, words: Words) -> tuple[str, ...]:
    """The pain before and after the routine, and the day after the last one."""
    day = summary.clinical.next_day
    facts = []
    if summary.pain_after is not None and summary.pain_before is not None:
        facts.append(words("handover.change", before=summary.pain_before, after=summary.pain_after))
    elif summary.pain_after is not None:
        facts.append(words("handover.pain-after", value=summary.pain_after))
    facts += [words("handover.last-next-day", told=next_day_words(day, words))] if day else []
    return (" ".join(facts),) if facts else ()


def _visit(each: PastVisit, library: Library, local: datetime) -> str:
    words = library.words
    level = library.levels[each.level].name if each.level else words("handover.routine-alone")
    facts = [words("handover.fact", short=full_date(each.when.astimezone(local.tzinfo), words), answer=level)]
    if each.pain_before is not None and each.pain_after is not None:
        facts.append(words("handover.change", before=each.pain_before, after=each.pain_after))
    elif each.pain_before is not None:
        facts.append(words("handover.pain-alone", value=each.pain_before))
    if each.worked_seconds:
        facts.append(words("handover.moved", minutes=max(1, round(each.worked_seconds / 60))))
    if each.next_day:
        facts.append(words("handover.next-day", told=next_day_words(each.next_day, words)))
    return " ".join(facts)


def next_day_words(day: NextDay, words: Words) -> str:
    """Return the pain of a day after a routine, with its light."""
    return words("handover.day", value=day.pain, light=words(f"handover.light.{day.light}"))
