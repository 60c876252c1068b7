"""A session of a return plan in words: what it asks for, why this week has come, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from coach.core.blocks import Block, listing
from coach.core.checklist.wording import answer_words
from coach.core.dates import near_date
from coach.core.library import Library
from coach.core.programme.returning import (
    LOAD_UNIT,
    RETURN_TO,
    USUAL_LOAD,
    ReturnProgress,
    may_train,
    return_progress,
    target_load,
)
from coach.core.triage.answers import Answers
from coach.core.visit.return_step import EFFORT
from coach.core.visit.state import Visit

LOAD, SETS, MINUTES, LIFT = "load-lifted", "sets-lifted", "minutes-run", "which-lift"


@dataclass(frozen=True)
class TrainingPage:
    """The session that has come in a return plan, or why there is none today."""

    where: str
    """The plan, and which week of how many."""
    note: str
    """Which session of the week; empty without one."""
    title: str
    blocks: tuple[Block, ...]
    allowed: bool
    """Whether the session may be done today; if not, only a routine may follow."""


def training_page(visit: Visit, visits: Iterable[Visit], library: Library, local: datetime) -> TrainingPage:
    """Return the page of the session that has come in the plan that a visit names.

    Args:
        visit: The visit.
        visits: The person's visits, the newest first.
        library: All content.
        local: When the visit began, in the person's own time.
    """
    words, plan = library.words, library.returns[str(visit.answers[RETURN_TO])]
    progress = return_progress(plan, visits, library, visit.started)
    where = words("training.where", plan=plan.name, number=progress.number, total=len(plan.weeks))
    if not may_train(visit, plan, library):
        why = (words("training.not-today-why", pain=plan.most_pain), words("training.not-today-next"))
        blocks = tuple(Block("text", text) for text in why)
        return TrainingPage(where, "", words("training.not-today"), blocks, allowed=False)
    session = min(progress.sessions + 1, plan.sessions)
    note = words("training.note", session=session, sessions=plan.sessions)
    blocks = training_blocks(progress, visit.answers, library, local)
    return TrainingPage(where, note, progress.week.title, blocks, allowed=True)


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
        load=words.number(target_load(progress, answers)),
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
            words("training.do-next" if soon else "training.do"),
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
