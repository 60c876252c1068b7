"""Checks that the instructions of each exercise can be read in the time to get ready for it."""

from __future__ import annotations

from coach.checking.prose import sentences
from coach.core.content.exercises import Exercise
from coach.core.content.readability import ReadingRules
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each exercise whose start and steps take longer to read than its get-ready step lasts.

    During the exercise only cues are shown. Words for some people alone, in `adjust` and `caution`, do not count.
    """
    rules: ReadingRules = content.entries["reading"][0]
    ready_s = library.planning.timing.ready_s
    most = ready_s * rules.words_a_minute // 60
    return [
        content.tables[("exercise", exercise.id)].problem(
            ["steps"],
            f"start and steps have {count} words, and {most} can be read in the {ready_s} s to get ready; "
            f"take out {count - most}",
        )
        for exercise in library.exercises.values()
        if (count := _words(exercise)) > most
    ]


def _words(exercise: Exercise) -> int:
    return sum(len(words) for text in (exercise.start, *exercise.steps) for words in sentences(text))
