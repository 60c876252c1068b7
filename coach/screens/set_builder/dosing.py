"""The screen that gives one exercise of a set its dose, sides and note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.library import Library
from coach.core.routine.prescription import LONGEST_S, MisfitError, Prescribed, WrittenSet
from coach.core.routine.preview import portion_line
from coach.core.routine.set_editing import STEPS, DoseEdit, DoseField, put
from coach.drivers.presses import Digits
from coach.resources import style
from coach.screens.requests import ScreenWanted
from coach.screens.set_builder.figured import FiguredScreen
from coach.screens.set_builder.requests import SetChanged
from coach.screens.set_builder.text_dialog import Noted, TypingWanted
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords

MOST_TYPED = 999
"""The largest number that can be typed; what may be given is less."""


@dataclass
class DoseWanted(ScreenWanted):
    """The dose of an exercise is to be given."""

    written: WrittenSet
    prescribed: Prescribed
    index: int | None
    """Its place in the set; None for one that is to be added."""

    def screen(self, library: Library) -> DoseScreen:
        """Return the screen for its dose."""
        return DoseScreen(library, self.written, self.prescribed, self.index)


class DoseScreen(FiguredScreen):
    """The dose of one exercise of a set.

    Numbers are typed or stepped. Space goes to the next choice.
    """

    CSS_PATH = style("set-builder")
    DIGITS: ClassVar[Digits] = "type"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "keys.done"),
        *(Binding(str(digit), f"type({digit})", "keys.type", key_display="0-9") for digit in range(10)),
        Binding("right", "step(1)", "keys.dose-step", key_display="← →"),
        Binding("left", "step(-1)", "keys.dose-step"),
        Binding("space", "turn", "keys.turn"),
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("escape,minus,backspace", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.done", "keys.type", "keys.dose-step", "keys.move", "keys.back", "keys.help",
    )  # fmt: skip

    def __init__(self, library: Library, written: WrittenSet, prescribed: Prescribed, index: int | None) -> None:
        self._written, self._index = written, index
        exercise = library.exercises[prescribed.id]
        self.edit = DoseEdit.of(prescribed, exercise, library.planning.timing)
        self._typed = ""
        super().__init__(library)
        self._rows = Rows(self._row_words(), cursor=1)
        self._line = Static(classes="line")
        self._said = Static(classes="said")

    @property
    def about(self) -> str:
        """The exercise's id."""
        return self.edit.exercise.id

    def top_words(self) -> tuple[str, str]:
        """Return the exercise's name."""
        return self.edit.exercise.name, ""

    def body(self) -> Iterable[Widget]:
        """Return what can be given and the dose that it makes, with the figure beside them."""
        given = Vertical(self._rows, self._line, self._said, classes="column")
        start = Static(Content(self.edit.exercise.start), classes="about")
        yield Horizontal(given, Vertical(self.mover, start, classes="shown"), classes="beside")

    def on_mount(self) -> None:
        """Show the exercise moving, and its dose as a person will read it."""
        self.show_figure(self.edit.exercise)
        self._show_line()

    def _row_words(self) -> list[RowWords]:
        return [RowWords("", self.library.words(f"builder.{field}"), self._value(field)) for field in self.edit.fields]

    def _value(self, field: DoseField) -> str:
        words, edit = self.library.words, self.edit
        match field:
            case "size" | "sides":
                return words(f"builder.{field}-{getattr(edit, field)}")
            case "note":
                return edit.note or words("builder.no-note")
            case "reps":
                return ", ".join(map(str, edit.dose.reps))
            case "sets":
                return str(edit.dose.sets)
            case _:
                return words("setup.dose-time", seconds=getattr(edit.dose, field) or 0)

    @property
    def _field(self) -> DoseField:
        return self.edit.fields[self._rows.cursor]

    async def _change(self, edit: DoseEdit | None) -> None:
        if edit is None:
            self._said.update(Content(self.words("builder.limit")))
            return
        field, self.edit = self._field, edit
        cursor = edit.fields.index(field)
        await self._rows.show(self._row_words(), cursor)
        self._show_line()

    def _show_line(self) -> None:
        try:
            portion = self.edit.portion(self.library.planning.timing)
        except MisfitError:
            self._say_too_long()
            return
        self._said.update(Content(""))
        seconds = portion.seconds(self.library.planning.timing)
        line = portion_line(replace(portion, note=None), self.library)
        self._line.update(Content(self.words("builder.line", line=line, seconds=seconds)))

    def _say_too_long(self) -> None:
        # What a dose can be here, only its length can be wrong with.
        self._said.update(Content(self.words("builder.too-long", minutes=LONGEST_S // 60)))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._typed = ""
        self._rows.point(self._rows.cursor + by)

    async def action_type(self, digit: int) -> None:
        """Add a digit to the number in the row under the cursor."""
        if self._field not in STEPS:
            return
        longer = f"{self._typed}{digit}"
        self._typed = longer if int(longer) <= MOST_TYPED else str(digit)
        # A 0 may be the first digit of nothing: it is taken once another number stands before it.
        if int(self._typed) or self._field == "rest_s":
            await self._change(self.edit.given(self._field, int(self._typed)))

    async def action_step(self, by: Literal[-1, 1]) -> None:
        """Step the row under the cursor up or down; a note is typed."""
        self._typed = ""
        if self._field == "note":
            self._type_note()
        else:
            await self._change(self.edit.stepped(self._field, by))

    async def action_turn(self) -> None:
        """Go to the next choice, or one step up."""
        await self.action_step(1)

    def _type_note(self) -> None:
        self.post_message(TypingWanted(self.words("builder.ask-exercise-note"), self.edit.note or "", Noted))

    async def take_note(self, note: str | None) -> None:
        """Give the exercise a note that was typed; None for none."""
        await self._change(replace(self.edit, note=note))

    def action_done(self) -> None:
        """Take the dose into the set, unless it takes too long."""
        try:
            self.edit.portion(self.library.planning.timing)
        except MisfitError:
            self._say_too_long()
            return
        at = len(self._written.exercises) if self._index is None else self._index
        # After one that was added, the next is likely to be added.
        cursor = at + 1 if self._index is None else at
        self.post_message(SetChanged(put(self._written, self.edit.prescribed(), self._index), cursor))

    def action_close(self) -> None:
        """Go back without a change."""
        self.dismiss()
