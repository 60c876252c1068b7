"""Nothing of a visit outlives it in the process, however it ends."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, Iterator

import pytest

from coach.kiosk.app import LET_GO_S
from coach.kiosk.wipe import forget
from coach.screens.attract import AttractScreen
from coach.screens.emergency import EmergencyScreen
from coach.screens.notice import NoticeScreen
from coach.screens.player import PlayerScreen
from coach.screens.result import ResultScreen
from coach.screens.setup import SetupScreen
from coach.screens.takeaway import TakeAwayScreen
from tests.support.kiosk import Visitor, check_keys, visiting
from tests.support.leftovers import CANARY, TOLD, Leftovers

TRIES = 10
"""How often what is left is looked for before it counts: on a busy machine a screen takes a while to go."""


@pytest.fixture(autouse=True)
def all_of_memory() -> Iterator[None]:
    """Let what forgets a visit see all that is in memory, also what the collector is spared in the tests."""
    gc.unfreeze()
    yield
    gc.collect()
    gc.freeze()


async def left_behind(person: Visitor, leftovers: Leftovers) -> list[str]:
    """Return what is left of the visit once its screens have had time to go."""
    found: list[str] = []
    for _ in range(TRIES):
        await person.lasts(LET_GO_S * 2)
        found = leftovers.found()
        if not found:
            break
    return found


async def to_the_review(person: Visitor) -> None:
    """Press the keys of a whole check with the canary in it."""
    await person.press("enter")
    for key in check_keys(dict(CANARY)):
        person.clock.advance(1)
        await person.press(key)
    assert TOLD in person.text()


async def start_over(person: Visitor) -> None:
    await person.press("/", "2", "1")


async def idle_away(person: Visitor) -> None:
    await person.passes(90 + 45 + 2)


async def finish(person: Visitor) -> None:
    await person.press("enter")
    assert person.shows(ResultScreen)
    await person.press("2")
    assert person.shows(TakeAwayScreen)
    await person.press("0", "1")
    await person.until(lambda: person.shows(NoticeScreen))


async def finish_after_moving(person: Visitor) -> None:
    await person.press("enter", "+", "-", "enter", "2")
    await person.until(lambda: person.shows(SetupScreen))
    await person.press("enter")
    await person.until(lambda: person.shows(PlayerScreen))
    await person.press("enter", "-", "1")
    await person.until(lambda: not person.shows(PlayerScreen))
    await start_over(person)


async def test_nothing_of_a_visit_that_was_typed_is_left_in_memory() -> None:
    leftovers = Leftovers()
    async with visiting() as person:
        await to_the_review(person)
        await start_over(person)
        await person.until(lambda: person.app.reception.visit is None)

        assert await left_behind(person, leftovers) == []


@pytest.mark.parametrize("end", [start_over, idle_away, finish, finish_after_moving])
async def test_nothing_of_a_visit_is_left_in_memory(end: Callable[[Visitor], Awaitable[None]]) -> None:
    leftovers = Leftovers()
    async with visiting() as person:
        await person.at("review", dict(CANARY))
        await end(person)
        await person.until(lambda: person.app.reception.visit is None)

        assert await left_behind(person, leftovers) == []


async def test_what_is_left_would_be_found() -> None:
    leftovers = Leftovers()
    async with visiting() as person:
        await person.at("review", dict(CANARY))

        found = leftovers.found()

    assert "alive: Visit" in found
    assert "alive: NumberedReviewScreen" in found
    assert any(line.startswith("answers in") for line in found)
    assert any(line.startswith("told in") for line in found)


async def test_nothing_of_an_emergency_is_left_in_memory() -> None:
    leftovers = Leftovers()
    async with visiting() as person:
        await person.at("emergency", {"numb-between-legs": "yes"})
        assert person.shows(EmergencyScreen)
        await person.passes(181)
        assert person.shows(NoticeScreen)

        assert await left_behind(person, leftovers) == []


async def test_a_notice_that_was_on_the_screen_goes_with_the_visit() -> None:
    async with visiting() as person:
        await person.press("enter", "1")
        person.app.notify(TOLD, timeout=1000)
        await start_over(person)

        assert not person.app._notifications
        assert person.shows(AttractScreen)


def test_forgetting_clears_what_the_drawing_libraries_keep() -> None:
    from rich.cells import cached_cell_len

    cached_cell_len("a canary that somebody typed")
    assert cached_cell_len.cache_info().currsize > 0

    forget()

    assert cached_cell_len.cache_info().currsize == 0
