"""Rows show what they were given, whenever that was."""

from __future__ import annotations

from textual.app import App, ComposeResult

from coach.widgets.rows import Row, Rows, RowWords

ONE, TWO, THREE = (RowWords(str(number), "", f"row {number}") for number in (1, 2, 3))


class Page(App[None]):
    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield self._rows


def told(rows: Rows) -> list[str]:
    return [row.told[0] for row in rows.query(Row)]


async def test_rows_asked_for_before_their_page_stands_are_shown_once_it_does() -> None:
    rows = Rows([ONE])
    await rows.show([ONE, TWO, THREE], 2)
    assert rows.cursor == 2

    async with Page(rows).run_test():
        assert told(rows) == ["1", "2", "3"]
        assert [row.under_cursor for row in rows.query(Row)] == [False, False, True]


async def test_rows_asked_for_later_take_the_place_of_those_before() -> None:
    rows = Rows([ONE, TWO, THREE])
    async with Page(rows).run_test():
        await rows.show([THREE], 0)

        assert told(rows) == ["3"]
