"""The planner: makes a routine for a person's scope, stage, minutes, position, profiles and earlier routines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.core.content.exercises import Exercise, Part, Position, Region
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays, Plan
from coach.core.content.rules import Unlock
from coach.core.library import Library
from coach.core.routine.dosing import Budget, Order, fit_minutes
from coach.core.routine.plan import Portion, Routine
from coach.core.routine.rounds import steps_of
from coach.core.routine.selection import Selection, possible
from coach.core.triage.answers import Answers, meets
from coach.core.visit.past_routines import History
from coach.core.visit.state import Request

STAGES = (1, 2, 3)
ALIKE: dict[Region, Region] = {"walk": "raise", "ease": "mobilise"}
"""Regions that no usual routine has, each with the one in whose place it stands in the order."""
WALK_STEP_S = 10
"""A walk takes a multiple of so many seconds."""
UPRIGHT = ("standing", "sitting")
"""The positions of the body in which core moves come last."""


def profiles(answers: Answers, library: Library, unlocks: Iterable[Unlock] = ()) -> tuple[str, ...]:
    """Return the ids of the profiles that fit the answers, and of those that an unlock in use adds.

    Args:
        answers: The answers.
        library: The library.
        unlocks: The unlocks in use, from the assessment.
    """
    forced = {name for unlock in unlocks for name in unlock.profiles}
    return tuple(
        profile.id
        for profile in library.profiles.values()
        if profile.id in forced or meets(profile.when, answers, library.questions)
    )


def first_days(answers: Answers, library: Library) -> FirstDays | None:
    """Return the limit in the first days after a strain, or None if there is none."""
    return next((each for each in library.planning.first_days if meets(each.when, answers, library.questions)), None)


def offered(
    library: Library, scope: Scope, early: FirstDays | None = None, position: Position = "floor"
) -> tuple[Plan, ...]:
    """Return the plans that may be chosen in a scope and a position, the shortest first.

    In the first days after a strain, long plans are left out, unless nothing else would remain.
    """
    fitting = [plan for plan in library.planning.plan if scope in plan.scopes and position in plan.positions]
    plans = sorted(fitting, key=lambda plan: plan.minutes)
    short = [plan for plan in plans if early is None or plan.minutes <= early.minutes]
    return tuple(short or plans[:1])


def stages(scope: Scope, early: FirstDays | None = None, hardest: int = STAGES[-1]) -> tuple[int, ...]:
    """Return the stages up to the `hardest` that may be chosen, always including the first."""
    return STAGES[: min(hardest, early.stage if early else hardest)] if scope is Scope.FULL else STAGES[:1]


def plan_routine(
    library: Library,
    scope: Scope,
    request: Request,
    avoid: Iterable[str] = (),
    past: History = (),
    early: FirstDays | None = None,
) -> Routine:
    """Return the routine for a request, without the exercises that the profiles in `avoid` exclude.

    It never takes longer than the requested minutes, and may take less. In the scope `walk` it is only a walk, or its
    replacement on a chair; in `gentle` nothing is above stage 1. On a chair everything is seated. If there is a choice,
    the core differs from the last one, and an exercise that was too hard or hurt is replaced by its easier neighbour.

    Args:
        library: The library.
        scope: What the person may do.
        request: What the person chose.
        avoid: The ids of the person's profiles.
        past: Earlier routines, the newest first.
        early: The limit in the first days after a strain, if any.

    Raises:
        KeyError: No plan with these minutes is offered in this position.
    """
    plan = {each.minutes: each for each in offered(library, scope, early, request.position)}[request.minutes]
    profile_ids = tuple(avoid)
    hardest = max(each.stage for each in library.exercises.values() if possible(each, request.position))
    stage = min(request.stage, stages(scope, early)[-1], hardest)
    selection = Selection(library, request.position, stage, frozenset(profile_ids), past, request.heard)
    parts = _parts(scope, early)
    budget = Budget(plan, library.planning.timing, stage, early.dose if early else "full", _order(library))
    moves = _after_walk(selection, plan, parts, early)
    if moves is None:
        budget = replace(budget, least=_least(selection, budget))
        portions = fit_minutes(budget, selection.warm_up(), selection.core(), selection.cool_down())
    else:
        portions = _walk(library, selection, budget, request, moves)
    return Routine(
        portions=portions,
        steps=steps_of(portions, library.planning.timing),
        profiles=profile_ids,
        left_out=selection.left_out(parts),
        put_in=selection.put_in(portions),
        lacking=selection.lacking(portions) if "core" in parts else (),
        advice=tuple(_advice(library, scope, stage, past, early, seated=moves is not None and _sits(portions))),
        eased=selection.eased(portions, parts),
        fresh=selection.fresh(portions),
        asked_s=budget.seconds,
    )


def _least(selection: Selection, budget: Budget) -> dict[str, int]:
    """The repetitions that exercises must have, from the routine of the stage below."""
    core = selection.core()
    if budget.stage == STAGES[0] or not any(exercise.keeps_reps for exercise in core):
        return {}
    below = replace(selection, stage=budget.stage - 1)
    limits = replace(budget, stage=below.stage)
    limits = replace(limits, least=_least(below, limits))
    found = fit_minutes(limits, below.warm_up(), below.core(), below.cool_down())
    repetitions = {portion.exercise.id: portion.repetitions for portion in found}
    easier = {exercise.id: {exercise.id, exercise.easier} for exercise in core if exercise.keeps_reps}
    return {
        name: max((repetitions[each] for each in names if each in repetitions), default=0)
        for name, names in easier.items()
    }


def may_go_out(
    library: Library, scope: Scope, position: Position, avoid: Iterable[str], early: FirstDays | None
) -> bool:
    """Say whether the routine is or begins with a walk that may be out of doors."""
    selection = Selection(library, position, STAGES[0], frozenset(avoid))
    walks = "core" not in _parts(scope, early) or not selection.core()
    return walks and bool(selection.named(library.planning.walk.outside))


def _after_walk(
    selection: Selection, plan: Plan, parts: tuple[Part, ...], early: FirstDays | None
) -> list[Exercise] | None:
    """The moves that follow a walk, or None if the routine is none that begins with a walk.

    Where nothing of the core suits a person, a walk is more use than a long warm-up for nothing.
    """
    if not parts:
        return []
    if early is not None and early.moves is not None:
        return selection.named(early.easy)[: early.moves]
    if selection.core():
        return None
    return [*selection.warm_up()[1 : plan.warm_up_count], *selection.cool_down()]


def _walk(
    library: Library, selection: Selection, budget: Budget, request: Request, after: list[Exercise]
) -> tuple[Portion, ...]:
    """A walk that takes the minutes, and as many of the moves after it as leave it long enough."""
    walks = library.planning.walk
    places = (*walks.outside, *walks.inside) if request.walk == "outside" else walks.inside
    walk = selection.named(places)[0]
    moves = [budget.portion(each) for each in after]

    def with_walk(seconds: int) -> list[Portion]:
        return [Portion(walk, walk.doses.short.model_copy(update={"work_s": seconds})), *moves]

    while moves and not budget.fits(with_walk(walks.least_s)):
        moves.pop()
    rest = budget.seconds - budget.length(with_walk(0))
    return budget.order(with_walk(rest - rest % WALK_STEP_S))


def _parts(scope: Scope, early: FirstDays | None) -> tuple[Part, ...]:
    """The parts of the routine in which exercises are selected; none if it is walking alone."""
    if scope is Scope.WALK:
        return ()
    return ("warm-up", "cool-down") if early and early.moves is not None else ("warm-up", "core", "cool-down")


def _order(library: Library) -> Order:
    """What puts portions in order: parts, in each the positions of the body, upright core moves last."""
    stances, parts = library.planning.stances, [part.id for part in library.planning.part]
    raising = library.planning.regions("warm-up")

    def place(portion: Portion) -> tuple[int, bool, int, int]:
        exercise = portion.exercise
        core, stance = exercise.part == "core", stances.index(exercise.stance)
        region = 0 if core else [*raising, exercise.region].index(ALIKE.get(exercise.region, exercise.region))
        later = exercise.stance in UPRIGHT if core else region > 0
        return parts.index(exercise.part), later, stance, region

    return lambda portions: tuple(sorted(portions, key=place))


def _sits(portions: tuple[Portion, ...]) -> bool:
    """Whether the first exercise, which stands for a walk, is done on a chair."""
    return portions[0].exercise.position == "chair"


def _advice(
    library: Library, scope: Scope, stage: int, past: History, early: FirstDays | None, *, seated: bool
) -> Iterator[str]:
    if seated:
        yield library.planning.walk.seated
    if scope is Scope.WALK:
        return
    if early is not None:
        yield early.reason
    rest = library.planning.rest
    if stage >= rest.stage and any(each.stage >= rest.stage and each.days_ago <= rest.days for each in past):
        yield rest.reason
