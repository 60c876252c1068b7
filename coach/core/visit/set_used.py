"""What a visit keeps of a therapist's own set: whose it is, and what the result said against it that day."""

from __future__ import annotations

from collections.abc import Iterable
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


def warning_lines(warnings: Iterable[SetWarning], library: Library) -> tuple[str, ...]:
    """Return what a result says against exercises of the set: one line for each reason, with the names of all."""
    names: dict[tuple[str, str | None], list[str]] = {}
    for each in warnings:
        known = library.exercises.get(each.exercise)
        names.setdefault((each.because, each.profile), []).append(known.name if known else each.exercise)
    return tuple(_line(library.words.listed(named), *reason, library) for reason, named in names.items())


def _line(name: str, because: str, profile: str | None, library: Library) -> str:
    known = library.profiles.get(profile or "")
    if known is not None:
        return library.words("setup.because", name=name, because=known.because)
    return library.words(f"setup.warned-{because}", name=name)
