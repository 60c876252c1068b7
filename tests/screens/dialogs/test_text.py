"""The text of a dialog can be read to its end, however long it is and however small the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.screens.dialogs.text import TextDialog
from coach.widgets.keybar import KeyBar
from coach.widgets.reader import Reader
from tests.support.hand import Hand
from tests.support.home import driven
from tests.support.kiosk import visiting

SIZES = [(80, 24), (120, 36), (60, 20)]


def whole(person: Hand) -> bool:
    """Whether the text in front is inside its frame, above the line of keys, with its last line visible."""
    reader, keys = person.screen.query_one(Reader), person.screen.query_one(KeyBar)
    last = reader.children[-1].region
    clear = reader.region.bottom <= keys.region.y and keys.region.bottom <= person.app.size.height
    return clear and last.bottom <= reader.region.bottom


@pytest.mark.parametrize("size", SIZES)
async def test_the_kiosk_s_page_is_read_to_its_end_by_one_key(size: tuple[int, int]) -> None:
    async with visiting(size=size) as visitor:
        await visitor.at("summary")
        await visitor.press("1")
        assert visitor.shows(TextDialog)
        assert not whole(visitor)

        for _ in range(20):
            if whole(visitor):
                break
            await visitor.press(".")

        assert whole(visitor)
        await visitor.press(".")
        assert visitor.screen.query_one(Reader).scroll_offset.y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_of_a_screen_s_keys_is_read_to_its_end_with_the_arrows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with driven(tmp_path, size=size) as person:
        await person.press("1", "?")
        assert person.shows(TextDialog)

        for _ in range(60):
            if whole(person):
                break
            await person.press("down")

        assert whole(person)


async def test_more_is_offered_only_where_there_is_more() -> None:
    async with visiting() as visitor:
        await visitor.press("enter", "+")
        assert visitor.shows(TextDialog)
        assert visitor.library.words("keys.more") not in visitor.text()
        await visitor.press("enter")
        await visitor.at("summary")
        await visitor.press("1")
        assert visitor.library.words("keys.more") in visitor.text()
