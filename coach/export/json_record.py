"""The summary and the result of triage as plain values for other programs, and the JSON of these."""

from __future__ import annotations

import json
from typing import Any

from coach.core.checklist.answer_sheet import not_asked
from coach.core.controls import CONTROL
from coach.core.library import Library
from coach.core.report.advice import Advice, AdviceReason, Cause
from coach.core.report.period import ExerciseCount, PeriodReport, RoutineDay
from coach.core.report.summary import AnsweredQuestion, Summary
from coach.core.report.trends import Trend, WeeklyTrends
from coach.core.triage.answers import Answers
from coach.core.visit.past_visits import NextDay, PastVisit
from coach.core.visit.set_used import SetUsed
from coach.core.visit.state import Performed

Record = dict[str, Any]
"""Plain values, as JSON can hold them."""


def as_json(record: object) -> str:
    """Return a record as indented JSON; control characters, which a terminal would obey, are escaped."""
    written = json.dumps(record, indent=2, ensure_ascii=False)
    return CONTROL.sub(lambda found: json.dumps(found[0])[1:-1], written) + "\n"


def triage_record(advice: Advice, answers: Answers, library: Library) -> Record:
    """Return what `coach triage --format json` writes.

    Args:
        advice: What triage advises.
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
        "checked_at": summary.checked_at.isoformat() if summary.checked_at else None,
        "place": summary.place,
        "language": summary.language,
        "level": summary.advice.level,
        "answered_by": summary.clinical.answered_by,
        "answers": [_answered(each) for each in summary.answers],
        "not_asked": summary.not_asked,
        "reviewed": summary.reviewed,
        **_result(summary.advice),
        "set": _set_used(summary.set_used),
        "performed": [_performed(each) for each in summary.performed],
        "routine_seconds": summary.worked_seconds,
        "pain_before": summary.pain_before,
        "pain_after": summary.pain_after,
        "stopped": summary.stopped,
        "outcomes": _outcomes(summary.trends),
        "page_seconds": dict(summary.clinical.page_seconds),
        "next_day": _next_day(summary.clinical.next_day),
        "earlier": [_earlier(each) for each in summary.clinical.earlier],
        "content_version": summary.content_version,
    }


def period_record(report: PeriodReport) -> Record:
    """Return what `coach summary --since DATE --format json` writes."""
    kept = report.set_days
    return {
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "language": report.language,
        "results": [{"day": day.isoformat(), "level": level} for day, level in report.results],
        "routines": [_routine(each) for each in report.routines],
        "exercises": [_exercise(each) for each in report.exercises],
        "set_days": {"days": list(kept.used.days), "asked": kept.asked, "kept": kept.kept} if kept else None,
        "outcomes": _outcomes(report.trends),
    }


def _routine(each: RoutineDay) -> Record:
    return {
        "visit": each.visit,
        "day": each.day.isoformat(),
        "set": _set_used(each.set_used),
        "training": each.training,
        "routine_seconds": each.worked_seconds,
        "stopped": each.stopped,
        "light": each.light,
        "pain_before": each.pain_before,
        "pain_most": each.pain_most,
        "pain_after": each.pain_after,
        "next_day": _next_day(each.next_day),
    }


def _exercise(each: ExerciseCount) -> Record:
    return {
        "exercise": each.exercise,
        "times": each.times,
        "whole": each.whole,
        "easier": each.easier,
        "harder": each.harder,
        "unfinished": each.unfinished,
        "skipped": dict(each.skipped),
        "pain": each.pain,
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


def _reason(reason: AdviceReason) -> Record:
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


def _outcomes(outcomes: WeeklyTrends) -> Record:
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


def _next_day(day: NextDay | None) -> Record | None:
    return {"pain": day.pain, "light": day.light} if day else None


def _earlier(visit: PastVisit) -> Record:
    return {
        "visit": visit.visit,
        "started": visit.when.isoformat(),
        "level": visit.level,
        "pain_before": visit.pain_before,
        "pain_after": visit.pain_after,
        "routine_seconds": visit.worked_seconds,
        "next_day": _next_day(visit.next_day),
    }


def _answered(answered: AnsweredQuestion) -> Record:
    told = {
        "question": answered.question,
        "asked": answered.words,
        "state": answered.state,
        "answer": answered.answer,
    }
    return told if answered.first is None else {**told, "first": answered.first}


def _set_used(used: SetUsed | None) -> Record | None:
    if used is None:
        return None
    warnings = [{"exercise": each.exercise, "because": each.because, "profile": each.profile} for each in used.warnings]
    return {"by": used.by, "days": list(used.days), "warnings": warnings}


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
