"""No screen says anything by colour alone: whatever a key changes on it, characters change as well.

On the same way nothing is done by a letter alone, which a keyboard of another script does not have.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.widgets.rows import Row
from coach.widgets.scale import OPEN
from coach.widgets.stepline import DONE, StepLine
from tests.support.hand import Hand
from tests.support.home import driven
from tests.support.home_screens import at_page
from tests.support.home_tour import first_visit, later_visit
from tests.support.kiosk import visiting
from tests.support.letters_alone import by_letter_alone, has_letters
from tests.support.looked_at import looks, told_by_colour_alone
from tests.support.playing import playing
from tests.support.tour import KINDS, STOPS, go

CHANGING = ("down", "space", "up", "right", "left", "1", "3", "2")
"""Keys that move a cursor, tick, answer or change a row on some screens; elsewhere they do nothing or lead on."""
MOVING = ("down", "down", "up", "up")
"""Keys that leave a screen open and leave it as it was."""


async def told_by_colour(hand: Hand, keys: tuple[str, ...]) -> tuple[list[str], int]:
    """Press keys while the same screen is in front; return what only colour told, and how often something changed."""
    screen, found, changes = hand.screen, [], 0
    for key in keys:
        before = looks(screen)
        await hand.press(key)
        if hand.screen is not screen:
            break
        after = looks(screen)
        changes += before != after
        found += [f"{key}:\n{block}" for block in told_by_colour_alone(before, after)]
    return found, changes


async def test_at_home_no_key_changes_a_colour_alone_and_no_letter_is_the_only_key(tmp_path: Path) -> None:
    found, changed, lettered = [], set(), set()
    async for name, person in first_visit(tmp_path, (80, 24)):
        found += [f"{name}, by a letter alone: {action}" for action in by_letter_alone(person.screen)]
        lettered |= {name} if has_letters(person.screen) else set()
        led = name.startswith(("welcome", "topic", "guide"))
        seen, changes = await told_by_colour(person, MOVING if led else CHANGING)
        found += [f"{name}, {each}" for each in seen]
        changed |= {name} if changes else set()

    assert found == []
    assert {"welcome", "page:danger-signs", "page:where-it-hurts", "number", "setup", "steps"} <= changed
    assert {"welcome", "rows-answered", "player-work", "summary"} <= lettered


async def test_what_a_person_finds_who_came_before_is_not_told_by_colour_nor_opened_by_a_letter_alone(
    tmp_path: Path,
) -> None:
    found, changed, lettered = [], set(), set()
    async for name, person in later_visit(tmp_path, (80, 24)):
        found += [f"{name}, by a letter alone: {action}" for action in by_letter_alone(person.screen)]
        lettered |= {name} if has_letters(person.screen) else set()
        seen, changes = await told_by_colour(person, MOVING)
        found += [f"{name}, {each}" for each in seen]
        changed |= {name} if changes else set()

    assert found == []
    assert {"today", "week", "history-visits"} <= changed
    assert {"today", "history"} <= lettered


async def test_in_the_kiosk_no_key_changes_a_colour_alone() -> None:
    found, changed = [], set()
    async with visiting() as visitor:
        for name in KINDS:
            await go(visitor, STOPS[name])
            seen, changes = await told_by_colour(visitor, CHANGING)
            found += [f"{name}, {each}" for each in seen]
            changed |= {name} if changes else set()

    assert found == []
    assert {"page:danger-signs", "page:where-it-hurts", "page:pain-number", "review", "setup"} <= changed


async def test_a_cursor_that_is_only_a_colour_is_found(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "your-age")
        for row in person.screen.query(Row):
            row.styles.border_left = ("none", "black")
        await person.settle()
        found, _ = await told_by_colour(person, ("down",))
        assert found


async def test_a_number_that_only_fills_a_scale_with_colour_is_found(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert await told_by_colour(person, ("4",)) == ([], 1)
        monkeypatch.setattr("coach.widgets.scale.FILLED", OPEN)
        found, _ = await told_by_colour(person, ("delete", "4"))
        assert found


async def test_steps_that_differ_by_colour_alone_are_found(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PRESENT", "TO_COME"):
        monkeypatch.setattr(f"coach.widgets.stepline.{name}", DONE)
    async with playing(tmp_path, library) as person:
        line = person.screen.query_one(StepLine)
        before = looks(person.screen)
        line.progress(3)
        await person.settle()
        assert told_by_colour_alone(before, looks(person.screen))
