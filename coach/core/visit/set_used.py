"""What a visit keeps of a therapist's own set: whose it is, and what the result said against it that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from coach.core.dates import Weekday
from coach.core.library import Library


@dataclass(frozen=True)
class SetWarning:
    """What a result says against an exercise of the set. The person sees it at set-up, and chooses."""

    exercise: str
    because: Literal["walk", "stage", "profile"]
    """`walk`: only walking is allowed; `stage`: it is above stage 1; `profile`: a profile of the person excludes it."""
    # TOML has no null, so a warning without a profile has no such key in its file.
    profile: Annotated[str | None, Field(default=None)]


@dataclass(frozen=True)
class SetUsed:
    """A set that the person chose for a routine."""

    by: Annotated[str | None, Field(default=None)]
    """The therapist's name."""
    days: tuple[Weekday, ...] = ()
    """The days that the therapist set it for; empty if none are named."""
    warnings: tuple[SetWarning, ...] = ()
    """What the person was warned of before they chose it."""


def warning_line(warning: SetWarning, library: Library) -> str:
    """Return what a result says against an exercise of the therapist's set, as one line."""
    known = library.exercises.get(warning.exercise)
    name = known.name if known else warning.exercise
    profile = library.profiles.get(warning.profile or "")
    if profile is not None:
        return library.words("setup.because", name=name, because=profile.because)
    return library.words(f"setup.warned-{warning.because}", name=name)
