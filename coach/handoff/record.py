"""Results as records for other programs: plain values, ready to be written as JSON."""

from __future__ import annotations

from typing import Any

from coach.core.advice import Advice, Cause, Reason
from coach.core.answers import Answers
from coach.core.answersheet import not_asked
from coach.core.library import Library
from coach.core.outcomes import Outcomes, Trend
from coach.core.summary import Answered, Summary
from coach.core.visit import Performed

Record = dict[str, Any]
"""A table of plain values."""


def triage_record(advice: Advice, answers: Answers, library: Library) -> Record:
    """Return what `coach triage --format json` writes.

    Args:
        advice: What triage says to the answers.
        answers: The answers that counted.
        library: The library that they were assessed with.
    """
    return {
        "level": advice.level,
        "answers": dict(answers),
        "not_asked": not_asked(answers, library),
        "reviewed": library.reviewed,
        **_result(advice),
        "content_version": library.version,
    }


def summary_record(summary: Summary) -> Record:
    """Return what `coach summary --format json` writes."""
    return {
        "visit": summary.visit,
        "started": summary.when.isoformat(),
        "place": summary.place,
        "level": summary.advice.level,
        "answers": [_answered(each) for each in summary.answers],
        "reviewed": summary.reviewed,
        **_result(summary.advice),
        "performed": [_performed(each) for each in summary.performed],
        "routine_seconds": summary.routine_seconds,
        "pain_before": summary.pain_before,
        "pain_after": summary.pain_after,
        "stopped": summary.stopped,
        "outcomes": _outcomes(summary.outcomes),
        "content_version": summary.content_version,
    }


def _result(advice: Advice) -> Record:
    return {
        "action": advice.action.home,
        "action_kiosk": advice.action.kiosk,
        "routine": {"scope": advice.scope, "why": advice.scope_why, "unlocked_by": advice.unlocked_by},
        "reasons": [_reason(each) for each in advice.reasons],
        "causes": [_cause(each) for each in advice.causes],
        "advice": advice.today,
        "watch_for": advice.watch_for,
    }


def _reason(reason: Reason) -> Record:
    return {
        "rule": reason.rule,
        "level": reason.level,
        "scope": reason.scope,
        "because": reason.because,
        "text": reason.text,
        "sources": reason.sources,
        "review_due": reason.review_due.isoformat() if reason.review_due else None,
    }


def _cause(cause: Cause) -> Record:
    return {"id": cause.id, "evidence": cause.evidence, "because": cause.because, "text": cause.text}


def _outcomes(outcomes: Outcomes) -> Record:
    return {
        "activities": [
            {"question": trend.measure, "name": trend.name, "ratings": _ratings(trend)} for trend in outcomes.activities
        ],
        "psfs": _ratings(outcomes.psfs),
        "peg": _ratings(outcomes.peg),
    }


def _ratings(trend: Trend | None) -> list[Record]:
    points = trend.points if trend else ()
    return [{"day": point.day.isoformat(), "value": round(point.value, 1)} for point in points]


def _answered(answered: Answered) -> Record:
    told = {"question": answered.question, "asked": answered.words, "answer": answered.answer}
    return told if answered.first is None else {**told, "first": answered.first}


def _performed(performed: Performed) -> Record:
    return {
        "exercise": performed.exercise,
        "side": performed.side,
        "set": performed.set_number,
        "outcome": performed.outcome,
        "seconds": performed.seconds,
        "skipped_because": performed.skipped_because,
        "way": performed.way,
        "pain": performed.pain,
    }
