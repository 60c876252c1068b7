"""A tour of the app at home: every kind of screen, for what must hold on each of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from coach.app.routine_screens import routine_basis
from coach.core.visit.state import Performed, Visit
from tests.support.home import Driven, driven, skip, start_if_waiting
from tests.support.home_screens import player
from tests.support.kept_visits import keep_check, keep_trainable
from tests.support.past import WALK, keep, past_visit, rated_visit
from tests.support.shipped import shipped
from tests.support.tour import KINDS, STOPS
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walked

_FIRST: Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]] = (
    ("welcome", (), ()),
    ("welcome-help", ("?",), ("escape",)),
    ("topics", ("2",), ()),
    ("topic", ("enter",), ("escape", "escape")),
    ("guide", ("0",), ()),
    ("guide-searched", ("/", *"fever"), ("escape", "escape")),
)
"""From the first screen: a name, the keys that lead to it from the one before, and those that lead back."""
_LATER = (
    ("today", (), ()),
    ("week", ("8",), ("escape",)),
    ("history", ("9",), ()),
    ("history-words", ("l",), ()),
    ("history-table", ("l",), ("l",)),
    ("history-calendar", ("2",), ()),
    ("history-activities", ("3",), ()),
    ("history-visits", ("4",), ()),
    ("visit-opened", ("enter",), ()),
)
"""The same for a person who came before."""
_STEPS: Sequence[tuple[str, str, tuple[str, ...], dict[str, Any]]] = (
    ("rows-answered", "page:danger-signs", ("3", "2"), {}),
    ("why", "page:danger-signs", ("w",), {}),
    ("quit", "page:danger-signs", ("2", "q"), {}),
    ("ticked", "page:where-it-hurts", ("2", "6"), {}),
    ("several", "page:what-worsens", ("1",), {}),
    ("number", "page:pain-number", ("4",), {}),
    ("emergency", "emergency", (), {"pee-hard": "yes"}),
    ("emergency-why", "emergency", ("w",), {"pee-hard": "yes"}),
    ("review", "review", (), {}),
    ("result-urgent", "result", (), {"leg-weak": "yes"}),
    ("result-clinician", "result", (), {"steroids": "yes"}),
    ("result-self-care", "result", (), {}),
    ("prevention", "result", (), {"fits-today": "prevention"}),
    ("result-why", "result", ("w",), {"steroids": "yes"}),
    ("setup", "setup", (), {}),
    ("steps", "setup", ("5",), {}),
    ("player-begin", "player", (), {}),
    ("player-pain", "player", ("p",), {}),
    ("player-red", "player", ("p", "9", "enter"), {}),
    ("stop", "player", ("p", "f"), {}),
    ("player-read", "player", ("i",), {}),
    ("player-end", "player", ("escape",), {}),
    ("ending", "ending", (), {"pain-after": 2}),
    ("summary", "summary", (), {"pain-after": 2}),
    ("summary-urgent", "summary", (), {"leg-weak": "yes"}),
    ("code", "summary", ("c",), {}),
    ("therapist", "summary", ("o",), {}),
)
"""A name, the step of the journey, keys there, and answers other than calm ones."""
PHASES = ("ready", "work", "change")


PAGES = tuple(name for name in STOPS if name.startswith("page:"))
"""Every page of the check."""
KINDS_OF_PAGES = tuple(name for name in KINDS if name.startswith("page:"))
"""One page of each kind."""


async def first_visit(
    data: Path, size: tuple[int, int], theme: str | None = None, pages: Sequence[str] = KINDS_OF_PAGES
) -> AsyncIterator[tuple[str, Driven]]:
    """Show every screen of a person's first visit, with these pages of the check, and yield its name in front."""
    async with _touring(data, size, theme) as person:
        async for name in _along(person, _FIRST):
            yield name, person
        for name in pages:
            visit = STOPS[name].visit
            assert visit is not None
            await person.stand(visit)
            yield name, person
        for name, until, keys, given in _STEPS:
            await _show(person, until, given)
            await start_if_waiting(person)
            await person.press(*keys)
            yield name, person
        async for name in _phases(person):
            yield name, person


async def later_visit(data: Path, size: tuple[int, int], theme: str | None = None) -> AsyncIterator[tuple[str, Driven]]:
    """Show what a person finds who came before."""
    keep_trainable(data)
    keep(data, past_visit(8, 6, 4), past_visit(10, 5, 5, WALK), rated_visit(12, rate_bag=4))
    keep_check(data, days_ago=2)
    async with _touring(data, size, theme) as person:
        async for name in _along(person, _LATER):
            yield name, person


@asynccontextmanager
async def _touring(data: Path, size: tuple[int, int], theme: str | None) -> AsyncIterator[Driven]:
    terminal = "linux" if theme == "coach-console" else "xterm-256color"
    async with driven(data, size=size, theme=theme, terminal=terminal) as person:
        yield person


async def _along(person: Driven, stops: Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> AsyncIterator[str]:
    for name, there, back in stops:
        await person.press(*there)
        yield name
        await person.press(*back)


async def _show(person: Driven, until: str, given: dict[str, Any]) -> None:
    begun = new_visit()
    if until in ("summary", "ending"):
        begun = replace(begun, performed=(Performed("bridge", None, 1, "done", 36.0),))
    await _anew(person, walked(begun, shipped(), {**CALM, **given}, until))


async def _anew(person: Driven, visit: Visit) -> None:
    """Show where a visit stands; a screen of the same step, and what was opened over it, would stay as they are."""
    assert person.app.controller is not None
    person.app.controller.visit = None
    while len(person.app.screen_stack) > 1:
        await person.app.pop_screen()
    await person.stand(visit)


async def _phases(person: Driven) -> AsyncIterator[str]:
    """Stand at the first step of each phase of a routine; then pause."""
    visit = replace(walked(new_visit(), shipped(), CALM, "player"), checked_at=NOW)
    assert person.app.controller is not None
    routine = routine_basis(visit, person.app.controller.context()).planned()
    for phase in PHASES:
        first = next(index for index, step in enumerate(routine.steps) if step.phase == phase)
        behind = sum(step.phase == "work" for step in routine.steps[:first])
        await _anew(person, replace(visit, routine_seconds=routine.seconds, behind=max(behind - 1, 0)))
        await start_if_waiting(person)
        while player(person).session.step != routine.steps[first]:
            await skip(person)
        yield f"player-{phase}"
    await person.press("space")
    yield "player-paused"
