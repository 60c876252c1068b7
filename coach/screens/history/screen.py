"""The history: pain, activities and days as charts, in words or as tables, and each visit to open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import ClassVar, Literal, get_args

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.history.facts import PastFacts, VisitFacts
from coach.core.history.texts import visit_row
from coach.core.library import Library
from coach.drawing.palette import Colours, Palette
from coach.export.text import aligned
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.history.views import ActivityView, CalendarView, PainView, Room, View
from coach.screens.requests import Opens
from coach.themes import follow_theme, picture_colours
from coach.widgets.aside import Aside
from coach.widgets.chart import Chart
from coach.widgets.letters import letter
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords

Form = Literal["picture", "words", "table"]
FORMS: tuple[Form, ...] = get_args(Form)
SLICE = 6
"""How many files are read before the screen may draw and hear keys again: some 25 ms."""
LISTED = 12
"""How many visits one page lists."""
AROUND = 4
"""Rows of the views' names, of what could not be read, and between them."""
FLATTEST = 3
"""A picture is at least so many times as wide as it is high, in cells."""
LEAST = (30, 7)
"""The smallest picture, in columns and rows; a window with less room shows words."""


class HistoryScreen(CoachScreen):
    """The history of all visits at home."""

    CSS_PATH = style("history")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"view({number - 1})", show=False) for number in range(1, 5)),
        letter("look", "look", "keys.look"),
        Binding("5", "look", "keys.look"),
        Binding("left", "turn(1)", "keys.older", key_display="←"),
        Binding("right", "turn(-1)", "keys.newer", key_display="→"),
        Binding("up", "move(-1)", show=False),
        letter("up", "move(-1)"),
        Binding("down", "move(1)", show=False),
        letter("down", "move(1)"),
        Binding("enter", "open", "keys.open"),
        Binding("escape,minus,backspace", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.open",
        "keys.look",
        "keys.older",
        "keys.newer",
        "keys.back",
        "keys.help",
    )

    @dataclass
    class VisitOpened(Opens):
        """The person wants to read the summary of a visit."""

        visit: str
        """The visit's id."""

    def __init__(self, library: Library, past: PastFacts, today: date, notices: Callable[[], Sequence[str]]) -> None:
        """Make the screen; the visits are read once it stands.

        Args:
            library: All content.
            past: The visits, none of them read yet.
            today: The present day.
            notices: Returns what a person should know of files that could not be read.
        """
        self._library, self._past, self._notices = library, past, notices
        self._views: tuple[View, ...] = tuple(
            kind(past, library, today) for kind in (PainView, ActivityView, CalendarView)
        )
        self._shown = 0
        """The view in front; the list of visits comes after the others."""
        self._listed = 0
        """How many visits of the list are before its page."""
        self._form: Form = "picture"
        super().__init__(library.words)
        self._tabs, self._legend, self._notice = (
            Static(classes="tabs"),
            Static(classes="legend"),
            Static(classes="notice"),
        )
        self._chart, self._reader, self._rows = Chart(), Reader(()), Rows(())
        self._aside = Aside(self._words_of_picture)

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("past.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the names of the views, and room for a chart, a text and a list, of which one shows."""
        _, colours = picture_colours(self.app)
        self._chart = Chart(colours=colours)
        # The arrows turn pages, which a text under focus would take for itself.
        self._reader.can_focus = False
        yield from (self._tabs, self._legend, self._chart, self._reader, self._rows, self._notice)

    def side(self) -> Iterable[Widget]:
        """Return what the picture shows, in words."""
        return (self._aside,)

    def _words_of_picture(self) -> Sequence[Block]:
        view = self._view
        return view.in_words() if view is not None and self._chart.display else ()

    def on_mount(self) -> None:
        """Read what the first view needs; draw anew in the colours of another theme."""
        self._read_on()
        follow_theme(self, self._recolour)

    async def _recolour(self, _: Palette, colours: Colours) -> None:
        self._chart.recolour(colours)
        await self._show()

    def on_resize(self) -> None:
        """Draw at the new size."""
        self.call_after_refresh(self._show)

    @property
    def _view(self) -> View | None:
        """The chart in front, None for the list of visits."""
        return self._views[self._shown] if self._shown < len(self._views) else None

    @work(group="reading", exclusive=True)
    async def _read_on(self) -> None:
        """Read the visits that the page in front needs, a few at a time, and show the first of them at once."""
        begun = False
        while self._lacks() and self._past.read(SLICE):
            if not begun:
                await self._show()
            begun = True
            await asyncio.sleep(0)
        await self._show()

    def _lacks(self) -> bool:
        if self._view is not None:
            return self._view.lacks()
        return not self._past.whole and len(self._past.facts) <= self._listed + LISTED

    async def action_view(self, number: int) -> None:
        """Show another view, from its newest page."""
        self._shown, self._listed = number, 0
        for view in self._views:
            view.page = 0
        await self._show()
        self._read_on()

    async def action_look(self) -> None:
        """Show the same as a picture, in words, or as a table."""
        self._form = FORMS[(FORMS.index(self._form) + 1) % len(FORMS)]
        await self._show()

    async def action_turn(self, by: int) -> None:
        """Turn to an older (1) or a newer (-1) page."""
        if self._view is not None:
            self._view.turn(by)
        elif by < 0 or len(self._past.facts) > self._listed + LISTED:
            self._listed = max(0, self._listed + by * LISTED)
        await self._show()
        self._read_on()

    def action_move(self, by: int) -> None:
        """Move the cursor of the list, or scroll a text."""
        if self._view is None:
            self._rows.point(self._rows.cursor + by)
        else:
            self._reader.scroll_relative(y=by, animate=False)

    def action_open(self) -> None:
        """Open the visit under the cursor."""
        page = self._page()
        if page:
            self.post_message(self.VisitOpened(page[self._rows.cursor].visit))

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the view in front has: a visit to open, another look, an older and a newer page."""
        view = self._view
        match action:
            case "open":
                return view is None and bool(self._past.facts)
            case "look":
                return view is not None and not view.empty()
            case "turn" if parameters == (1,):
                return view.has_older() if view is not None else len(self._past.facts) > self._listed + LISTED
            case "turn":
                return bool(view.page if view is not None else self._listed)
            case _:
                return True

    def _page(self) -> list[VisitFacts]:
        """The visits that the list shows."""
        return self._past.facts[self._listed : self._listed + LISTED]

    async def _show(self) -> None:
        if not self.is_mounted:
            return
        view = self._view
        names = [each.name for each in self._views] + ["visits"]
        self._tabs.update(self._tab_line(names))
        empty = view.empty() if view is not None else not self._past.facts
        missing = "past.reading" if self._lacks() else f"past.empty-{names[self._shown]}"
        self.top.tell(self.words("past.where"), "" if view is None or empty else view.span())
        form = self._form_now(view, empty=empty)
        self._legend.update(Content(self._legend_words(view, form, empty=empty)))
        self._chart.display, self._reader.display, self._rows.display = (
            form == "picture",
            form in ("words", "table"),
            form == "list",
        )
        notices = self._notices()
        self._notice.display = bool(notices)
        self._notice.update(Content(" ".join(notices[:1])))
        if empty:
            await self._reader.read([Block("text", self.words(missing))])
        elif view is None:
            await self._rows.show([RowWords("", "", line) for line in self._listed_lines()], self._rows.cursor)
        elif form == "picture":
            self._draw(view)
        else:
            await self._read(view, form)
        self._aside.look()
        self.refresh_bindings()

    def _form_now(self, view: View | None, *, empty: bool) -> Form | Literal["list"]:
        if empty:
            return "words"
        if view is None:
            return "list"
        columns, rows = self._room(view)
        return "words" if self._form == "picture" and (columns < LEAST[0] or rows < LEAST[1]) else self._form

    def _legend_words(self, view: View | None, form: str, *, empty: bool) -> str:
        if empty or form != "picture" or view is None:
            return "" if empty or view is not None else self.words("past.hint-visits")
        return view.legend()

    def _tab_line(self, names: Sequence[str]) -> Content:
        parts: list[str | tuple[str, str]] = []
        for number, name in enumerate(names, 1):
            in_front = number - 1 == self._shown
            parts += [
                (f"{number} {self.words(f'past.tab-{name}')}", "bold $where underline" if in_front else ""),
                "   ",
            ]
        return Content.assemble(*parts)

    def _listed_lines(self) -> list[str]:
        return aligned([visit_row(facts, self._library) for facts in self._page()])

    def _room(self, view: View) -> tuple[int, int]:
        """The columns and rows that the middle of the screen has for a picture."""
        columns, rows = self.query_one(".main").size
        return columns, max(0, rows - AROUND - len(wrap(view.legend(), max(columns, 1))))

    def _draw(self, view: View) -> None:
        palette, colours = picture_colours(self.app)
        columns, rows = self._room(view)
        cells = self._chart.cells._replace(columns=columns, rows=min(rows, columns // FLATTEST))
        drawing = view.draw(Room(cells, palette, colours))
        self._chart.show_drawing(drawing, " ".join(block.text for block in view.in_words()))

    async def _read(self, view: View, form: Form | Literal["list"]) -> None:
        if form == "table":
            await self._reader.read([Block("text", "\n".join(aligned(view.table())))])
        else:
            await self._reader.read(view.in_words())
