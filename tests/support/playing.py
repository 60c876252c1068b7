"""Brings a person to the player, at the start of a routine or of one of its exercises."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.core.visit.state import Performed
from tests.support.home import Driven, driven, skip
from tests.support.home_screens import before_work, player
from tests.support.visits import new_visit
from tests.support.walking import walked


@asynccontextmanager
async def playing(data: Path, library: Library, exercise: str | None = None, **given: Value) -> AsyncIterator[Driven]:
    """Show the player at the start of a routine, or of one of its exercises, to a person who gave some answers."""
    answers = {name.replace("_", "-"): value for name, value in given.items()}
    async with driven(data) as person:
        visit = walked(new_visit(), library, answers, "player")
        visit = replace(visit, checked_at=visit.started)
        await before_work(person, visit, lambda step: exercise in (None, step.exercise.id))
        yield person


async def to_work(person: Driven) -> None:
    """Skip steps until the work."""
    while (step := player(person).session.step) is not None and step.phase != "work":
        await skip(person)


def log(person: Driven) -> tuple[Performed, ...]:
    return player(person).session.log
