"""The planner: from scope, stage, minutes, position and profiles to an ordered routine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.core.answers import Answers, meets
from coach.core.dosing import Budget, filled
from coach.core.exercises import Exercise, Part, Region
from coach.core.levels import Scope
from coach.core.library import Library
from coach.core.plans import Plan
from coach.core.routine import LeftOut, Portion, Routine, laid_out
from coach.core.visit import Request


def profiles(answers: Answers, library: Library, unlocked_by: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the ids of the profiles that the answers speak for, and of those that an unlock in use brings along.

    Args:
        answers: The answers.
        library: The library.
        unlocked_by: The questions whose answers widened the scope, as the assessment names them.
    """
    used = set(unlocked_by)
    forced = {name for unlock in library.unlocks if set(unlock.needs) <= used for name in unlock.profiles}
    return tuple(
        profile.id
        for profile in library.profiles.values()
        if profile.id in forced or meets(profile.when, answers, library.questions)
    )


def offered(library: Library, scope: Scope) -> tuple[Plan, ...]:
    """Return the plans that may be chosen under a scope, the shortest first."""
    plans = [plan for plan in library.planning.plan if scope in plan.scopes]
    return tuple(sorted(plans, key=lambda plan: plan.minutes))


def plan_routine(library: Library, scope: Scope, request: Request, avoid: Iterable[str] = ()) -> Routine:
    """Return the routine for a request under a scope, without the exercises that the profiles in `avoid` exclude.

    It takes the minutes asked for within the content's tolerance. Under scope walk it is easy walking alone; under
    gentle nothing is above stage 1.

    Raises:
        KeyError: No plan of that many minutes is offered under the scope.
    """
    plan = {each.minutes: each for each in offered(library, scope)}[request.minutes]
    profile_ids = tuple(avoid)
    stage = request.stage if scope is Scope.FULL else 1
    choice = _Choice(library, request.position, stage, frozenset(profile_ids))
    warm_up, core, cool_down = choice.warm_up(), choice.core(), choice.one_each("cool-down")
    if scope is Scope.WALK:
        warm_up, core = warm_up[:1], []
    budget = Budget(plan, library.planning.timing, stage)
    portions = filled(budget, warm_up, core, cool_down)
    return Routine(
        portions=portions,
        steps=laid_out(portions, library.planning.timing),
        profiles=profile_ids,
        left_out=choice.left_out() if core else (),
        lacking=choice.lacking(portions) if scope is not Scope.WALK else (),
    )


@dataclass(frozen=True)
class _Choice:
    """Which exercises suit, by position, stage and profiles."""

    library: Library
    position: str
    stage: int
    avoid: frozenset[str]

    def warm_up(self) -> list[Exercise]:
        """The raising exercise first, then mobilising and preparing ones in turn."""
        columns = [self._ranked("warm-up", region) for region in self._regions("warm-up")]
        raising, others = columns[0], columns[1:]
        longest = max((len(column) for column in others), default=0)
        turns = [column[index] for index in range(longest) for column in others if index < len(column)]
        return [*raising[:1], *turns]

    def core(self) -> list[Exercise]:
        """One exercise of each region, then a second of each, and so on."""
        columns = [self._ranked("core", region) for region in self._regions("core")]
        longest = max((len(column) for column in columns), default=0)
        return [column[index] for index in range(longest) for column in columns if index < len(column)]

    def one_each(self, part: Part) -> list[Exercise]:
        """The best exercise of each region of a part."""
        return [exercise for region in self._regions(part) for exercise in self._ranked(part, region)[:1]]

    def left_out(self) -> tuple[LeftOut, ...]:
        """What would suit but for a profile."""
        return tuple(
            LeftOut(exercise.id, next(name for name in exercise.avoid if name in self.avoid))
            for exercise in self.library.exercises.values()
            if self._fits(exercise) and exercise.stage == self.stage and self.avoid.intersection(exercise.avoid)
        )

    def lacking(self, portions: tuple[Portion, ...]) -> tuple[str, ...]:
        """Why regions of the core are missing: of each the first reason in the content."""
        present = {portion.exercise.region for portion in portions}
        missing = set(self._regions("core")) - present
        reasons: dict[str, str] = {}
        for lack in self.library.planning.lack:
            if lack.region in missing and lack.profile in self.avoid:
                reasons.setdefault(lack.region, lack.reason)
        return tuple(reasons.values())

    def _regions(self, part: Part) -> tuple[Region, ...]:
        return next(words.regions for words in self.library.planning.part if words.id == part)

    def _ranked(self, part: Part, region: Region) -> list[Exercise]:
        """Those that suit, the wanted stage first, then the nearest below it."""
        suit = [
            exercise
            for exercise in self.library.exercises.values()
            if exercise.part == part
            and exercise.region == region
            and exercise.stage <= self.stage
            and self._fits(exercise)
            and not self.avoid.intersection(exercise.avoid)
        ]
        return sorted(suit, key=lambda exercise: (self._distance(exercise), -exercise.stage))

    def _fits(self, exercise: Exercise) -> bool:
        return self.position == "floor" or exercise.position != "floor"

    def _distance(self, exercise: Exercise) -> int:
        """How far from the first choice: another position than asked for, or a thing that few have at hand."""
        elsewhere = (exercise.position == "floor") != (self.position == "floor")
        seldom = not set(exercise.needs).isdisjoint(self.library.planning.seldom)
        return int(elsewhere) + 2 * int(seldom)
