"""Levels are told apart by sign and word wherever their colours are shown, for eyes that see two of them alike."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.screen import Screen
from textual.widgets import Static

from coach.core.content.levels import Level
from coach.themes import CONTRAST, DARK, KIOSK, LIGHT
from coach.widgets.card import LevelCard
from tests.support.cells import cells
from tests.support.colours import BLINDNESS, BY_NAME, apart, seen_by
from tests.support.home_tour import first_visit
from tests.support.kiosk import visiting
from tests.support.shipped import shipped
from tests.support.tour import STOPS, go

LIKE = 20.0
"""Colours less apart than this are easily taken for each other when they are not side by side."""
LEVELS = shipped().levels
STOP = shipped().words("stop.name")
IN_THE_KIOSK = ("emergency", "result-urgent", "result-clinician", "result-self-care", "take-away")


def alike(theme: str, kind: str) -> set[tuple[str, str]]:
    """Return the pairs of levels whose colours look alike to a person with a kind of colour blindness."""
    colours = {level: seen_by(kind, Color.parse(BY_NAME[theme].variables[f"{level}-bar"])) for level in Level}
    pairs = itertools.combinations(Level, 2)
    return {(str(one), str(other)) for one, other in pairs if apart(colours[one], colours[other]) < LIKE}


def untold(screen: Screen[Any], theme: str) -> list[str]:
    """Return what shows a level's colour without its sign and its word."""
    found = []
    variables = BY_NAME[theme].variables
    grounds = {variables[f"{level}-ground"]: level for level in Level}
    # The card of a routine that was stopped has the word for that.
    names = {level: {LEVELS[level].name} for level in Level} | {Level.URGENT: {LEVELS[Level.URGENT].name, STOP}}
    coloured = {level: list(screen.query(f".-{level}")) for level in Level}
    for level, widgets in coloured.items():
        for each in widgets:
            words = " ".join(str(part.content) for part in each.query(Static)).casefold()
            if not (LEVELS[level].glyph in words and any(name.casefold() in words for name in names[level])):
                found.append(f"{each} has the colour of {level} and does not say so")
    for cell in cells(screen):
        of = grounds.get(cell.ground)
        if of and not any(each.region.contains(cell.column, cell.row) for each in coloured[of]):
            found.append(f"{cell} stands on the ground of {of} outside its card")
    return found


def test_each_level_has_a_sign_and_a_word_of_its_own() -> None:
    assert len({LEVELS[level].glyph for level in Level}) == len({LEVELS[level].name for level in Level}) == len(Level)


@pytest.mark.parametrize("kind", BLINDNESS)
def test_grey_is_seen_as_grey_by_every_eye(kind: str) -> None:
    assert apart(seen_by(kind, Color(128, 128, 128)), Color(128, 128, 128)) < 1


def test_to_some_eyes_some_levels_look_alike_so_that_colour_alone_would_not_do() -> None:
    found = {pair for theme in (DARK, LIGHT, CONTRAST, KIOSK) for kind in BLINDNESS for pair in alike(theme, kind)}
    assert found


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST, KIOSK])
@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_most_urgent_level_looks_like_no_harmless_one(theme: str, kind: str) -> None:
    assert ("emergency", "self-care") not in alike(theme, kind)
    assert ("self-care", "emergency") not in alike(theme, kind)


async def test_at_home_a_level_s_colour_never_stands_without_its_sign_and_word(tmp_path: Path) -> None:
    carded, troubles = set(), []
    async for name, person in first_visit(tmp_path, (80, 24), DARK, ()):
        carded |= {name} if person.screen.query(LevelCard) else set()
        troubles += [f"{name}: {each}" for each in untold(person.screen, DARK)]

    assert troubles == []
    assert {"emergency", "result-urgent", "result-clinician", "result-self-care"} <= carded


async def test_in_the_kiosk_a_level_s_colour_never_stands_without_its_sign_and_word() -> None:
    async with visiting() as visitor:
        for name in IN_THE_KIOSK:
            await go(visitor, STOPS[name])
            assert visitor.screen.query(LevelCard), name
            assert untold(visitor.screen, KIOSK) == [], name


async def test_a_card_without_its_sign_is_found() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["emergency"])
        visitor.screen.query_one(".level", Static).update("EMERGENCY")
        await visitor.settle()

        assert untold(visitor.screen, KIOSK)
