"""Notifications: none is shown twice, none covers a question, and each goes with the screen it is about."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastRack

from coach.core.library import Library
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.widgets.keybar import KeyBar
from coach.widgets.rows import Row
from tests.support.hand import at_keys
from tests.support.home import Driven, composed
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

SIZES = [(60, 20), (80, 24), (120, 36)]


@asynccontextmanager
async def at_rows(data: Path, library: Library, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driven]:
    """Show the page with the most findings, with notifications drawn as in a terminal."""
    app, clock = composed(data)
    page = max((each for each in library.pages if each.part == "check"), key=lambda each: len(each.questions))
    async with at_keys(Driven(app, clock, data), size, notices=True) as person:
        await person.until_read()
        await person.stand(walked(new_visit(), library, CALM, f"page:{page.id}"))
        assert person.shows(FindingsScreen)
        yield person


def toasts(person: Driven) -> list[Widget]:
    """The text that is drawn on the screen in front."""
    rack = person.screen.get_child_by_type(ToastRack)
    return [each for each in rack.walk_children() if isinstance(each, Toast)] if rack.display else []


async def test_the_same_notice_stands_once_however_often_it_comes(tmp_path: Path, library: Library) -> None:
    async with at_rows(tmp_path, library) as person:
        for _ in range(3):
            person.app.notify("a word", timeout=60)
        await person.until(lambda: bool(toasts(person)))

        assert person.notices() == ["a word"]
        assert len(toasts(person)) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_a_notice_stands_over_nothing_that_is_asked(
    tmp_path: Path, library: Library, size: tuple[int, int]
) -> None:
    async with at_rows(tmp_path, library, size) as person:
        person.app.notify("a long word " * 40, timeout=60)
        await person.until(lambda: any(toast.region.height for toast in toasts(person)))

        (toast,) = toasts(person)
        asked = [*person.screen.query(Row), *person.screen.query(".ask"), *person.screen.query(KeyBar)]
        seen = [each.region.intersection(each.container_viewport) for each in asked]
        assert any(seen)
        assert not [region for region in seen if region.overlaps(toast.region)]
        assert person.screen.region.contains_region(toast.region)


async def test_a_dialog_stays_where_it_is_once_a_passing_word_over_it_has_gone(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.screens.seen.SAID_S", 0.1)
    async with at_rows(tmp_path, library) as person:
        await person.press("1", "q")
        screen = person.screen
        assert isinstance(screen, ConfirmDialog)
        dialog = screen.query_one(".dialog")
        stood = dialog.region
        await person.press("z")
        await person.until(lambda: screen.spoke and not person.notices() and not toasts(person))

        assert dialog.region == stood
        assert screen.region.contains_region(dialog.region)


async def test_a_notice_goes_with_its_page(tmp_path: Path, library: Library) -> None:
    async with at_rows(tmp_path, library) as person:
        person.app.notify("a word", timeout=60)
        await person.until(lambda: bool(toasts(person)))
        step = person.screen
        await person.press("-")
        await person.until(lambda: person.screen is not step)
        await person.settle()

        assert person.notices() == []
        assert toasts(person) == []


async def test_a_sheet_over_the_page_is_not_covered_by_the_page_s_notice(tmp_path: Path, library: Library) -> None:
    async with at_rows(tmp_path, library) as person:
        person.app.notify("a word", timeout=60)
        await person.until(lambda: bool(toasts(person)))
        await person.press("w")
        await person.settle()

        assert toasts(person) == []


async def test_a_warning_that_something_went_wrong_outlives_the_page_on_which_it_came(
    tmp_path: Path, library: Library
) -> None:
    async with at_rows(tmp_path, library) as person:
        person.app.notify("the disk is full", severity="warning", timeout=60)
        person.app.notify("the disk is full", severity="warning", timeout=60)
        await person.press("-")
        await person.settle()

        assert person.notices() == ["the disk is full"]
