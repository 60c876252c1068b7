"""Back to training: whether a return plan is open, which week has come, and what its next session asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import Literal

from coach.core.content.levels import Scope
from coach.core.content.pain_rule import Light
from coach.core.content.return_plans import ReturnPlan, ReturnWeek
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.visit.journey import assess
from coach.core.visit.progression import (
    MOST_WALKS,
    PAIN_BEFORE,
    done_kind,
    earlier_routines,
    pain_before,
)
from coach.core.visit.return_step import ReturnStep
from coach.core.visit.state import Visit

RETURN_TO, USUAL_LOAD, LOAD_UNIT = "return-to", "usual-load", "load-unit"
Turn = Literal["start", "on", "repeat", "back", "again", "finished"]
"""Why this week has come: the plan begins, goes on, repeats a week after amber, goes back after red, begins again after
a long pause, or is finished."""


@dataclass(frozen=True)
class Opening:
    """What a return plan still waits for."""

    green: int
    """So many of the newest routines with core work in a row were green; no more are counted than are needed."""
    needed: int
    pain: int | None
    """The newest pain that was told, 0 to 10; None if none was."""
    most_pain: int

    @property
    def is_open(self) -> bool:
        """Whether the first session may be done."""
        return self.green >= self.needed and (self.pain is None or self.pain <= self.most_pain)


@dataclass(frozen=True)
class ReturnProgress:
    """How far a person has come in a return plan."""

    plan: ReturnPlan
    number: int
    """Of the week, from 1."""
    sessions: int
    """Green sessions already done in it."""
    turn: Turn
    next_from: datetime | None
    """When the next session may come at the earliest (UTC); None before the first one."""

    @property
    def week(self) -> ReturnWeek:
        """The week that has come; the last one if the plan is finished."""
        return self.plan.weeks[self.number - 1]


def opening(plan: ReturnPlan, visits: Iterable[Visit], library: Library) -> Opening:
    """Return what a return plan still waits for; `visits` are the person's, the newest first, read as far as needed."""
    known = list(islice(earlier_routines(visits), plan.green_routines + MOST_WALKS))
    # A walk that went well opens nothing; one that hurt too much shuts the plan.
    counted = [each for each in known if done_kind(each.visit, library) == "core" or each.light(library) != "green"]
    green = sum(1 for _ in takewhile(lambda each: each.light(library) == "green", counted[: plan.green_routines]))
    pains = (each.visit.number(PAIN_BEFORE) if each.next_day is None else each.next_day for each in known)
    pain = next((each for each in pains if each is not None), None)
    return Opening(green, plan.green_routines, pain, plan.most_pain)


def return_progress(plan: ReturnPlan, visits: Iterable[Visit], library: Library, now: datetime) -> ReturnProgress:
    """Return how far the sessions so far have led.

    A week is passed after as many green sessions as the plan asks for; amber repeats it, red goes back.

    Args:
        plan: The plan.
        visits: The person's visits, the newest first; read back to the newest session of the plan.
        library: All content.
        now: The present time (UTC).
    """
    last = next((each for each in earlier_routines(visits) if _is_session(each.visit, plan)), None)
    if last is None or last.visit.returning is None:
        return ReturnProgress(plan, 1, 0, "start", None)
    if now - last.visit.started > timedelta(days=plan.pause_days):
        return ReturnProgress(plan, 1, 0, "again", None)
    week, done, turn = _after(last.light(library), last.visit.returning, plan)
    return ReturnProgress(plan, week, done, turn, last.visit.started + timedelta(days=1 + plan.rest_days))


def return_step(goal: Answers, visits: Iterable[Visit], library: Library, now: datetime) -> ReturnStep:
    """Return where the next session stands in the plan that the `goal` names; at its start if it names none yet."""
    plan = library.returns.get(str(goal.get(RETURN_TO)))
    if plan is None:
        return ReturnStep()
    progress = return_progress(plan, visits, library, now)
    return ReturnStep(progress.number, progress.sessions)


def goal_answers(visits: Iterable[Visit], library: Library) -> Answers:
    """Return what the newest session was told to lead to, such as the lift and its usual load; empty without one."""
    names = [name for page in library.pages if page.part == "goal" for name in page.questions]
    last = next((visit for visit in visits if visit.trained), None)
    return {name: last.answers[name] for name in names if name in last.answers} if last else {}


def may_train(visit: Visit, plan: ReturnPlan, library: Library) -> bool:
    """Say whether a session may be done in this visit: the result allows a full routine, and the pain is low enough."""
    return assess(visit, library).scope is Scope.FULL and pain_before(visit) <= plan.most_pain


def target_load(progress: ReturnProgress, answers: Answers) -> float:
    """Return the load of the next session in the person's unit, rounded down to what plates allow; 0 without one."""
    usual, unit, lifts = answers.get(USUAL_LOAD), answers.get(LOAD_UNIT), progress.week.lifts
    if not isinstance(usual, int) or not isinstance(unit, str) or lifts is None:
        return 0
    step = progress.plan.steps[unit]
    return usual * lifts.share / 100 // step * step


def _is_session(visit: Visit, plan: ReturnPlan) -> bool:
    return visit.trained and visit.value(RETURN_TO) == plan.id


def _after(light: Light, step: ReturnStep, plan: ReturnPlan) -> tuple[int, int, Turn]:
    """Return the number of the week, the green sessions in it and why, after a session with this light."""
    # The content may have fewer weeks by now.
    last = len(plan.weeks)
    week = min(step.week, last)
    if light == "red":
        return max(1, week - plan.back_after_red), 0, "back"
    if light == "amber":
        return week, 0, "repeat"
    if step.done + 1 < plan.sessions:
        return week, step.done + 1, "on"
    return (week + 1, 0, "on") if week < last else (last, plan.sessions, "finished")
