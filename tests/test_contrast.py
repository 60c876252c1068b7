"""Every text on every screen can be read: the contrast of each cell, as a terminal gets it, in every theme.

WCAG 1.4.3 asks for 4.5:1, and 1.4.6 for 7:1, which holds in the kiosk and with high contrast. On the same way every
picture has words, and nothing blinks. `tests/kiosk/test_sight.py` looks at the kiosk in a terminal with all colours.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Static

from coach.themes import ANSI, CHOICES, CONSOLE, CONTRAST
from tests.keys import screens
from tests.support.cells import described, hard_to_read
from tests.support.home import driven
from tests.support.home_tour import PAGES, first_visit, later_visit
from tests.support.kiosk import visiting
from tests.support.looked_at import blinking, pictures
from tests.support.shipped import shipped
from tests.support.tour import NO_PAGE_TWICE, STOPS, go
from tests.support.touring import comes, touring

LEAST = {CONTRAST: 7.0, ANSI: float("inf")}
"""The least contrast of a theme, where it is not 4.5. In `ANSI` each text has the terminal's own two colours."""
SIZE = (120, 36)
AT_HOME = {each.__name__ for each in screens() if not each.__module__.startswith("coach.kiosk")}
NOT_TOURED = {
    # They are shown by their subclasses.
    *("FiguredScreen", "FixedScreen", "QrScreen", "QuestionScreen", "RowDialog", "RowListScreen", "SeenModal"),
    "SeenScreen",
    # They are a therapist's, in `coach set`.
    *("DaysDialog", "DoseScreen", "PickScreen", "SetCodeScreen", "SetScreen", "TypingDialog"),
    # They are rows, texts and dialogs like those of others, and come up only now and then.
    *("PrintDialog", "SameScreen", "TrainingScreen", "WindowTooSmallScreen"),
    # It is the kiosk's.
    "NumberedReviewScreen",
    # It plays in an app of its own, below.
    "TourScreen",
}


@pytest.mark.parametrize("theme", [*CHOICES, CONSOLE])
async def test_at_home_every_text_has_contrast_every_picture_has_words_and_nothing_blinks(
    theme: str, tmp_path: Path
) -> None:
    found, seen, pictured = [], set(), set()
    for tour in (first_visit(tmp_path / "first", SIZE, theme), later_visit(tmp_path / "later", SIZE, theme)):
        async for name, person in tour:
            screen = person.screen
            seen.add(type(screen).__name__)
            pictured |= {name} if pictures(screen) else set()
            found += [described(name, poor)] if (poor := hard_to_read(screen, LEAST.get(theme, 4.5))) else []
            found += [f"{name}: {each} has no words" for each in pictures(screen) if not each.alternative.strip()]
            found += [f"{name}: {text} blinks" for text in blinking(screen)]

    assert found == []
    assert AT_HOME - seen == NOT_TOURED
    assert {"ticked", "player-work", "history", "history-calendar"} <= pictured


@pytest.mark.parametrize("theme", CHOICES)
async def test_every_text_of_the_tour_has_contrast_enough(theme: str) -> None:
    library = shipped()
    async with touring(size=SIZE, theme=theme) as person:
        for scene in library.scenes:
            await comes(person, library, scene.id)
            assert not (found := hard_to_read(person.screen, LEAST.get(theme, 4.5))), described(scene.id, found)


@pytest.mark.exhaustive
@pytest.mark.parametrize("theme", [*CHOICES, CONSOLE])
async def test_every_text_of_every_page_has_contrast_enough(theme: str, tmp_path: Path) -> None:
    async for name, person in first_visit(tmp_path, SIZE, theme, PAGES):
        assert not (found := hard_to_read(person.screen, LEAST.get(theme, 4.5))), described(name, found)


async def test_every_text_in_the_kiosk_on_the_console_has_seven_times_the_light_of_its_ground() -> None:
    async with visiting(terminal="linux") as visitor:
        poor = []
        for name in NO_PAGE_TWICE:
            await go(visitor, STOPS[name])
            poor += [described(name, found)] if (found := hard_to_read(visitor.screen, 7)) else []
        assert poor == []


async def test_a_text_whose_colour_is_spoiled_is_found_where_it_stands(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        assert hard_to_read(person.screen, 4.5) == []
        spoiled = person.screen.query_one(".lead", Static)
        # The ground is #101418: a grey of 3.6:1.
        spoiled.styles.color = Color.parse("#666b70")
        await person.settle()

        found = hard_to_read(person.screen, 4.5)
        assert {cell.row for cell in found} == {spoiled.region.y}
        assert "".join(cell.text for cell in found) == str(spoiled.content).replace(" ", "")
