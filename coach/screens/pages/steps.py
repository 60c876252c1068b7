"""The screen that edits the steps of a routine before it starts: leave one out, swap it, or move it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.library import Library
from coach.core.routine.edits import Item, RoutineEdits
from coach.core.routine.preview import part_name, part_title, portion_line
from coach.core.visit.actions import RequestMade
from coach.core.visit.state import Changes, Direction, Request
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.requests import Act, ScreenWanted
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords

Arrange = Callable[[Request], RoutineEdits]
"""Returns the routine for a request, with the request's changes applied."""


@dataclass
class StepsWanted(ScreenWanted):
    """The person wants to see the steps, and perhaps change them."""

    request: Request
    arrange: Arrange
    step: str | None
    """Name of the journey step that the screen belongs to."""

    def screen(self, library: Library) -> StepsScreen:
        """Return the screen that lists the steps."""
        screen = StepsScreen(library, self.request, self.arrange)
        screen.step = self.step
        return screen


class StepsScreen(CoachScreen):
    """The steps of a routine before it starts.

    Changes apply to this visit only.
    """

    CSS_PATH = style("steps")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,backspace,left", "done", "keys.done", key_display="Enter"),
        Binding("minus", "done", "keys.back"),
        Binding("up,8", "point(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "point(-1)", "keys.move"),
        Binding("down,2", "point(1)", "keys.move"),
        letter("down", "point(1)", "keys.move"),
        Binding("0,delete", "leave_out", "keys.leave-out"),
        letter("easier", "swap('easier')", "keys.easier"),
        Binding("4", "swap('easier')", "keys.easier"),
        letter("harder", "swap('harder')", "keys.harder"),
        Binding("6", "swap('harder')", "keys.harder"),
        Binding("9", "shift(-1)", "keys.reorder", key_display="9 3"),
        Binding("3", "shift(1)", "keys.reorder"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.done",
        "keys.leave-out",
        "keys.easier",
        "keys.harder",
        "keys.reorder",
        "keys.help",
    )

    def __init__(self, library: Library, request: Request, arrange: Arrange) -> None:
        self._library, self._request, self._arrange = library, request, arrange
        self._arrangement = arrange(request)
        super().__init__(library.words)
        self._rows = Rows([self._row(item) for item in self._arrangement.items])
        self._said = Static(classes="said")

    def top_words(self) -> tuple[str, str]:
        """Return the title, and how many steps and minutes the routine now has."""
        routine = self._arrangement.routine
        count, minutes = len(routine.portions), round(routine.seconds / 60)
        words = self._library.words
        return words("steps.where"), words("steps.note", count=count, minutes=minutes)

    def body(self) -> Iterable[Widget]:
        """Return the steps, and a line that says why a key did nothing."""
        hint = Static(Content(self.words("steps.hint")), classes="hint")
        yield from (hint, self._rows, self._said)

    def _row(self, item: Item) -> RowWords:
        words, exercise = self._library.words, item.portion.exercise
        line = portion_line(item.portion, self._library, self._arrangement.planned.profiles)
        if item.left_out:
            return RowWords("", words("steps.left-out"), line, "no")
        part = part_title(exercise, self._library)
        if exercise.id == item.planned:
            return RowWords("", part, line)
        old = self._library.exercises[item.planned].name
        return RowWords("", part, words("steps.instead", line=line, old=old), "yes")

    async def _change(self, changes: Changes, cursor: int) -> None:
        self._request = replace(self._request, changes=changes)
        self._arrangement = self._arrange(self._request)
        self._say("")
        self.top.tell(*self.top_words())
        await self._rows.show([self._row(item) for item in self._arrangement.items], cursor)
        self.post_message(Act(RequestMade(self._request)))

    def _say(self, text: str) -> None:
        self._said.update(Content(text))

    def action_point(self, by: int) -> None:
        """Move the cursor."""
        self._say("")
        self._rows.point(self._rows.cursor + by)

    async def action_leave_out(self) -> None:
        """Leave out the step under the cursor, or put it back."""
        changes = self._arrangement.leaving_out(self._rows.cursor)
        if changes is None:
            self._say(self.words("steps.last"))
        else:
            await self._change(changes, self._rows.cursor)

    async def action_swap(self, way: Direction) -> None:
        """Swap the step under the cursor for an easier or harder exercise, or say that none fits."""
        changes = self._arrangement.swapping(self._rows.cursor, way)
        if changes is not None:
            await self._change(changes, self._rows.cursor)
        else:
            self._say(self.words(f"steps.no-{way}"))

    async def action_shift(self, by: Literal[-1, 1]) -> None:
        """Move the step under the cursor one place up (-1) or down (1)."""
        cursor = self._rows.cursor
        changes = self._arrangement.moving(cursor, by)
        if changes is None:
            part = self._arrangement.items[cursor].portion.exercise.part
            self._say(self.words("steps.edge", part=part_name(part, self._library)))
        else:
            await self._change(changes, cursor + by)

    def action_done(self) -> None:
        """Go back to the set-up."""
        self.dismiss()
