"""The first screen of the set builder: whose set it is, and its exercises in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.dates import weekday_names
from coach.core.library import Library
from coach.core.routine.prescription import PrescriptionHead, WrittenSet
from coach.core.routine.preview import part_title, portion_line
from coach.core.routine.rounds import steps_of
from coach.core.routine.set_editing import moved, without
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.set_builder.days import DaysWanted
from coach.screens.set_builder.dosing import DoseWanted
from coach.screens.set_builder.picking import PickWanted
from coach.screens.set_builder.requests import CodeWanted, SaveWanted, SetChanged
from coach.screens.set_builder.text_dialog import Told, TypingWanted
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords

HEAD = ("by", "note", "days")
"""The rows above the exercises."""


class SetScreen(CoachScreen):
    """A therapist's set that is being built."""

    CSS_PATH = style("set-builder")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "keys.pick-cursor", key_display="Enter"),
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("0,delete", "leave_out", "keys.leave-out"),
        Binding("9", "shift(-1)", "keys.reorder", key_display="9 3"),
        Binding("3", "shift(1)", "keys.reorder"),
        letter("save", "save", "keys.save"),
        Binding("5", "save", "keys.save"),
        letter("code", "code", "keys.code"),
        Binding("4", "code", "keys.code"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.pick-cursor", "keys.leave-out", "keys.reorder", "keys.save", "keys.code", "keys.help",
    )  # fmt: skip

    def __init__(self, library: Library, written: WrittenSet, file: str) -> None:
        self._library, self.written, self._file = library, written, file
        super().__init__(library.words)
        self._rows = Rows(self._row_words(), cursor=len(HEAD) + len(written.exercises))
        self._said = Static(classes="said")

    def top_words(self) -> tuple[str, str]:
        """Return the file, and how many exercises and minutes the set has."""
        portions = self.written.prescription(self._library).portions
        seconds = sum(step.seconds for step in steps_of(portions, self._library.planning.timing, rounds=False))
        words = self._library.words
        return words("builder.where", file=self._file), words(
            "steps.note", count=len(portions), minutes=round(seconds / 60)
        )

    def body(self) -> Iterable[Widget]:
        """Return the rows, and a line that says why a key did nothing."""
        hint = Static(Content(self.words("builder.hint")), classes="hint")
        yield from (hint, self._rows, self._said)

    async def show(self, written: WrittenSet, at: int | None = None) -> None:
        """Show a changed set, with the cursor on an exercise if one is named."""
        self.written = written
        self.top.tell(*self.top_words())
        self.say("")
        await self._rows.show(self._row_words(), self._rows.cursor if at is None else len(HEAD) + at)

    def say(self, text: str) -> None:
        """Say something beneath the rows."""
        self._said.update(Content(text))

    def _row_words(self) -> list[RowWords]:
        words, head = self._library.words, self.written.head
        days = weekday_names(head.days, words) or words("builder.any-day")
        told = {"by": head.by or words("mark.open"), "note": head.note or words("mark.open"), "days": days}
        portions = self.written.prescription(self._library).portions
        return [
            *(RowWords("", words(f"builder.{name}"), told[name]) for name in HEAD),
            *(
                RowWords("", part_title(each.exercise, self._library), portion_line(each, self._library))
                for each in portions
            ),
            RowWords("", words("builder.add-mark"), words("builder.add"), "yes"),
        ]

    @property
    def _index(self) -> int | None:
        """The index of the exercise under the cursor; None on another row."""
        index = self._rows.cursor - len(HEAD)
        return index if 0 <= index < len(self.written.exercises) else None

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.say("")
        self._rows.point(self._rows.cursor + by)

    def action_open(self) -> None:
        """Open the row under the cursor, to change it or to add an exercise."""
        written, cursor = self.written, self._rows.cursor
        if self._index is not None:
            self.post_message(DoseWanted(written, written.exercises[self._index], self._index))
        elif cursor >= len(HEAD):
            self.post_message(PickWanted(written))
        elif HEAD[cursor] == "days":
            self.post_message(DaysWanted(written))
        else:
            self.post_message(self._typing(HEAD[cursor]))

    def _typing(self, name: str) -> TypingWanted:
        head = self.written.head

        def told(text: str | None) -> SetChanged:
            changed = PrescriptionHead.model_validate({**head.model_dump(), name: text})
            return SetChanged(replace(self.written, head=changed))

        then: Told = told
        return TypingWanted(self.words(f"builder.ask-{name}"), getattr(head, name) or "", then)

    def action_leave_out(self) -> None:
        """Take the exercise under the cursor out of the set."""
        if self._index is None:
            self.say(self.words("builder.only-exercises"))
        else:
            self.post_message(SetChanged(without(self.written, self._index)))

    def action_shift(self, by: Literal[-1, 1]) -> None:
        """Move the exercise under the cursor one place up (-1) or down (1)."""
        index = self._index
        changed = None if index is None else moved(self.written, index, by)
        if changed is None or index is None:
            self.say(self.words("builder.only-exercises"))
        else:
            self.post_message(SetChanged(changed, index + by))

    def action_save(self) -> None:
        """Save the set."""
        if self.written.exercises:
            self.post_message(SaveWanted())
        else:
            self.say(self.words("builder.empty"))

    def action_code(self) -> None:
        """Show the set as a code."""
        if self.written.exercises:
            self.post_message(CodeWanted())
        else:
            self.say(self.words("builder.empty"))
