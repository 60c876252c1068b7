"""The end of a routine at home: what it shows, and that the summary follows with what was done near its top."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.visit.state import Performed, Visit
from coach.screens.checklist.single import NumberScreen
from coach.screens.pages.ending import EndingScreen
from coach.screens.pages.summary import SummaryScreen
from coach.widgets.picture import Picture
from coach.widgets.reader import Reader
from tests.support.home import Driven, driven
from tests.support.shipped import shipped
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

WORDS = shipped().words


def ended() -> Visit:
    """A visit of today that stands at the end of its routine."""
    begun = new_visit(performed=(Performed("bridge", None, 1, "done", 300.0),))
    return walked(begun, shipped(), {**CALM, "pain-now": 4, "pain-after": 2}, "ending")


def texts(person: Driven) -> list[str]:
    assert isinstance(person.screen, EndingScreen)
    return [str(each.content) for each in person.screen.query(".sentence, .fact, .next").results(Static)]


async def test_the_ring_is_full_and_the_facts_stand_beside_it(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.stand(ended())

        assert texts(person) == [
            "Your first routine is done. The start is the hardest part.",
            "Moves done: 1 of 1",
            "Work done: 5 min",
            "Pain: 4 before, 2 after",
            "Tomorrow: an easy walk. Next routine: Wed 25 November.",
        ]
        image = person.screen.query_one(Picture).image
        assert image is not None
        top, bottom = image.getpixel((image.width // 2, 0)), image.getpixel((image.width // 2, image.height - 1))
        assert top == bottom != image.getpixel((0, 0))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_nothing_is_cut_off(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driven(tmp_path, size=size) as person:
        await person.stand(ended())

        told = person.screen.query(".sentence, .fact, .next")
        assert all(widget.region.bottom < size[1] and widget.region.height for widget in told)


async def test_enter_goes_on_to_the_summary_which_tells_what_was_done_right_after_its_action(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.stand(ended())
        await person.press("enter")
        await person.until(lambda: person.shows(SummaryScreen))

        blocks = person.screen.query_one(Reader)._blocks
        done = blocks.index(Block("heading", WORDS("summary.done")))
        assert [block.kind for block in blocks[:done]] == ["title", "text", "text"]


async def test_the_end_is_not_shown_again_once_it_was_read(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.stand(ended())
        await person.press("enter")

        assert "ending" in person.visit.done
        await person.press("enter")
        await person.until_kept(lambda visit: visit.ended is not None)


async def test_esc_goes_back_to_the_last_question_and_its_answer_leads_on_again(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.stand(ended())
        await person.press("escape")
        assert person.shows(NumberScreen)

        await person.press("backspace", "1", "enter")
        assert "Pain: 4 before, 1 after" in texts(person)
