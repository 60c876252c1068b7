"""However a visit ends, nothing of it stays in the memory of the process."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from coach.kiosk.config.times import Times
from coach.kiosk.process.memory import forget
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.kiosk.visit_end import LET_GO_S
from coach.screens.checklist.single import NumberScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.setup import SetupScreen
from coach.screens.player.player import PlayerScreen
from tests.support.kiosk import Visitor, visiting
from tests.support.leftovers import CANARY, TOLD, Leftovers
from tests.support.visits import CALM
from tests.support.walking import SHAPING, walk

pytestmark = pytest.mark.long

TIMES = Times()
TRIES = 10
"""How often to look before something counts as left behind: on a busy machine a screen takes a while to go."""


TYPED = ("page:pain-number", "page:where-it-hurts")
"""The pages on which the canary is typed."""


@pytest.fixture(autouse=True, scope="module")
def all_of_memory() -> Iterator[None]:
    """Unfreeze the objects that tests hide from the garbage collector, so that all of memory is searched."""
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


async def at_review(person: Visitor) -> None:
    await person.at("review", dict(CANARY))
    assert TOLD in person.text()


async def type_and_start_over(person: Visitor) -> None:
    pages, _ = walk(person.library, {**CALM, **CANARY})
    for page in pages:
        if f"page:{page.page}" in TYPED:
            await person.at(f"page:{page.page}", dict(CANARY))
            await person.press(*page.keys)
    await at_review(person)
    await person.press("/", "2", "1")


async def idle_away(person: Visitor) -> None:
    await at_review(person)
    await person.passes(TIMES.idle_s + TIMES.warning_s + 2)


async def move_and_finish(person: Visitor) -> None:
    await at_review(person)
    await person.press("enter")
    assert person.shows(ResultScreen)
    await person.press("+", "-", "enter", *SHAPING)
    assert person.shows(SetupScreen)
    await person.press("enter")
    assert person.shows(PlayerScreen)
    await person.press("enter", "-", "1")
    if person.shows(NumberScreen):
        await person.press("3", "enter")
    assert person.shows(TakeAwayScreen)
    await person.press("0", "1")
    assert person.shows(NoticeScreen)


async def leave_an_emergency(person: Visitor) -> None:
    await person.at("emergency", {**CANARY, "numb-between-legs": "yes"})
    assert person.shows(EmergencyScreen)
    await person.passes(TIMES.emergency_neutral_s + 1)
    assert person.shows(NoticeScreen)


async def test_a_visit_is_found_in_memory_while_it_lasts_and_not_once_it_has_ended_however_it_ends() -> None:
    # A search through all memory takes long: what was there before is searched only once.
    leftovers = Leftovers()
    async with visiting(forgetting=True) as person:
        await at_review(person)
        found = leftovers.found()
        assert {"alive: Visit", "alive: NumberedReviewScreen"} <= set(found)
        assert any(line.startswith("answers in") for line in found)
        assert any(line.startswith("told in") for line in found)

        for end in (type_and_start_over, idle_away, move_and_finish, leave_an_emergency):
            await end(person)
            assert person.app.controller.visit is None, end.__name__
            assert await left_behind(person, leftovers) == [], end.__name__
            await person.anew()


def test_forgetting_clears_what_the_drawing_libraries_keep() -> None:
    from rich.cells import cached_cell_len

    cached_cell_len("a canary that somebody typed")
    assert cached_cell_len.cache_info().currsize > 0

    forget()

    assert cached_cell_len.cache_info().currsize == 0
