"""The page that asks where it hurts: the body beside the list follows the keys, and goes if there is no room."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.drawing.palette import EIGHT, Colour, colour
from coach.screens.checklist.body_chart import ChartScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.widgets.chart import Chart
from coach.widgets.rows import Row
from tests.support.home import Driven, driven
from tests.support.visits import new_visit
from tests.support.walking import walked

PAGE = "page:where-it-hurts"


async def to_chart(person: Driven, library: Library) -> Chart:
    await person.stand(walked(new_visit(), library, {}, PAGE))
    assert person.shows(ChartScreen)
    chart = person.screen.query_one(Chart)
    await person.until(lambda: bool(chart.marks) or not chart.display)
    return chart


def named(person: Driven, role: str) -> Colour:
    return colour(person.app.current_theme.variables[role].removeprefix("ansi_"))


def filled(person: Driven) -> set[str]:
    """The numbers of the areas drawn in the accent colour."""
    accent = named(person, "where")
    return {mark.text for mark in person.screen.query_one(Chart).marks if accent in (mark.ink, mark.ground)}


def pointed(person: Driven) -> set[str]:
    """The numbers that are highlighted: in the colours of the others, but swapped."""
    ink, accent = named(person, "ink"), named(person, "accent")
    marks = person.screen.query_one(Chart).marks
    return {mark.text for mark in marks if mark.text.isdigit() and (mark.ground == ink or mark.ink == accent)}


async def test_the_digit_that_answers_is_the_digit_on_the_body(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_chart(person, library)
        for number, choice in enumerate(library.questions["where"].choices, 1):
            await person.press(str(number))
            assert filled(person) == {str(number)}
            assert person.screen.chosen == (choice.id,)  # type: ignore[attr-defined]
            await person.press(str(number))
            assert filled(person) == set()


async def test_every_number_stands_on_the_screen_as_a_letter(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        chart = await to_chart(person, library)
        for mark in chart.marks:
            assert chart.render_line(mark.row).text[mark.column :].startswith(mark.text)
        choices = library.questions["where"].choices
        assert {mark.text for mark in chart.marks} >= {str(number) for number in range(1, len(choices) + 1)}


async def test_what_stands_out_follows_the_cursor(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_chart(person, library)
        seen = [pointed(person)]
        for key in ("down", "j", "up", "4"):
            await person.press(key)
            seen.append(pointed(person))
        assert seen == [{"1"}, {"2"}, {"3"}, {"2"}, {"4"}]


async def test_the_body_shows_what_was_answered_when_one_comes_back(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_chart(person, library)
        await person.press("2", "6", "enter", "escape")
        await person.until(lambda: filled(person) == {"2", "6"})


async def test_an_answer_that_was_no_mistake_is_on_the_body_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_chart(person, library)
        reasons = [choice.id for choice in library.questions["upper-back-why"].choices]
        await person.press("5", "enter", str(reasons.index("not-explained") + 1), "escape", "escape")
        await person.until(lambda: filled(person) == {"5"})
        await person.press("5", "1", "enter")
        assert person.shows(ConfirmDialog)
        await person.press("2")
        await person.until(lambda: filled(person) == {"5"})


async def test_the_body_tells_in_words_what_is_ticked(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        chart = await to_chart(person, library)
        assert chart.alternative == library.words("answer.none")
        await person.press("2")
        assert chart.alternative == library.questions["where"].choices[1].words


@pytest.mark.parametrize("size", [(60, 20), (79, 40)])
async def test_without_room_for_it_the_list_stands_alone_and_answers_as_ever(
    size: tuple[int, int], tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=size) as person:
        chart = await to_chart(person, library)
        await person.press("3", "down", "space", "enter")
        assert (chart.display, chart.image) == (False, None)
        assert person.visit.answers["where"] == ("buttock", "leg")


@pytest.mark.parametrize("size", [(80, 20), (80, 24), (120, 36)])
async def test_beside_the_body_no_row_is_wrapped_or_out_of_sight(
    size: tuple[int, int], tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=size) as person:
        chart = await to_chart(person, library)
        rows = person.screen.query(Row)
        assert {row.size.height for row in rows} == {1}
        assert all(row.region.bottom <= chart.region.bottom for row in rows)
        assert max(row.region.right for row in rows) <= chart.region.x
        assert chart.image is not None
        assert chart.image.size == (chart.size.width, 2 * chart.size.height)


async def test_a_window_that_grows_brings_the_body_with_what_is_ticked(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(60, 20)) as person:
        chart = await to_chart(person, library)
        await person.press("5")
        await person.resize(100, 30)
        await person.until(lambda: filled(person) == {"5"})
        await person.resize(120, 40)
        await person.until(lambda: chart.image is not None and chart.image.size[1] == 2 * chart.size.height)


async def test_a_console_gets_named_colours_alone(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, terminal="linux") as person:
        chart = await to_chart(person, library)
        await person.press("2", "down")
        assert filled(person) == {"2"}
        styles = [part.style for y in range(chart.size.height) for part in chart.render_line(y) if part.style]
        used = {each.name for style in styles for each in (style.color, style.bgcolor) if each}
        assert used <= set(EIGHT)


async def test_without_colour_a_tick_still_changes_the_body(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(tmp_path) as person:
        chart = await to_chart(person, library)
        before = [chart.render_line(y).text for y in range(chart.size.height)]
        await person.press("3")
        after = [chart.render_line(y) for y in range(chart.size.height)]
        assert [line.text for line in after] != before
        assert not any(part.style and (part.style.color or part.style.bgcolor) for line in after for part in line)
