"""Selection: which exercises suit a person today, the best of each region first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Literal

from coach.core.content.exercises import Exercise, Part, Position, Region
from coach.core.library import Library
from coach.core.routine.plan import Eased, LeftOut, Portion, PutIn
from coach.core.visit.past_routines import History


def possible(exercise: Exercise, position: Position) -> bool:
    """Say whether an exercise can be done where the routine is: on the floor any, on a chair what is seated."""
    match position:
        case "floor":
            return True
        case "standing":
            return exercise.position != "floor"
        case "chair":
            return exercise.position == "chair"


@dataclass(frozen=True)
class Selection:
    """The exercises that suit, by position, stage and profiles, and by how they went the last time."""

    library: Library
    position: Position
    stage: int
    avoid: frozenset[str]
    """Ids of the person's profiles."""
    past: History = ()
    heard: bool = True
    """Whether cues can be heard."""

    def suits(self, exercise: Exercise) -> bool:
        """Say whether a person may be offered an exercise."""
        return exercise.stage <= self.stage and self._fits(exercise) and self.avoid.isdisjoint(exercise.avoid)

    def meant(self, exercise: Exercise) -> bool:
        """Say whether an exercise is meant for all, or for people like this one."""
        return not exercise.only or not self.avoid.isdisjoint(exercise.only)

    def warm_up(self) -> list[Exercise]:
        """Return the raising exercise, then mobilising and preparing ones in turn."""
        raising, *others = self._columns("warm-up")
        return [*raising[:1], *_in_turn(others)]

    def mobilising(self, count: int) -> list[Exercise]:
        """Return the raising exercise and so many easy moves."""
        raising, mobilise, *_ = self._columns("warm-up")
        return [*raising[:1], *mobilise[:count]]

    def core(self) -> list[Exercise]:
        """Return one exercise of each region, then a second of each, and so on."""
        return _in_turn(self._columns("core"))

    def cool_down(self) -> list[Exercise]:
        """Return the best exercise of each region of the cool-down."""
        return [column[0] for column in self._columns("cool-down") if column]

    def left_out(self, parts: tuple[Part, ...]) -> tuple[LeftOut, ...]:
        """Return what would suit these parts but for a profile; of the core, what the stage would have."""
        return tuple(
            LeftOut(exercise.id, next(name for name in exercise.avoid if name in self.avoid))
            for exercise in self.library.exercises.values()
            if exercise.part in parts
            and self._fits(exercise)
            and self.meant(exercise)
            and (exercise.stage == self.stage if exercise.part == "core" else exercise.stage <= self.stage)
            and self.avoid.intersection(exercise.avoid)
        )

    def put_in(self, portions: tuple[Portion, ...]) -> tuple[PutIn, ...]:
        """Return what is there because it is meant for people like this one."""
        exercises = [portion.exercise for portion in portions if portion.exercise.only]
        return tuple(PutIn(each.id, next(name for name in each.only if name in self.avoid)) for each in exercises)

    def lacking(self, portions: tuple[Portion, ...]) -> tuple[str, ...]:
        """Return why regions of the core are missing: of each the first reason in the content."""
        present = {portion.exercise.region for portion in portions}
        missing = set(self.library.planning.regions("core")) - present
        reasons: dict[str, str] = {}
        for lack in self.library.planning.lack:
            if lack.region in missing and (lack.position == self.position or lack.profile in self.avoid):
                reasons.setdefault(lack.region, lack.reason)
        return tuple(reasons.values())

    def eased(self, portions: tuple[Portion, ...], parts: tuple[Part, ...]) -> tuple[Eased, ...]:
        """Return what became of the exercises that did not go well the last time they came up."""
        present = {portion.exercise.id for portion in portions}
        found: list[Eased] = []
        for exercise in self.library.exercises.values():
            trouble = self._trouble(exercise)
            if trouble is None or exercise.part not in parts or not self.suits(exercise):
                continue
            instead = self._eased(exercise)
            if instead is not exercise and instead.id in present:
                found.append(Eased(exercise.id, trouble, instead.id))
            elif exercise.id in present or (trouble == "pain" and exercise.id in self._last):
                found.append(Eased(exercise.id, trouble, stays=exercise.id in present))
        return tuple(found)

    def fresh(self, portions: tuple[Portion, ...]) -> tuple[str, ...]:
        """Return the core exercises that the last routine did not have; none where it had all of these and more."""
        core = [portion.exercise.id for portion in portions if portion.exercise.part == "core"]
        return tuple(name for name in core if self._last and name not in self._last)

    @property
    def _last(self) -> frozenset[str]:
        """What the last routine had."""
        return self.past[0].exercises if self.past else frozenset()

    def _columns(self, part: Part) -> list[list[Exercise]]:
        return [self._ranked(part, region) for region in self.library.planning.regions(part)]

    def _ranked(self, part: Part, region: Region) -> list[Exercise]:
        """Those that suit, the wanted stage first, then the nearest below it; of the core, what is due before that."""
        suit = [
            exercise
            for exercise in self.library.exercises.values()
            if exercise.part == part and exercise.region == region and self.suits(exercise) and self.meant(exercise)
        ]
        ranked = sorted(suit, key=self._rank)
        # An easier exercise may stand in for several, and for itself.
        return list({exercise.id: exercise for exercise in map(self._eased, ranked)}.values())

    def _rank(self, exercise: Exercise) -> tuple[bool, bool, int, bool, bool, int, int]:
        instead = self._eased(exercise)
        steps_in = instead is not exercise and exercise.id in self._last and instead.id not in self._last
        hurts = self._trouble(instead) == "pain"
        recent = self._recency(instead) if exercise.part == "core" else 0
        unled = not self._led(instead)
        return hurts, not steps_in, self._distance(exercise), unled, not exercise.only, -exercise.stage, recent

    def _eased(self, exercise: Exercise) -> Exercise:
        """The exercise, or the easier one in its place if it did not go well the last time."""
        while self._trouble(exercise) and isinstance(exercise.easier, str):
            easier = self.library.exercises[exercise.easier]
            if easier.region != exercise.region or not (self.suits(easier) and self.meant(easier)):
                break
            exercise = easier
        return exercise

    def _trouble(self, exercise: Exercise) -> Literal["too-hard", "pain"] | None:
        """Why the exercise was skipped the last time it came up, or None."""
        last = next((past for past in self.past if exercise.id in past.exercises), None)
        if last is None or exercise.id not in last.too_hard | last.painful:
            return None
        return "pain" if exercise.id in last.painful else "too-hard"

    def _recency(self, exercise: Exercise) -> int:
        """0 for an exercise that is not remembered; the more, the shorter ago it came up."""
        ages = (age for age, past in enumerate(self.past) if exercise.id in past.exercises)
        return len(self.past) - next(ages, len(self.past))

    def _fits(self, exercise: Exercise) -> bool:
        return possible(exercise, self.position)

    def _led(self, exercise: Exercise) -> bool:
        """Whether a person can follow the exercise by ear or eye; on the floor nearly all turn away from the screen."""
        return self.heard or exercise.sees_screen or self.position == "floor"

    def _distance(self, exercise: Exercise) -> int:
        """How far from the first choice: another position than asked for, or a thing that few have at hand."""
        elsewhere = (exercise.position == "floor") != (self.position == "floor")
        seldom = not set(exercise.needs).isdisjoint(self.library.planning.seldom)
        return int(elsewhere) + 2 * int(seldom)


def _in_turn(columns: list[list[Exercise]]) -> list[Exercise]:
    return [exercise for exercise in chain.from_iterable(zip_longest(*columns)) if exercise is not None]
