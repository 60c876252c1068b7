"""The desk: help by people, a new start, and the way out for staff, from every screen of a kiosk."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType

from coach.core.words import Words
from coach.screens.dialogs.rows import RowDialog
from coach.widgets.rows import Rows, RowWords

Wanted = Literal["go-on", "start-over", "voice-off", "staff"]


class DeskDialog(RowDialog[Wanted | None]):
    """Says that the front desk does all of this, too; dismissed with what is wanted, or None to go on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "want('go-on')", "keys.pick", key_display="1"),
        Binding("2", "want('start-over')", "keys.pick"),
        Binding("3", "want('voice-off')", "keys.pick"),
        Binding("9", "want('staff')", "keys.pick"),
        Binding("enter,minus,escape,backspace", "want('go-on')", "keys.back", key_display="Esc"),
    ]

    def __init__(self, words: Words, title: str, desk: str, *, speaking: bool) -> None:
        """Take the words, the title, the clinic's sentence for going to the desk, and whether a voice is on."""
        keys: list[tuple[str, Wanted]] = [("1", "go-on"), ("2", "start-over")]
        keys += [("3", "voice-off")] if speaking else []
        rows = [RowWords(key, "", words(f"kiosk.desk.{wanted}")) for key, wanted in [*keys, ("9", "staff")]]
        super().__init__(title, f"{words('kiosk.desk.more')} {desk}", Rows(rows, cursor=None))
        self._speaking = speaking

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to turn the voice off only while there is one."""
        return self._speaking if parameters == ("voice-off",) else True

    def action_want(self, wanted: Wanted) -> None:
        """Say what is wanted."""
        self.dismiss(None if wanted == "go-on" else wanted)
