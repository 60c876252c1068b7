"""The list of all exercises, each with its moving figure, to pick one for a set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.content.exercises import Exercise
from coach.core.library import Library
from coach.core.routine.prescription import WrittenSet
from coach.core.routine.preview import part_name
from coach.core.routine.set_editing import DoseEdit
from coach.resources import style
from coach.screens.requests import ScreenWanted
from coach.screens.set_builder.dosing import DoseWanted
from coach.screens.set_builder.figured import FiguredScreen
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords
from coach.widgets.searchline import SearchLine


@dataclass
class PickWanted(ScreenWanted):
    """An exercise is to be picked for the set."""

    written: WrittenSet

    def screen(self, library: Library) -> PickScreen:
        """Return the screen with the list."""
        return PickScreen(library, self.written)


class PickScreen(FiguredScreen):
    """The exercises for a set, those that it has left out.

    The figure of the one under the cursor moves beside the list. A search narrows it.
    """

    AUTO_FOCUS = ""
    CSS_PATH = [style("guide"), style("set-builder")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "keys.pick-cursor"),
        letter("search", "search", "keys.search"),
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown,space", "move(8)", show=False),
        Binding("escape,minus,backspace,left", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.search", "keys.move", "keys.back", "keys.help")

    def __init__(self, library: Library, written: WrittenSet) -> None:
        self._written = written
        taken = {each.id for each in written.exercises}
        parts = [part.id for part in library.planning.part]
        self._all = sorted(
            (each for each in library.exercises.values() if each.id not in taken),
            key=lambda each: (parts.index(each.part), each.stage, each.name),
        )
        self._found = list(self._all)
        super().__init__(library)
        self._rows = Rows(self._row_words())
        self._search = SearchLine(self.words("builder.search"))
        self._about = Static(classes="about")

    def top_words(self) -> tuple[str, str]:
        """Return the title, and how many exercises are listed."""
        words = self.library.words
        return words("builder.pick-where"), words("builder.found", found=len(self._found), count=len(self._all))

    def body(self) -> Iterable[Widget]:
        """Return the search line and the list, with the figure and its purpose beside them."""
        listed = Vertical(self._search, self._rows, classes="column")
        yield Horizontal(listed, Vertical(self.mover, self._about, classes="shown"), classes="beside")

    def on_mount(self) -> None:
        """Hide the search line until it is wanted."""
        self._search.display = False
        self._point(0)

    @property
    def picked(self) -> Exercise | None:
        """The exercise under the cursor; None if the search finds none."""
        return self._found[self._rows.cursor] if self._found else None

    def _row_words(self) -> list[RowWords]:
        words = self.library.words
        return [
            RowWords("", words("builder.mark", part=part_name(each.part, self.library), stage=each.stage), each.name)
            for each in self._found
        ]

    def _point(self, index: int) -> None:
        self._rows.point(index)
        if self.picked is not None:
            self.show_figure(self.picked)
            self._about.update(Content(self.picked.purpose))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the search line has the focus, offer only keys that it does not type."""
        return self.focused is not self._search or action in ("close", "scroll_by", "move")

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._point(self._rows.cursor + by)

    def action_scroll_by(self, rows: int) -> None:
        """Move the cursor while the search line has the focus."""
        self.action_move(rows)

    def action_search(self) -> None:
        """Show the search line and focus it."""
        self._search.display = True
        # `focus()` would act later, and a letter typed at once would act as a key.
        self.set_focus(self._search)

    @on(SearchLine.Changed)
    async def find(self, message: SearchLine.Changed) -> None:
        """List only the exercises whose name or purpose has the words that are typed."""
        words = message.value.casefold().split()
        self._found = [each for each in self._all if all(word in _searched(each) for word in words)]
        self.top.tell(*self.top_words())
        await self._rows.show(self._row_words())
        self._point(0)

    @on(SearchLine.Submitted)
    def action_pick(self) -> None:
        """Go on to the dose of the exercise under the cursor."""
        if self.picked is not None:
            self.post_message(DoseWanted(self._written, DoseEdit.usual(self.picked).prescribed(), None))

    def action_close(self) -> None:
        """Leave the search, or go back to the set."""
        if self.focused is self._search:
            self._search.value = ""
            self._search.display = False
            self.set_focus(None)
        else:
            self.dismiss()


def _searched(exercise: Exercise) -> str:
    return f"{exercise.id} {exercise.name} {exercise.purpose} {exercise.region} {exercise.position}".casefold()
