"""A session of a return plan in words: what it asks for, why this week has come, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from coach.core.blocks import Block, listing
from coach.core.checklist.wording import answer_words
from coach.core.dates import near_date
from coach.core.library import Library
from coach.core.programme.returning import LOAD_UNIT, USUAL_LOAD, ReturnProgress, target_load
from coach.core.triage.answers import Answers
from coach.core.visit.return_step import EFFORT
from coach.core.visit.state import Visit

LOAD, SETS, MINUTES, LIFT = "load-lifted", "sets-lifted", "minutes-run", "which-lift"


def session_line(progress: ReturnProgress, answers: Answers, library: Library) -> str:
    """Return what the session asks for in one line: "3 sets of 6, at 60 kg. Your usual load: 100 kg."."""
    words, week = library.words, progress.week
    if week.runs is not None:
        runs = week.runs
        key = "training.one-run" if runs.rounds == 1 else "training.runs"
        return words(key, rounds=runs.rounds, run=runs.run_minutes, walk=runs.walk_minutes)
    assert week.lifts is not None
    return words(
        "training.lifts",
        sets=week.lifts.sets,
        repetitions=week.lifts.repetitions,
        load=f"{target_load(progress, answers):g}",
        unit=str(answers[LOAD_UNIT]),
        usual=answers[USUAL_LOAD],
    )


def training_blocks(progress: ReturnProgress, answers: Answers, library: Library, now: datetime) -> tuple[Block, ...]:
    """Return the page of a session: what to do, how hard at most, how to go about it, and the usual faults.

    If the last session was too short ago, that is said first; `now` is in the person's own time.
    """
    words, plan, week = library.words, progress.plan, progress.week
    lift = library.questions[LIFT]
    name = answer_words(lift, answers[LIFT], words) if LIFT in answers else ""
    due = progress.next_from.astimezone(now.tzinfo).date() if progress.next_from else now.date()
    soon = [words("training.soon", day=near_date(due, words))] if due > now.date() else []
    return (
        *(Block("text", text) for text in soon),
        Block("text", words(f"training.turn-{progress.turn}", back=plan.back_after_red)),
        *listing(
            words("training.do"),
            (
                *([words("training.lift", lift=name)] if name else []),
                session_line(progress, answers, library),
                words("training.effort", effort=week.effort),
                words("training.stop", pain=library.planning.pain.red_from),
            ),
        ),
        *listing(words("training.how"), tuple(each.text for each in week.how)),
        *listing(
            words("training.faults"),
            tuple(words("training.fault", fault=each.name, check=each.check.text) for each in plan.faults),
        ),
    )


def session_words(visit: Visit, library: Library) -> str | None:
    """Return what a visit's session was in one line: "Deadlift: 60 kg, 3 sets, effort 6."; None without one."""
    words, effort = library.words, visit.number(EFFORT)
    if not visit.trained:
        return None
    if visit.number(MINUTES) is not None:
        return words("period.ran", minutes=visit.number(MINUTES), effort=effort)
    lift = answer_words(library.questions[LIFT], visit.value(LIFT), words)
    unit = visit.value(LOAD_UNIT)
    return words("period.lifted", lift=lift, load=visit.number(LOAD), unit=unit, sets=visit.number(SETS), effort=effort)


def training_done(visit: Visit, library: Library) -> Iterator[str]:
    """Yield what a visit's session was, as sentences: lift, load and sets or minutes, effort, and pain in it."""
    if not visit.trained:
        return
    for page in library.pages:
        for name in page.questions if page.part in ("goal", "training") else ():
            value = visit.value(name)
            if value is not None:
                question = library.questions[name]
                yield library.words(
                    "training.told", short=question.short, answer=answer_words(question, value, library.words)
                )
