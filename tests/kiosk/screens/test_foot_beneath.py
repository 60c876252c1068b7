"""The line of keys beneath a dialog: nobody is shown a key there that does not act."""

from __future__ import annotations

import html

import pytest

from coach.kiosk.screens.desk import DeskDialog
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.dialogs.text import TextDialog
from coach.widgets.keybar import KeyBar
from tests.support.kiosk import Visitor, visiting

ASK = "page:danger-signs"


def times_seen(visitor: Visitor, name: str) -> int:
    """Return how often what a key does stands on the whole picture, what lies beneath a dialog included."""
    picture = html.unescape(visitor.app.export_screenshot()).replace("\xa0", " ")
    return picture.count(visitor.library.words(name))


async def test_beneath_a_dialog_with_keys_of_its_own_there_are_no_others() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        assert times_seen(visitor, "keys.unsure") == 1
        await visitor.press("+")
        assert visitor.shows(TextDialog)
        assert [times_seen(visitor, key) for key in ("keys.unsure", "keys.back", "keys.desk")] == [0, 1, 1]
        await visitor.press("-")
        assert visitor.shows(FindingsScreen)
        assert [times_seen(visitor, key) for key in ("keys.unsure", "keys.back", "keys.desk")] == [1, 1, 1]


async def test_beneath_a_dialog_without_a_line_of_keys_the_way_to_the_desk_stays() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press("+", "/")
        assert visitor.shows(DeskDialog)
        assert [times_seen(visitor, key) for key in ("keys.unsure", "keys.close", "keys.desk")] == [0, 0, 1]
        await visitor.press("-", "-")
        assert times_seen(visitor, "keys.unsure") == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 22), (120, 36)])
async def test_all_lines_of_keys_stand_on_the_screen_whatever_a_page_has_to_name(size: tuple[int, int]) -> None:
    async with visiting(size=size) as visitor:
        await visitor.at("page:nerve-signs")
        await visitor.press("-")
        assert times_seen(visitor, "keys.more") == 1
        assert times_seen(visitor, "keys.desk") == 1
        await visitor.resize(180 - size[0], 56 - size[1])
        assert times_seen(visitor, "keys.desk") == 1
        bar = visitor.screen.query_one(KeyBar)
        assert bar.size.height == str(bar.content).count("\n") + 1


async def test_a_passing_word_does_not_stay_beneath_a_dialog() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press("9")
        assert times_seen(visitor, "quiet.idle-key-alone") == 1
        await visitor.press("/")
        assert times_seen(visitor, "quiet.idle-key-alone") == 0
