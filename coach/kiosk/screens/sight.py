"""The dialog that makes the kiosk easier to see; what it turns on shows at once, on the dialog itself as well."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.message import Message

from coach.core.words import Words
from coach.screens.dialogs.rows import RowDialog
from coach.widgets.rows import Rows, RowWords

Aid = Literal["letters", "contrast", "still"]
"""Larger letters, stronger contrast, and nothing that moves."""


class SightDialog(RowDialog[None]):
    """Turns aids to see on and off by their number, until it is left.

    Args:
        words: The interface's words.
        offered: The aids that work here.
        on: Those of them that are on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"turn({number})", "keys.turn") for number in range(1, 4)),
        Binding("enter", "leave", "keys.done"),
        Binding("minus,escape,backspace", "leave", "keys.back", key_display="Esc"),
    ]

    @dataclass
    class Turned(Message):
        """An aid is to be turned on or off."""

        aid: Aid
        dialog: SightDialog

    def __init__(self, words: Words, offered: Sequence[Aid], on: Collection[Aid]) -> None:
        self._words, self._offered = words, tuple(offered)
        super().__init__(words("kiosk.sight.title"), words("kiosk.sight.more"), Rows(self._told(on), cursor=None))

    async def tell(self, on: Collection[Aid]) -> None:
        """Show which aids are on."""
        await self.rows.show(self._told(on), cursor=None)

    def _told(self, on: Collection[Aid]) -> list[RowWords]:
        words = self._words
        return [
            RowWords(
                str(number),
                words("kiosk.sight.on" if aid in on else "kiosk.sight.off"),
                words(f"kiosk.sight.{aid}"),
                "yes" if aid in on else "open",
            )
            for number, aid in enumerate(self._offered, 1)
        ]

    def action_turn(self, number: int) -> None:
        """Ask to have an aid turned, by its number."""
        if number > len(self._offered):
            raise SkipAction
        self.post_message(self.Turned(self._offered[number - 1], self))

    def action_leave(self) -> None:
        """Go back to the screen beneath."""
        self.dismiss(None)
