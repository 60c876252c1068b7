"""Selects the exercises that suit a person today, the best of each region first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Literal

from coach.core.content.exercises import Exercise, Part, Position, Region
from coach.core.library import Library
from coach.core.routine.plan import Eased, LeftOut, Portion, PutIn
from coach.core.routine.promises import with_promises
from coach.core.visit.past_routines import History


def possible(exercise: Exercise, position: Position) -> bool:
    """Say whether an exercise can be done in a routine in this position: on the floor any, on a chair seated ones."""
    match position:
        case "floor":
            return True
        case "standing":
            return exercise.position != "floor"
        case "chair":
            return exercise.position == "chair"


@dataclass(frozen=True)
class Selection:
    """Selects by position, stage and profiles, and by how exercises went the last time."""

    library: Library
    position: Position
    stage: int
    """The highest stage."""
    avoid: frozenset[str]
    """The ids of the person's profiles."""
    past: History = ()
    """Earlier routines, the newest first."""
    heard: bool = True
    """Whether cues can be heard."""

    def suits(self, exercise: Exercise) -> bool:
        """Say whether position, stage and profiles allow an exercise."""
        return exercise.stage <= self.stage and self._fits(exercise) and self.avoid.isdisjoint(exercise.avoid)

    def is_for_person(self, exercise: Exercise) -> bool:
        """Say whether an exercise is for everyone, or for one of the person's profiles."""
        return not exercise.only or not self.avoid.isdisjoint(exercise.only)

    def warm_up(self) -> list[Exercise]:
        """Return the pulse-raising exercise, then mobilising and preparing ones in turn."""
        raising, *others = self._columns("warm-up")
        return self._all_kept([*raising[:1], *_in_turn(others)])

    def named(self, names: Iterable[str]) -> list[Exercise]:
        """Return those of the named exercises that suit, in the order of their names."""
        return [self.kept(each) for each in map(self.library.exercises.__getitem__, names) if self.suits(each)]

    def kept(self, exercise: Exercise) -> Exercise:
        """Return an exercise with its doses limited to what the person is promised."""
        return with_promises(exercise, self.avoid, self.library.profiles)

    def core(self) -> list[Exercise]:
        """Return one exercise of each region, then a second of each, and so on."""
        return self._all_kept(_in_turn(self._columns("core")))

    def cool_down(self) -> list[Exercise]:
        """Return the best exercise of each region of the cool-down."""
        return self._all_kept([column[0] for column in self._columns("cool-down") if column])

    def left_out(self, parts: tuple[Part, ...]) -> tuple[LeftOut, ...]:
        """Return the exercises of these parts that only a profile keeps out; in the core, those of this stage alone."""
        return tuple(
            LeftOut(exercise.id, next(name for name in exercise.avoid if name in self.avoid))
            for exercise in self.library.exercises.values()
            if exercise.part in parts
            and not exercise.stand_in
            and exercise.region in self.library.planning.regions(exercise.part)
            and self._fits(exercise)
            and self.is_for_person(exercise)
            and (exercise.stage == self.stage if exercise.part == "core" else exercise.stage <= self.stage)
            and self.avoid.intersection(exercise.avoid)
        )

    def put_in(self, portions: tuple[Portion, ...]) -> tuple[PutIn, ...]:
        """Return the exercises that are in the routine because of a profile."""
        exercises = [portion.exercise for portion in portions if portion.exercise.only]
        return tuple(PutIn(each.id, next(name for name in each.only if name in self.avoid)) for each in exercises)

    def lacking(self, portions: tuple[Portion, ...]) -> tuple[str, ...]:
        """Return why regions of the core are missing: for each the first reason in the content that applies."""
        present = {portion.exercise.region for portion in portions}
        missing = set(self.library.planning.regions("core")) - present
        reasons: dict[str, str] = {}
        for lack in self.library.planning.lack:
            if lack.region in missing and (lack.position == self.position or lack.profile in self.avoid):
                reasons.setdefault(lack.region, lack.reason)
        return tuple(reasons.values())

    def eased(self, portions: tuple[Portion, ...], parts: tuple[Part, ...]) -> tuple[Eased, ...]:
        """Return the exercises that were too hard or hurt when they last came up, and what becomes of them."""
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
        """Return the core exercises that the last routine did not have; none without a last routine."""
        core = [portion.exercise.id for portion in portions if portion.exercise.part == "core"]
        return tuple(name for name in core if self._last and name not in self._last)

    @property
    def _last(self) -> frozenset[str]:
        """The ids of the exercises in the last routine."""
        return self.past[0].exercises if self.past else frozenset()

    def _all_kept(self, exercises: list[Exercise]) -> list[Exercise]:
        return [self.kept(exercise) for exercise in exercises]

    def _columns(self, part: Part) -> list[list[Exercise]]:
        return [self._ranked(part, region) for region in self.library.planning.regions(part)]

    def _ranked(self, part: Part, region: Region) -> list[Exercise]:
        """The exercises of a region that suit, the best first."""
        suit = [
            exercise
            for exercise in self.library.exercises.values()
            if exercise.part == part
            and exercise.region == region
            and not exercise.stand_in
            and self.suits(exercise)
            and self.is_for_person(exercise)
        ]
        ranked = sorted(suit, key=self._rank)
        # An easier exercise may replace several others and be a candidate itself.
        return list({each.id: each for each in (self._adapted(self._eased(each)) for each in ranked)}.values())

    def _adapted(self, exercise: Exercise) -> Exercise:
        """The exercise, or the form of it that a profile of the person asks for."""
        names = [name for profile, name in exercise.instead.items() if profile in self.avoid]
        forms = [self.library.exercises[name] for name in names]
        return next((form for form in forms if self.suits(form) and self.is_for_person(form)), exercise)

    def _rank(self, exercise: Exercise) -> tuple[bool, bool, int, bool, bool, int, int, int]:
        """The sort key, in this order.

        What did not hurt; a new easier stand-in; first choices; what can be followed; what is only for the person's
        profiles; the highest stage; what came up least recently; in the warm-up, the position that comes first.
        """
        instead = self._adapted(self._eased(exercise))
        steps_in = instead is not exercise and exercise.id in self._last and instead.id not in self._last
        hurts = self._trouble(instead) == "pain"
        recent = self._recency(instead) if exercise.part == "core" else 0
        hard_to_follow = not self._can_be_followed(instead)
        later = self.library.planning.stances.index(exercise.stance) if exercise.part == "warm-up" else 0
        chosen_first = (self._distance(exercise), hard_to_follow, not exercise.only, -exercise.stage)
        return hurts, not steps_in, *chosen_first, recent, later

    def _eased(self, exercise: Exercise) -> Exercise:
        """The exercise, or an easier one if it was too hard or hurt the last time."""
        while self._trouble(exercise) and exercise.easier is not None:
            easier = self.library.exercises[exercise.easier]
            if easier.region != exercise.region or not (self.suits(easier) and self.is_for_person(easier)):
                break
            exercise = easier
        return exercise

    def _trouble(self, exercise: Exercise) -> Literal["too-hard", "pain"] | None:
        """Why the exercise was skipped when it last came up, or None if it was not."""
        last = next((past for past in self.past if exercise.id in past.exercises), None)
        if last is None or exercise.id not in last.too_hard | last.painful:
            return None
        return "pain" if exercise.id in last.painful else "too-hard"

    def _recency(self, exercise: Exercise) -> int:
        """0 if the exercise did not come up lately; else the higher, the more recently it did."""
        ages = (age for age, past in enumerate(self.past) if exercise.id in past.exercises)
        return len(self.past) - next(ages, len(self.past))

    def _fits(self, exercise: Exercise) -> bool:
        return possible(exercise, self.position)

    def _can_be_followed(self, exercise: Exercise) -> bool:
        """Whether a person can follow it by ear or eye; on the floor this is not asked, as nearly all face away."""
        return self.heard or exercise.sees_screen or self.position == "floor"

    def _distance(self, exercise: Exercise) -> int:
        """0 for a first choice; higher if the position differs or it needs a thing that few people have."""
        elsewhere = (exercise.position == "floor") != (self.position == "floor")
        seldom = not set(exercise.needs).isdisjoint(self.library.planning.seldom)
        return int(elsewhere) + 2 * int(seldom)


def _in_turn(columns: list[list[Exercise]]) -> list[Exercise]:
    return [exercise for exercise in chain.from_iterable(zip_longest(*columns)) if exercise is not None]
