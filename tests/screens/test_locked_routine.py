"""No keys lead from an emergency or an urgent result to a routine while its answer stands."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.setup import SetupScreen
from coach.screens.player.player import PlayerScreen
from tests.keys import everything
from tests.support.home import Driven, driven
from tests.support.visits import new_visit
from tests.support.walking import walked

ENDING = {"ctrl+c", "ctrl+q", "q"}
"""Keys that end the program."""
KEYS = sorted({key for _, key, _ in everything()} - ENDING)
"""Every other key that does something somewhere."""


def stands(person: Driven, finding: str) -> bool:
    """Whether the visit goes on and its finding was not taken back."""
    visiting = person.app.controller
    return visiting is not None and visiting.visit is not None and visiting.visit.value(finding) == "yes"


async def press_all(person: Driven, finding: str, pressed: Iterable[str]) -> None:
    """Press keys as long as the finding stands; none may bring a routine, nor the screen that sets one up."""
    for key in pressed:
        await person.press(key)
        if not stands(person, finding):
            return
        assert not any(isinstance(screen, SetupScreen | PlayerScreen) for screen in person.app.screen_stack)


@pytest.mark.parametrize("order", range(2))
async def test_no_keys_in_whatever_order_lead_past_the_emergency_card_to_a_routine(
    tmp_path: Path, library: Library, order: int
) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, {"pee-hard": "yes"}, "emergency"))
        assert person.shows(EmergencyScreen)
        # The card takes no answer at first.
        person.clock.advance(2)
        await press_all(person, "pee-hard", random.Random(order).sample(KEYS, len(KEYS)))


@pytest.mark.parametrize(
    "way",
    [
        "enter 2 enter",
        "s d 2 enter",
        "w enter enter 2 enter",
        "minus 1 enter 2 enter",
        pytest.param(" ".join(KEYS), marks=pytest.mark.long),
    ],
    ids=["as after a calm check", "over the summary", "over the reasons", "over the answers", "every key"],
)
async def test_no_keys_lead_from_an_urgent_result_to_a_routine(tmp_path: Path, library: Library, way: str) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, {"leg-weak": "yes"}, "result"))
        assert person.shows(ResultScreen)
        await press_all(person, "leg-weak", way.split())
