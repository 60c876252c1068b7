"""A key of the keypad means one thing on every screen of the kiosk, and none wipes answers without asking."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.core.content.questions import OPTIONAL
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.widgets.keypad import PAD
from tests.support.kiosk import Visitor, visiting
from tests.support.shipped import shipped
from tests.support.tour import KINDS, STOPS, go

ONE_LABEL = {
    "minus": "keys.back",
    "plus": "keys.why",
    "full_stop": "keys.more",
    "asterisk": "keys.speak",
    "slash": "keys.desk",
}
"""What each sign of the keypad does wherever it does anything. A digit answers its row, or does what the foot says."""
FORWARD = frozenset(
    {
        "keys.continue", "keys.pick-cursor", "keys.close", "keys.done", "keys.begin", "keys.routine", "keys.summary",
        "keys.pause", "keys.go-on",
    }
)  # fmt: skip
"""What Enter does: it goes on, and its label names how."""


def strange_labels(visitor: Visitor) -> Iterator[str]:
    """Yield what a sign or Enter does on the screen in front, if it is not what the key does everywhere."""
    words = visitor.library.words
    for key, active in visitor.screen.active_bindings.items():
        label = active.binding.description
        if not active.enabled or label not in words or key not in PAD or key.isdigit():
            continue
        if not (label in FORWARD if key == "enter" else words(label) == words(ONE_LABEL[key])):
            yield f"{PAD[key]} means {words(label)}"


def test_every_key_of_the_pad_but_the_digits_has_its_meaning() -> None:
    assert {key for key in PAD if not key.isdigit()} == {*ONE_LABEL, "enter"}


@pytest.mark.parametrize("names", [KINDS, pytest.param(tuple(STOPS), marks=pytest.mark.long)], ids=["kinds", "all"])
async def test_a_sign_has_the_same_label_on_every_screen(names: tuple[str, ...]) -> None:
    async with visiting() as visitor:
        found = {}
        for name in names:
            await go(visitor, STOPS[name])
            found[name] = list(strange_labels(visitor))
    assert {name: strange for name, strange in found.items() if strange} == {}


async def test_a_sign_with_another_label_is_found() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["take-away"])
        assert list(strange_labels(visitor)) == []
        visitor.screen._bindings.bind("minus", "finish", "keys.finish")
        assert list(strange_labels(visitor)) == [f"- means {visitor.library.words('keys.finish')}"]


def test_no_page_with_a_digit_that_leads_aside_has_a_row_for_it() -> None:
    pages = [page for page in shipped().pages if page.part in ("start", *OPTIONAL)]
    rows = {page.id: max(len(shipped().questions[name].choices) for name in page.questions) for page in pages}
    assert rows
    assert {page: count for page, count in rows.items() if count >= 9} == {}


# ---- Nothing is wiped without a question ----


async def wiping_keys(visitor: Visitor, name: str) -> list[str]:
    """Press each key of the pad on one screen of a visit; return those that wiped its answers at once."""
    found: list[str] = []
    for key in PAD:
        await go(visitor, STOPS[name])
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
