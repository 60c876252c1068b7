"""The planner: makes a routine for a person's scope, stage, minutes, position, profiles and earlier routines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.core.content.exercises import Part, Position
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays, Plan
from coach.core.content.rules import Unlock
from coach.core.library import Library
from coach.core.routine.dosing import Budget, fill_minutes
from coach.core.routine.plan import Portion, Routine, steps_of
from coach.core.routine.selection import Selection, possible
from coach.core.triage.answers import Answers, meets
from coach.core.visit.past_routines import History
from coach.core.visit.state import Request

STAGES = (1, 2, 3)


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


def stages(scope: Scope, early: FirstDays | None = None) -> tuple[int, ...]:
    """Return the stages that may be chosen, always including the first."""
    return STAGES[: early.stage if early else len(STAGES)] if scope is Scope.FULL else STAGES[:1]


def plan_routine(
    library: Library,
    scope: Scope,
    request: Request,
    avoid: Iterable[str] = (),
    past: History = (),
    early: FirstDays | None = None,
) -> Routine:
    """Return the routine for a request, without the exercises that the profiles in `avoid` exclude.

    It takes the requested minutes, within the content's tolerance. In the scope `walk` it is only easy walking, or its
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
    portions = _portions(library, scope, selection, plan, stage, early)
    return Routine(
        portions=portions,
        steps=steps_of(portions, library.planning.timing),
        profiles=profile_ids,
        left_out=selection.left_out(parts),
        put_in=selection.put_in(portions),
        lacking=selection.lacking(portions) if "core" in parts else (),
        advice=tuple(_advice(library, scope, request.position, stage, past, early)),
        eased=selection.eased(portions, parts),
        fresh=selection.fresh(portions),
    )


def _portions(
    library: Library, scope: Scope, selection: Selection, plan: Plan, stage: int, early: FirstDays | None
) -> tuple[Portion, ...]:
    """The exercises that are chosen, in their order, each with the dose that fills its share of the minutes."""
    warm_up, core = selection.warm_up(), selection.core() if "core" in _parts(scope, early) else []
    if scope is Scope.WALK:
        warm_up = warm_up[:1]
    elif early is not None and early.moves is not None:
        warm_up = selection.mobilising(early.moves)
        plan = plan.model_copy(update={"warm_up_count": len(warm_up)})
    budget = Budget(plan, library.planning.timing, stage, early.dose if early else "full")
    return _ordered(fill_minutes(budget, warm_up, core, selection.cool_down()), library)


def _parts(scope: Scope, early: FirstDays | None) -> tuple[Part, ...]:
    """The parts of the routine in which exercises are selected; none if it is walking alone."""
    if scope is Scope.WALK:
        return ()
    return ("warm-up", "cool-down") if early and early.moves is not None else ("warm-up", "core", "cool-down")


def _ordered(portions: tuple[Portion, ...], library: Library) -> tuple[Portion, ...]:
    """The portions with the warm-up in the order of its regions: raise, mobilise, prepare."""
    regions = library.planning.regions("warm-up")
    warm_up = [portion for portion in portions if portion.exercise.part == "warm-up"]
    rest = [portion for portion in portions if portion.exercise.part != "warm-up"]
    return (*sorted(warm_up, key=lambda portion: regions.index(portion.exercise.region)), *rest)


def _advice(
    library: Library, scope: Scope, position: Position, stage: int, past: History, early: FirstDays | None
) -> Iterator[str]:
    if scope is Scope.WALK:
        if position == "chair":
            yield library.planning.seated.walk
        return
    if early is not None:
        yield early.reason
    rest = library.planning.rest
    if stage >= rest.stage and any(each.stage >= rest.stage and each.days_ago <= rest.days for each in past):
        yield rest.reason
