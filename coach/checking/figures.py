"""Checks that no figure sinks through the floor or jumps where sides change, and that each shows what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from coach.core.content.exercises import Exercise
from coach.core.errors import Problem
from coach.core.figure.flesh import RADII
from coach.core.figure.mat import mat
from coach.core.figure.motion import Motion
from coach.core.figure.schema import Figure
from coach.core.figure.vectors import length, minus
from coach.core.library import Library
from coach.loading.assembly import Assembled

DEEPEST = 2.0
"""How far the body may be below the floor, in centimetres, as flesh is pressed flat."""
JUMP = 1.0
"""How far a joint may move between one side's end and the other's start, in centimetres."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each figure that moves impossibly, has the words of another, or lacks an aid that its move names."""
    found: list[Problem] = []
    by_words: dict[str, str] = {}
    for name, figure in library.figures.items():
        table = content.tables[("figure", name)]
        motion = Motion(figure, library.poses)
        found += [table.problem(["frame"], message) for message in (*_sunk(motion), *_torn(motion))]
        found += [table.problem(["from"], message) for message in _bare(motion, library.exercises[name])]
        found += [table.problem(["aid"], message) for message in _aids(figure, library.exercises[name])]
        twin = by_words.setdefault(figure.words, name)
        if twin != name:
            message = f"these are the words of figure {twin}, too; say what is different here"
            found.append(table.problem(["words"], message))
    return found


def _bare(motion: Motion, exercise: Exercise) -> Iterator[str]:
    """Yield whether a mat is named that nobody lies or kneels on, or shown and not named."""
    shown, needed = mat(motion) is not None, "mat" in exercise.needs
    if shown and not needed:
        yield "somebody lies or kneels here; name `mat` in the exercise's `needs`"
    if needed and not shown:
        yield "the exercise needs a mat, and nobody lies or kneels here; take it out of `needs`, or change the pose"


def _aids(figure: Figure, exercise: Exercise) -> Iterator[str]:
    """Yield each profile for which the set-up names an aid that the figure does not show, or the other way round."""
    shown, named = {aid.profile for aid in figure.aid}, set(exercise.aids)
    yield from (f"the set-up names an aid for {name}; show it in an [[figure.aid]]" for name in sorted(named - shown))
    yield from (f"the set-up names no aid for {name}; name it in `aids`" for name in sorted(shown - named))
    untold = sorted(named - set(exercise.adjust))
    yield from (f"`adjust` does not say how to use the aid for {name}; say it there" for name in untold)


def _sunk(motion: Motion) -> Iterator[str]:
    """Yield the part of the body that is deepest below the floor, if it is too deep."""
    depths = [(RADII[name] - point[2], name) for posture in motion.postures for name, point in posture.points.items()]
    depth, name = max(depths)
    if depth > DEEPEST:
        yield f"{name} goes {depth:.0f} cm through the floor; raise `place`, or bend the limb more"


def _torn(motion: Motion) -> Iterator[str]:
    """Yield the joint that jumps most where a repetition ends and its mirror image begins, if it jumps too far."""
    if not motion.figure.alternates:
        return
    start, end = motion.posture(0), motion.posture(1).mirrored()
    far, name = max((length(minus(point, end.points[name])), name) for name, point in start.points.items())
    if far > JUMP:
        yield (
            f"{name} jumps {far:.0f} cm where sides change; let the movement end in the mirror image of its first "
            "key frame"
        )
