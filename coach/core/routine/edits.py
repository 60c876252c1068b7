"""A planned routine with the changes that the person makes before it starts: left out, swapped, moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

from coach.core.content.exercises import Exercise, Part
from coach.core.content.planning import Timing
from coach.core.routine.dosing import dose_choices
from coach.core.routine.plan import Portion, Routine
from coach.core.routine.rounds import steps_of
from coach.core.routine.selection import Selection
from coach.core.visit.state import Changes, Direction


@dataclass(frozen=True)
class Item:
    """One exercise of the routine, as planned and as changed."""

    planned: str
    """The id of the planned exercise."""
    portion: Portion
    """What is done in its place, or as planned."""
    left_out: bool = False

    @property
    def part(self) -> Part:
        """The part of the routine that it belongs to."""
        return self.portion.exercise.part


@dataclass(frozen=True)
class RoutineEdits:
    """A planned routine and the changes to it; a change that no longer fits the plan is ignored."""

    planned: Routine
    changes: Changes
    selection: Selection
    """The exercises that may come in, up to the highest stage allowed."""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All exercises in their present order, including those left out."""
        items = self._swapped()
        places = {name: place for place, name in enumerate(self.changes.order)}
        # Exercises that the order does not name keep their places: it may come from a different plan.
        for part in get_args(Part):
            known = [i for i, item in enumerate(items) if item.planned in places and item.part == part]
            wanted = sorted((items[index] for index in known), key=lambda item: places[item.planned])
            for index, item in zip(known, wanted, strict=True):
                items[index] = item
        if all(item.left_out for item in items):
            items[0] = replace(items[0], left_out=False)
        return tuple(items)

    @cached_property
    def routine(self) -> Routine:
        """The routine with all changes made."""
        portions = tuple(item.portion for item in self.items if not item.left_out)
        steps = steps_of(portions, self._timing, rounds=self.planned.rounds)
        return replace(self.planned, portions=portions, steps=steps)

    def leaving_out(self, index: int) -> Changes | None:
        """Return the changes with an exercise left out, or put back in if it was; None if it is the only one left."""
        name, names = self.items[index].planned, self.changes.left_out
        if self.items[index].left_out:
            return replace(self.changes, left_out=tuple(each for each in names if each != name))
        staying = [item for item in self.items if not item.left_out]
        return replace(self.changes, left_out=(*names, name)) if len(staying) > 1 else None

    def swapping(self, index: int, way: Direction) -> Changes | None:
        """Return the changes with an exercise swapped for its easier or harder neighbour; None if none suits."""
        item = self.items[index]
        neighbour = self._neighbour(item, way)
        if neighbour is None:
            return None
        others = {name: instead for name, instead in self.changes.swapped.items() if name != item.planned}
        swapped = others if neighbour.id == item.planned else {**others, item.planned: neighbour.id}
        return replace(self.changes, swapped=swapped)

    def moving(self, index: int, by: Literal[-1, 1]) -> Changes | None:
        """Return the changes with an exercise moved one place; None at the beginning and end of its part."""
        other = index + by
        if not 0 <= other < len(self.items) or self.items[index].part != self.items[other].part:
            return None
        order = [item.planned for item in self.items]
        order[index], order[other] = order[other], order[index]
        planned = [portion.exercise.id for portion in self.planned.portions]
        return replace(self.changes, order=() if order == planned else tuple(order))

    @property
    def _timing(self) -> Timing:
        return self.selection.library.planning.timing

    def _swapped(self) -> list[Item]:
        """The exercises in the order of the plan, with swaps made."""
        taken = {portion.exercise.id for portion in self.planned.portions}
        items: list[Item] = []
        for portion in self.planned.portions:
            name = portion.exercise.id
            instead = self.selection.library.exercises.get(self.changes.swapped.get(name, ""))
            done = portion
            if instead is not None and instead.id not in taken and self._may_stand_for(instead, portion.exercise):
                taken.add(instead.id)
                done = _with_dose_of(portion, self.selection.kept(instead), self._timing)
            items.append(Item(name, done, name in self.changes.left_out))
        return items

    def _neighbour(self, item: Item, way: Direction) -> Exercise | None:
        exercise = item.portion.exercise
        planned = self.selection.library.exercises[item.planned]
        back = planned.easier if way == "harder" else planned.harder
        name = planned.id if exercise.id == back else exercise.easier if way == "easier" else exercise.harder
        if name is None:
            return None
        present = {each.portion.exercise.id for each in self.items} | {each.planned for each in self.items}
        neighbour = self.selection.library.exercises[name]
        taken = name in present and name != item.planned
        return neighbour if not taken and self._may_stand_for(neighbour, exercise) else None

    def _may_stand_for(self, exercise: Exercise, other: Exercise) -> bool:
        alike = exercise.region == other.region and exercise.part == other.part
        return alike and self.selection.suits(exercise) and self.selection.is_for_person(exercise)


def _with_dose_of(portion: Portion, exercise: Exercise, timing: Timing) -> Portion:
    """The exercise with the dose that comes closest to the length of the portion."""
    only = portion.only if exercise.sides in ("each", "split") else None
    dose = portion.dose
    if dose.work_s is not None and exercise.region == portion.exercise.region == "walk":
        return Portion(exercise, dose, only)
    seconds = portion.seconds(timing)
    choices = [replace(choice, only=only) for choice in dose_choices(exercise, timing)]
    return min(choices, key=lambda choice: abs(choice.seconds(timing) - seconds))
