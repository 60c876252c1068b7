"""How each exercise of the routine went, one row for each, as a therapist reads it."""

from __future__ import annotations

from collections.abc import Sequence

from coach.core.library import Library
from coach.core.report.summary import Summary, by_exercise
from coach.core.visit.state import Performed
from coach.core.words import Words


def exercise_rows(summary: Summary, library: Library) -> tuple[str, ...]:
    """Return one row for each exercise: its sets, the way, the strongest pain, and what was skipped and why."""
    return tuple(_row(name, entries, library) for name, entries in by_exercise(summary.performed).items())


def _row(exercise: str, entries: Sequence[Performed], library: Library) -> str:
    words, known = library.words, library.exercises.get(exercise)
    facts = [_sets(entries, words)]
    facts += [words(f"handover.way.{way}") for way in dict.fromkeys(each.way for each in entries if each.way)]
    facts += _pain(entries, words)
    facts += dict.fromkeys(_not_done(each, words) for each in entries if each.outcome != "done")
    return words("handover.fact", short=known.name if known else exercise, answer="; ".join(facts))


def _sets(entries: Sequence[Performed], words: Words) -> str:
    """How many sets were done whole, on both sides where there are two."""
    sets = dict.fromkeys(each.set_number for each in entries)
    missed = {each.set_number for each in entries if each.outcome != "done"}
    return words("handover.sets", done=len(sets) - len(missed), all=len(sets))


def _pain(entries: Sequence[Performed], words: Words) -> list[str]:
    worst = max((each for each in entries if each.pain is not None), key=lambda each: each.pain or 0, default=None)
    return [] if worst is None else [_of_side(worst, words("handover.exercise-pain", value=worst.pain), words)]


def _not_done(entry: Performed, words: Words) -> str:
    why = entry.skipped_because
    return _of_side(entry, words(f"handover.because.{why}" if why else f"handover.outcome.{entry.outcome}"), words)


def _of_side(entry: Performed, told: str, words: Words) -> str:
    return words("handover.of-side", side=words(f"handover.side.{entry.side}"), told=told) if entry.side else told
