"""The scale shows a number by its length and its digits, in any width, with the mark of the last time beneath."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from coach.widgets.scale import FILLED, HEIGHT, MARK, OPEN, NumberScale

LAST = "last time"


class Page(App[None]):
    CSS = "NumberScale { width: 1fr; height: auto; }"

    def __init__(self, last: tuple[int, str] | None = None, ends: tuple[str, str] = ("None", "Worst")) -> None:
        super().__init__()
        self.scale = NumberScale(0, 10, ends, last)

    def compose(self) -> ComposeResult:
        yield self.scale


def lines(page: Page) -> list[str]:
    return str(page.scale.content).split("\n")


def filled(page: Page) -> int:
    """How many steps are filled."""
    bars = [line for line in lines(page) if OPEN in line or FILLED in line]
    assert len(bars) == HEIGHT
    assert len(set(bars)) == 1
    steps = bars[0].split()
    assert len(steps) == 11
    return sum(FILLED in step for step in steps)


async def test_the_scale_is_filled_up_to_the_number_and_empty_without_one() -> None:
    async with Page().run_test() as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        seen = []
        for typed in ("", "0", "5", "10"):
            page.scale.put(typed)
            seen.append(filled(page))
        assert seen == [0, 1, 6, 11]


@pytest.mark.parametrize("width", [56, 76, 116])
async def test_each_number_stands_under_its_step_in_any_window(width: int) -> None:
    async with Page().run_test(size=(width, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        page.scale.put("3")
        bar, numbers = lines(page)[1], lines(page)[1 + HEIGHT]
        assert numbers.split() == [str(step) for step in range(11)]
        assert max(map(len, lines(page))) <= width
        assert all(bar[numbers.index(number)] != " " for number in numbers.split())


@pytest.mark.parametrize("number", range(11))
async def test_the_mark_of_the_last_time_points_at_its_number_and_stays_on_the_scale(number: int) -> None:
    async with Page((number, LAST)).run_test(size=(56, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        mark, numbers = lines(page)[-1], lines(page)[-2]
        column = mark.index(MARK)
        assert str(number) in numbers[max(column - 1, 0) : column + 2]
        assert LAST in mark
        assert len(mark) <= len(numbers)


async def test_ends_too_long_for_one_line_have_two() -> None:
    low, high = "x" * 40, "y" * 30
    async with Page(ends=(low, high)).run_test(size=(66, 20)) as pilot:
        page = pilot.app
        assert isinstance(page, Page)
        assert [line.strip() for line in lines(page)[:2]] == [low, high]


async def test_a_voice_says_the_number_what_the_ends_mean_and_the_last_time() -> None:
    scale = NumberScale(0, 10, ("None", "Worst"), (4, "last time 4"))
    assert scale.alternative == "0: None. 10: Worst. last time 4"
    scale.typed = "7"
    assert scale.alternative.startswith("7. 0: None")
