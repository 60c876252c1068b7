"""From 110 columns on, what helps stands beside a page; in less room the page stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.library import Library
from coach.screens.pages.today import TodayHistory, TodayPane
from coach.widgets.aside import Aside
from coach.widgets.chart import Chart
from coach.widgets.reader import Reader
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page, fitted
from tests.support.past import keep, past_visit
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

WIDE, NARROWER = (110, 36), (109, 36)


def beside(person: Driven) -> tuple[Block, ...]:
    """What stands beside the page in front; nothing where it is not shown."""
    aside = person.screen.query_one(Aside)
    return aside.shown if aside.size else ()


def texts(person: Driven, kind: str = "") -> list[str]:
    return [block.text for block in beside(person) if kind in ("", block.kind)]


async def test_a_wide_window_says_why_the_row_under_the_cursor_is_asked(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=WIDE) as person:
        await at_page(person, library, "nerve-signs")
        await person.press("1")
        first, second = (library.questions[name] for name in library.page("nerve-signs").questions[:2])
        assert library.words("beside.why") in texts(person, "heading")
        assert first.why in texts(person)
        await person.press("down")
        assert second.why in texts(person)
        assert first.why not in texts(person)


async def test_what_was_answered_so_far_stands_beside_a_question_the_latest_first(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=WIDE) as person:
        await at_page(person, library, "danger-signs")
        assert library.words("beside.answered") in texts(person, "heading")
        titles = [text.partition(":")[0] for text in texts(person, "point")]
        assert titles == [library.page(name).title for name in ("your-age", "what-fits")]


async def test_the_panes_come_and_go_with_the_window(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=NARROWER) as person:
        await at_page(person, library, "pain-number")
        assert not beside(person)
        await person.resize(*WIDE)
        assert beside(person)
        assert person.screen.query_one(Aside).region.x >= person.screen.query_one(".main").region.right
        await person.resize(*NARROWER)
        assert not beside(person)


async def test_the_body_grows_with_the_window(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(80, 24)) as person:
        await at_page(person, library, "where-it-hurts")
        chart = person.screen.query_one(Chart)
        seen = []
        for size in ((80, 24), (120, 36), (200, 60)):
            await person.resize(*size)
            await person.until(lambda: fitted(chart))
            seen.append(chart.size)
        assert seen[0].height < seen[1].height < seen[2].height
        assert seen[0].width < seen[1].width < seen[2].width
        assert texts(person, "point")


@pytest.mark.parametrize("page", ["danger-signs", "where-it-hurts"])
async def test_nothing_is_cut_beside_a_page_that_is_wide_but_low(tmp_path: Path, library: Library, page: str) -> None:
    async with driven(tmp_path, size=(110, 20)) as person:
        await at_page(person, library, page)
        aside = person.screen.query_one(Aside)
        assert len(aside.render().plain.splitlines()) <= aside.size.height
        assert not beside(person) or beside(person)[-1].kind != "heading"


async def test_the_watch_list_stands_beside_the_result_and_under_it_in_less_room(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=WIDE) as person:
        await person.stand(walked(new_visit(), library, {**CALM, "leg-weak": "yes"}, "result"))
        first, second = person.screen.query_one(".first").region, person.screen.query_one(".second").region
        assert (first.y, first.right <= second.x) == (second.y, True)
        await person.resize(*NARROWER)
        first, second = person.screen.query_one(".first").region, person.screen.query_one(".second").region
        assert first.bottom < second.y
        (watch,) = (each for each in person.screen.query(Static) if each.content == library.words("result.watch-for"))
        assert watch in person.screen.query_one(".second").walk_children()


async def test_the_arrow_keys_read_the_result_to_its_end_in_any_window(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(110, 20)) as person:
        await person.stand(walked(new_visit(), library, CALM, "result"))
        reader = person.screen.query_one(Reader)
        for size in ((110, 20), (60, 20)):
            await person.resize(*size)
            assert reader.max_scroll_y > 0
            await person.press("home", *["pagedown"] * 12)
            assert reader.scroll_offset.y == reader.max_scroll_y
            assert reader.children[-1].region.bottom <= reader.region.bottom


async def test_the_history_stands_beside_today_in_a_wide_window(tmp_path: Path, library: Library) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    async with driven(tmp_path, size=WIDE) as person:
        (history,) = person.screen.query(TodayHistory)
        chart = history.query_one(Chart)
        await person.until(lambda: fitted(chart))
        assert history.region.x > person.screen.query_one(TodayPane).region.right
        assert chart.alternative == library.words("today.pain", count=2, first=6, last=4)
        assert not person.screen.query_one(".beside").size
        await person.resize(*NARROWER)
        assert not chart.size
        assert person.screen.query_one(".beside").size


async def test_the_history_says_in_words_what_its_picture_shows(tmp_path: Path, library: Library) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    async with driven(tmp_path, size=WIDE) as person:
        await person.press("9")
        assert any("2 to 5" in text for text in texts(person, "point"))
        await person.press("l")
        assert not beside(person)


async def test_two_months_are_whole_in_the_narrowest_window(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(2, 4, 2))
    async with driven(tmp_path, size=(60, 20)) as person:
        await person.press("9", "3")
        chart = person.screen.query_one(Chart)
        assert chart.image is not None
        assert chart.image.width <= chart.size.width


async def test_the_topic_under_the_cursor_stands_beside_the_list(tmp_path: Path, library: Library) -> None:
    first, second = list(library.topics.values())[:2]
    async with driven(tmp_path, size=WIDE) as person:
        await person.press("2")
        assert first.summary in texts(person)
        await person.press("down")
        assert (first.summary in texts(person), second.summary in texts(person)) == (False, True)
        await person.press("enter")
        assert second.summary in person.text()
