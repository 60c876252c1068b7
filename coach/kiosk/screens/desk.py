"""The dialog behind the `/` key: where to find help, start over, turn the voice off, or leave as staff."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType

from coach.core.words import Words
from coach.screens.dialogs.rows import RowDialog
from coach.widgets.rows import Rows, RowWords

Wanted = Literal["go-on", "start-over", "voice-off", "staff"]


class DeskDialog(RowDialog[Wanted | None]):
    """Offers these choices and names the front desk; dismissed with the choice, or None to go on with the visit.

    Args:
        words: The interface's words.
        title: What it says first.
        desk: The clinic's sentence that says where the front desk is.
        speaking: Whether the voice is on, and can be turned off.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "want('go-on')", "keys.pick", key_display="1"),
        Binding("2", "want('start-over')", "keys.pick"),
        Binding("3", "want('voice-off')", "keys.pick"),
        Binding("9", "want('staff')", "keys.pick"),
        Binding("enter,minus,escape,backspace", "want('go-on')", "keys.back", key_display="Esc"),
    ]

    def __init__(self, words: Words, title: str, desk: str, *, speaking: bool) -> None:
        keys: list[tuple[str, Wanted]] = [("1", "go-on"), ("2", "start-over")]
        keys += [("3", "voice-off")] if speaking else []
        rows = [RowWords(key, "", words(f"kiosk.desk.{wanted}")) for key, wanted in [*keys, ("9", "staff")]]
        super().__init__(title, f"{words('kiosk.desk.more')} {desk}", Rows(rows, cursor=None))
        self._speaking = speaking

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to turn the voice off only while it is on."""
        return self._speaking if parameters == ("voice-off",) else True

    def action_want(self, wanted: Wanted) -> None:
        """Close with a choice."""
        self.dismiss(None if wanted == "go-on" else wanted)
