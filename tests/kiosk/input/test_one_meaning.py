"""No digit of the keypad has two meanings on a page of the kiosk, and no key wipes answers without asking."""

from __future__ import annotations

import pytest

from coach.core.content.questions import OPTIONAL
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.widgets.keypad import PAD
from tests.support.kiosk import Visitor, visiting
from tests.support.shipped import shipped
from tests.support.tour import KINDS, STOPS, go


def test_no_page_with_a_digit_that_leads_aside_has_a_row_for_it() -> None:
    pages = [page for page in shipped().pages if page.part in ("start", *OPTIONAL)]
    rows = {page.id: max(len(shipped().questions[name].choices) for name in page.questions) for page in pages}
    assert rows
    assert {page: count for page, count in rows.items() if count >= 9} == {}


def standing(visitor: Visitor) -> object:
    """What a key changes if it does anything: the screens, the visit, and what the screen in front says."""
    return list(visitor.app.screen_stack), visitor.app.controller.visit, visitor.text()


async def wiping_keys(visitor: Visitor, name: str) -> list[str]:
    """Press each key of the pad on one screen of a visit; return those that wiped its answers at once."""
    found: list[str] = []
    there: object = None
    for key in PAD:
        # After a key that did nothing the screen is as it was.
        if there is None or standing(visitor) != there:
            await go(visitor, STOPS[name])
            there = standing(visitor)
        visit = visitor.app.controller.visit
        if visit is None or not visit.begun:
            return found
        await visitor.press(key)
        if visitor.app.controller.visit is None:
            found.append(key)
    return found


@pytest.mark.parametrize(
    "names",
    [
        ("page:pain-number", "emergency", "review", "take-away"),
        pytest.param(KINDS, marks=pytest.mark.long),
        pytest.param(tuple(STOPS), marks=pytest.mark.exhaustive),
    ],
    ids=["few", "kinds", "all"],
)
async def test_no_key_wipes_answers_but_the_yes_to_a_question(names: tuple[str, ...]) -> None:
    async with visiting() as visitor:
        found = {name: await wiping_keys(visitor, name) for name in names}
    asked = {"over-asked": ["1"], "over-emergency-asked": ["1"], "finish-asked": ["1"]}
    assert {name: keys for name, keys in found.items() if keys} == {
        name: keys for name, keys in asked.items() if name in names
    }


async def test_a_key_that_wiped_at_once_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    async with visiting() as visitor:

        async def wipe(screen: TakeAwayScreen) -> None:
            await visitor.app.wipe()

        monkeypatch.setattr(TakeAwayScreen, "action_finish", wipe)
        assert await wiping_keys(visitor, "take-away") == ["0"]
