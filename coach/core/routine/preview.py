"""The preview: a routine as blocks to read before it starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from coach.core.blocks import Block, listing
from coach.core.content.exercises import Dose, Exercise, Part
from coach.core.dates import weekday_names
from coach.core.library import Library
from coach.core.routine.plan import Eased, LeftOut, Portion, PutIn, Routine
from coach.core.visit.set_used import SetUsed, warning_lines
from coach.core.words import Words


def preview_blocks(routine: Routine, library: Library) -> tuple[Block, ...]:
    """Return the routine's parts with exercises and doses, then what is new, put in or left out, and why."""
    words = library.words
    minutes = round(routine.seconds / 60)
    blocks = [Block("text", words("setup.total", minutes=minutes, count=len(routine.portions)))]
    if routine.asked_s and routine.seconds < routine.asked_s - library.planning.timing.tolerance_s:
        blocks.append(Block("text", words("setup.short", minutes=minutes, asked=routine.asked_s // 60)))
    blocks += _warned(routine.set_used, library) if routine.set_used else ()
    blocks += [Block("text", text) for text in routine.advice]
    if routine.set_used and routine.set_used.days:
        blocks.append(Block("text", words("setup.set-days", days=weekday_names(routine.set_used.days, words))))
    for title, portions in groupby(routine.portions, key=lambda portion: part_title(portion.exercise, library)):
        blocks += listing(title, tuple(portion_line(each, library, routine.profiles) for each in portions))
    blocks += listing(words("setup.changed-heading"), tuple(_changed(routine, library)))
    ways = tuple(each for portion in routine.portions for each in _ways(portion.exercise, routine, library))
    blocks += listing(words("setup.ways-heading"), ways)
    present = {portion.exercise.id for portion in routine.portions}
    put_in = tuple(_because(each, library) for each in routine.put_in if each.exercise in present)
    blocks += listing(words("setup.put-in-heading"), put_in)
    left_out = tuple(_because(each, library) for each in routine.left_out)
    blocks += listing(words("setup.left-out-heading"), (*left_out, *routine.lacking))
    return tuple(blocks)


def part_name(part: Part, library: Library) -> str:
    """Return the name of a part of the routine."""
    return next(each.name for each in library.planning.part if each.id == part)


def part_title(exercise: Exercise, library: Library) -> str:
    """Return the name of the part of the routine that an exercise stands in; a walk is one by itself."""
    return library.words("setup.walk-part") if exercise.region == "walk" else part_name(exercise.part, library)


def portion_line(portion: Portion, library: Library, profiles: Iterable[str] = ()) -> str:
    """Return an exercise with its dose as one line; its name says what it is done with for these profiles."""
    words = library.words
    name, dose = _with_aids(portion.exercise, library, profiles), _dose(portion.dose, words)
    if portion.only is None:
        told = words(f"setup.sides-{portion.exercise.sides}", dose=dose)
    else:
        names = portion.exercise.side_words or (words("player.first-side"), words("player.second-side"))
        side = names[("first", "second").index(portion.only)].lower()
        told = words("setup.sides-only", dose=dose, side=side)
    line = f"{name} · {told}"
    return words("setup.note", line=line, note=portion.note) if portion.note else line


def _with_aids(exercise: Exercise, library: Library, profiles: Iterable[str]) -> str:
    name: str = exercise.name
    for aid in dict.fromkeys(exercise.aids[each] for each in profiles if each in exercise.aids):
        name = library.words("setup.with-aid", name=name, aid=aid)
    return name


def _dose(dose: Dose, words: Words) -> str:
    told = _of_each_set(dose, words)
    return words("setup.dose-sets", sets=dose.sets, dose=told) if dose.sets > 1 else told


def _of_each_set(dose: Dose, words: Words) -> str:
    if dose.work_s is not None:
        return _length(dose.work_s, words)
    counts = [dose.repetitions(number) for number in range(dose.sets)]
    reps = str(counts[0]) if len(set(counts)) == 1 else words.listed([str(count) for count in counts])
    key = "setup.dose-move" if dose.hold_s is None else "setup.dose-hold"
    return words(key, count=max(counts), reps=reps, seconds=dose.hold_s)


def _length(seconds: int, words: Words) -> str:
    if seconds < 60:
        return words("setup.dose-time", seconds=seconds)
    return words("setup.dose-clock", minutes=seconds // 60, seconds=f"{seconds % 60:02}")


def _changed(routine: Routine, library: Library) -> Iterator[str]:
    yield from (_eased(each, library) for each in routine.eased)
    replaced = {each.instead for each in routine.eased}
    present = {portion.exercise.id for portion in routine.portions}
    fresh = [library.exercises[name].name for name in routine.fresh if name in present - replaced]
    if fresh:
        yield library.words("setup.fresh", names=library.words.listed(fresh))


def _eased(eased: Eased, library: Library) -> str:
    words, exercise = library.words, library.exercises[eased.exercise]
    if eased.instead is not None:
        return words(f"setup.eased-{eased.because}", name=library.exercises[eased.instead].name, old=exercise.name)
    if not eased.stays:
        return words("setup.left-pain", name=exercise.name)
    if exercise.easier is None:
        return words(f"setup.stays-{eased.because}", name=exercise.name)
    return words(f"setup.way-{eased.because}", name=exercise.name, way=library.exercises[exercise.easier].name)


def _ways(exercise: Exercise, routine: Routine, library: Library) -> Iterator[str]:
    """Yield how the person does an exercise differently, for each of their profiles."""
    for profile, way in exercise.adjust.items():
        if profile in routine.profiles:
            yield library.words("setup.way", name=exercise.name, way=way)


def _because(each: LeftOut | PutIn, library: Library) -> str:
    name, because = library.exercises[each.exercise].name, library.profiles[each.profile].because
    return library.words("setup.because", name=name, because=because)


def _warned(used: SetUsed, library: Library) -> tuple[Block, ...]:
    """What today's result says against the therapist's set, and that the person may choose."""
    lines = warning_lines(used.warnings, library)
    if not lines:
        return ()
    words = library.words
    heading, choice = Block("heading", words("setup.warned-heading")), Block("text", words("setup.warned-choice"))
    return (heading, choice, *(Block("point", line) for line in lines))
