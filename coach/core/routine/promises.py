"""Keeps what the content promises people with a profile: shorter holds and smaller sets, whatever the dose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coach.core.content.exercises import DOSE_SIZES, Dose, Doses, Exercise, Profile


def with_promises(exercise: Exercise, profiles: Iterable[str], known: Mapping[str, Profile]) -> Exercise:
    """Return the exercise with each dose limited as its `most_reps` and the profiles' `most_hold_s` say.

    Args:
        exercise: The exercise.
        profiles: The ids of the person's profiles.
        known: All profiles by id.
    """
    holds = [known[name].most_hold_s for name in profiles] if exercise.part == "core" else []
    hold_s = min((most for most in holds if most is not None), default=None)
    reps = min((exercise.most_reps[name] for name in profiles if name in exercise.most_reps), default=None)
    if hold_s is None and reps is None:
        return exercise
    doses = {size: _limited(exercise.doses.of(size), hold_s, reps) for size in DOSE_SIZES}
    return exercise.model_copy(update={"doses": Doses(**doses)})


def _limited(dose: Dose, hold_s: int | None, reps: int | None) -> Dose:
    changes: dict[str, object] = {}
    if hold_s is not None and dose.hold_s is not None:
        changes["hold_s"] = min(dose.hold_s, hold_s)
    if reps is not None:
        changes["reps"] = tuple(min(each, reps) for each in dose.reps)
    return dose.model_copy(update=changes)
