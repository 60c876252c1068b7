"""The dialog that names the days of the week on which a set is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from coach.core.dates import WEEKDAYS, Weekday, weekday_alone
from coach.core.library import Library
from coach.core.routine.prescription import PrescriptionHead, WrittenSet
from coach.screens.dialogs.rows import RowDialog
from coach.screens.requests import ScreenWanted
from coach.screens.set_builder.requests import SetChanged
from coach.widgets.rows import Rows, RowWords


@dataclass
class DaysWanted(ScreenWanted):
    """The days of the set are to be named."""

    written: WrittenSet

    def screen(self, library: Library) -> DaysDialog:
        """Return the dialog."""
        return DaysDialog(library, self.written)


class DaysDialog(RowDialog[None]):
    """The days on which a set is done; none for any day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"tick({number})", "keys.tick", key_display="1-7") for number in range(1, 8)),
        Binding("space", "tick(0)", "keys.tick-cursor"),
        Binding("enter", "done", "keys.done"),
        Binding("escape,minus,backspace", "dismiss", "keys.back"),
    ]

    def __init__(self, library: Library, written: WrittenSet) -> None:
        words = library.words
        self._words, self._written, self._days = words, written, set(written.head.days)
        super().__init__(words("builder.ask-days"), words("builder.days-hint"), Rows(self._row_words()))

    def _row_words(self) -> list[RowWords]:
        return [
            RowWords(
                str(number),
                self._words("tick.yes" if day in self._days else "tick.open"),
                weekday_alone(number, self._words),
                "yes" if day in self._days else "open",
            )
            for number, day in enumerate(WEEKDAYS, 1)
        ]

    async def action_tick(self, number: int) -> None:
        """Tick or untick a day by its number; 0 stands for the one under the cursor."""
        index = number - 1 if number else self.rows.cursor
        self._days ^= {WEEKDAYS[index]}
        await self.rows.show(self._row_words(), index)

    def action_done(self) -> None:
        """Take the ticked days into the set."""
        days: tuple[Weekday, ...] = tuple(day for day in WEEKDAYS if day in self._days)
        head = PrescriptionHead.model_validate({**self._written.head.model_dump(), "days": days})
        self.dismiss()
        self.app.post_message(SetChanged(replace(self._written, head=head)))
