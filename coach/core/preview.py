"""A routine as blocks, to read before it starts."""

from __future__ import annotations

from coach.core.exercises import Dose
from coach.core.library import Library
from coach.core.page import Block, listing
from coach.core.routine import Portion, Routine


def preview_blocks(routine: Routine, library: Library) -> tuple[Block, ...]:
    """Return the routine's parts with their exercises and doses, then what was left out and why."""
    words = library.words
    blocks = [Block("text", words("setup.total", minutes=round(routine.seconds / 60), count=len(routine.portions)))]
    for part in library.planning.part:
        points = tuple(_line(each, library) for each in routine.portions if each.exercise.part == part.id)
        blocks += listing(part.name, points)
    left_out = tuple(
        words(
            "setup.left-out",
            name=library.exercises[each.exercise].name,
            because=library.profiles[each.profile].because,
        )
        for each in routine.left_out
    )
    blocks += listing(words("setup.left-out-heading"), (*left_out, *routine.lacking))
    return tuple(blocks)


def _line(portion: Portion, library: Library) -> str:
    words = library.words
    sides = words(f"setup.sides-{portion.exercise.sides}")
    return f"{portion.exercise.name} · {_dose(portion.dose, library)}{sides}"


def _dose(dose: Dose, library: Library) -> str:
    words = library.words
    counts = [dose.repetitions(number) for number in range(dose.sets)]
    alike = len(set(counts)) == 1
    sets = words("setup.dose-sets", sets=dose.sets) if alike and dose.sets > 1 else ""
    if dose.work_s is not None:
        return sets + words("setup.dose-time", seconds=dose.work_s)
    reps = sets + str(counts[0]) if alike else words("setup.dose-then").join(map(str, counts))
    if dose.hold_s is not None:
        return words("setup.dose-hold", reps=reps, seconds=dose.hold_s)
    return words("setup.dose-move", reps=reps)
