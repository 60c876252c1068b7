"""The code for a phone: one key on the summary opens it, it is drawn to fit the window, and its keys close it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.report.qr_text import code_text
from coach.core.report.summary import summarise
from coach.core.triage.answers import Value
from coach.export.qr import fitted
from coach.screens.dialogs.confirm import WindowTooSmallScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.code import CodeScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.qr_screen import WORDS_COLUMNS
from coach.widgets.picture import Picture
from coach.widgets.reader import Point, Reader
from coach.widgets.topline import TopLine
from tests.support.home import Driven, driven
from tests.support.home_screens import choose
from tests.support.kept_visits import keep_check
from tests.support.scanning import scanned
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

URGENT: Mapping[str, Value] = {**CALM, "leg-weak": "yes"}


async def at_code(person: Driven, library: Library, answers: Mapping[str, Value] = CALM) -> None:
    """Show the code of a visit at its summary."""
    await person.stand(walked(new_visit(), library, answers, "summary"))
    await person.press("c")
    assert person.shows(CodeScreen)
    await person.settle()


def expected(person: Driven, library: Library, size: tuple[int, int]) -> tuple[str, ...]:
    """The lines in the code for a window of this size, or all lines if the window has no code."""
    text = code_text(summarise(person.visit, library), library)
    code = fitted(text, size[0] - WORDS_COLUMNS, size[1])
    return code.lines if code else text.lines


def points(person: Driven) -> tuple[str, ...]:
    return tuple(str(point.content) for point in person.screen.query(Point))


def shown(person: Driven) -> str:
    """What a decoder reads in the picture when each of its pixels is drawn six wide."""
    picture = person.screen.query_one(Picture)
    assert picture.image is not None
    assert picture.display
    assert person.screen.region.contains_region(picture.region)
    assert picture.size == (picture.image.width, picture.image.height // 2)
    return scanned(picture.image.resize((picture.image.width * 6, picture.image.height * 6), 0))


@pytest.mark.parametrize(
    ("size", "answers"),
    [((80, 24), URGENT), ((120, 36), CALM), ((200, 80), URGENT)],
    ids=["urgent", "self-care", "urgent with all signs"],
)
async def test_c_on_the_summary_shows_the_code_with_its_very_words_beside_it(
    tmp_path: Path, library: Library, size: tuple[int, int], answers: Mapping[str, Value]
) -> None:
    async with driven(tmp_path, size=size) as person:
        await at_code(person, library, answers)

        lines = expected(person, library, size)
        assert shown(person) == "\n".join(lines)
        assert points(person) == lines
        assert library.words("code.lead") in person.text()


async def test_in_the_usual_window_the_code_has_no_line_above_or_below_and_all_its_words_are_seen(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_code(person, library)

        assert shown(person) == "\n".join(expected(person, library, (80, 24)))
        assert not person.screen.query(TopLine)
        assert person.screen.query_one(Picture).region[1::2] == (0, 23)
        assert person.screen.query_one(Reader).max_scroll_y == 0
        assert library.words("keys.close") in person.text()
        assert library.words("code.some", count=2, all=7) in person.text()


async def test_once_all_signs_are_in_nothing_asks_for_a_larger_window(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(200, 80)) as person:
        await at_code(person, library)

        assert library.words("code.some", count=7, all=7) not in person.text()
        assert "7 of 7" not in person.text()


async def test_any_of_its_keys_goes_back_to_the_summary(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_code(person, library)

        for key in ("escape", "enter", "-", "c", "q", "?"):
            await person.press(key)
            assert person.shows(SummaryScreen), key
            assert person.visit.ended is None, key
            await person.press("c")
            assert person.shows(CodeScreen)


async def test_the_last_summary_has_its_code_too(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, days_ago=1)
    async with driven(tmp_path, days_later=30) as person:
        await choose(person, "summary")
        assert person.shows(SummaryScreen)

        await person.press("c")

        assert person.shows(CodeScreen)
        assert library.clinic.phone in shown(person)
        await person.press("escape")
        assert person.shows(SummaryScreen)


async def test_it_is_drawn_anew_when_the_window_changes(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_code(person, library)
        small = shown(person)

        await person.resize(120, 36)
        await person.settle()

        assert shown(person) == "\n".join(expected(person, library, (120, 36)))
        assert len(shown(person)) > len(small)
        await person.resize(80, 24)
        await person.settle()
        assert shown(person) == small


async def test_a_window_too_small_for_the_code_says_so_and_shows_all_that_it_would_say(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=(64, 22)) as person:
        await at_code(person, library, URGENT)

        for size in ((64, 22), (60, 20), (66, 40)):
            await person.resize(*size)
            assert not person.screen.query_one(Picture).display, size
            assert library.words("code.no-room") in person.text(), size
            assert points(person) == expected(person, library, size), size
            assert person.screen.query_one(Reader).max_scroll_y == 0, size


async def test_after_a_plea_for_room_the_code_stands_where_it_stood(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_code(person, library)
        before = shown(person)

        await person.resize(40, 10)
        await person.until(lambda: person.shows(WindowTooSmallScreen))
        await person.resize(80, 24)
        await person.until(lambda: person.shows(CodeScreen))
        await person.settle()

        assert shown(person) == before
        await person.press("escape")
        assert person.shows(SummaryScreen)


async def test_help_on_the_summary_names_the_key(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, CALM, "summary"))

        await person.press("?")

        assert person.shows(TextDialog)
        assert re.search(rf"^c +{library.words('keys.code')}$", person.text(), re.MULTILINE)
