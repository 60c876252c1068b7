"""An exercise as text: what it is for, how to do it, and what to watch out for."""

from __future__ import annotations

from collections.abc import Collection

from coach.core.blocks import Block, listing
from coach.core.content.exercises import Exercise
from coach.core.library import Library


def exercise_blocks(exercise: Exercise, profiles: Collection[str], library: Library) -> tuple[Block, ...]:
    """Return everything that the content says about an exercise to a person with these profiles."""
    words = library.words
    caution = (Block("text", exercise.caution),) if exercise.caution else ()
    easier = library.exercises[exercise.easier] if exercise.easier else None
    return (
        Block("text", exercise.purpose),
        *caution,
        *listing(words("player.start"), (exercise.start,)),
        *listing(words("player.steps"), (*exercise.steps, *adjustments(exercise, profiles))),
        *listing(words("player.cues"), exercise.cues),
        *listing(words("player.errors"), exercise.errors),
        Block("text", words("player.easier", way=easier.name) if easier else words("player.no-easier")),
    )


def adjustments(exercise: Exercise, profiles: Collection[str]) -> tuple[str, ...]:
    """Return how a person with these profiles does an exercise differently."""
    return tuple(way for profile, way in exercise.adjust.items() if profile in profiles)
