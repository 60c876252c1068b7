"""The head of the therapist's part: the level, the rules that fired, and how far the answers can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from coach.core.dates import full_moment
from coach.core.library import Library
from coach.core.report.advice import Advice, AdviceReason
from coach.core.report.summary import Summary
from coach.core.words import Words


def result_lines(summary: Summary, library: Library) -> tuple[str, ...]:
    """Return the level and what it allows, then each rule that fired with the answers that it rests on."""
    words, advice = library.words, summary.advice
    answers = {each.question: each.answer for each in summary.answers}
    # Of a number that was chosen by its band, only the therapist's facts have the words of the band.
    answers |= {each.question: each.answer for each in summary.clinical.states}
    level = words("handover.level", level=advice.name, scope=advice.scope_name)
    return (*_widened(advice, level, words), *(_rule(each, answers, library) for each in advice.reasons))


def _rule(reason: AdviceReason, answers: Mapping[str, str], library: Library) -> str:
    """A rule with the answers that it rests on; a "not sure" that counts by itself has no other words."""
    words = library.words
    told = "; ".join(
        words("handover.answer", short=library.questions[name].short, answer=answers[name])
        for name in reason.because
        if name in answers
    )
    level = library.levels[reason.level].name
    key = "handover.rule" if reason.rule in library.rules else "handover.rule-unsure"
    return words(key, level=level, text=reason.text, answers=told)


def _widened(advice: Advice, level: str, words: Words) -> tuple[str, ...]:
    """The level, with why more or less is allowed than the rules say by themselves."""
    apart = advice.limit or (advice.scope_why if advice.unlocked_by else None)
    return (words("handover.level-why", told=level, why=apart) if apart else level,)


def reliability_lines(summary: Summary, words: Words, local: datetime) -> tuple[str, ...]:
    """Return who answered and when, and what speaks for or against the answers.

    `local` is when the visit began, in the person's time zone.
    """
    report = summary.clinical
    by, place = words(f"handover.by-{report.answered_by}"), words(f"handover.at-{summary.place}")
    made = words("handover.made", by=by, place=place, when=full_moment(local, words), version=summary.content_version)
    changed = "; ".join(
        words("handover.changed", short=each.short, first=each.first, answer=each.answer)
        for each in report.states
        if each.first is not None
    )
    unsure, skipped = (sum(each.stands == state for each in report.states) for state in ("unsure", "skipped"))
    doubts = [words("handover.not-sure", count=unsure)] if unsure else []
    doubts += [words("handover.skipped", count=skipped)] if skipped else []
    hasty = "; ".join(
        words("handover.time", page=each.page.title, seconds=round(each.seconds)) for each in report.hasty
    )
    return (
        f"{made} {_age(report.check_age, words)}",
        *([words("handover.changes", told=changed)] if changed else []),
        *([" ".join(doubts)] if doubts else []),
        *([words("handover.hasty", pages=hasty)] if hasty else []),
    )


def _age(age: timedelta | None, words: Words) -> str:
    """How old the check is, in days or hours."""
    if age is None:
        return words("handover.check-open")
    hours = age // timedelta(hours=1)
    if age.days:
        return words("handover.check-days", count=age.days)
    return words("handover.check-hours", count=hours) if hours else words("handover.check-new")
