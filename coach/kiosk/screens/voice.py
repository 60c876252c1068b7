"""The question before the voice's first word, and the page on which the voice is made louder or slower."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from coach.core.words import Words
from coach.kiosk.screens.telling import TellingDialog
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.widgets.rows import Rows, RowWords

Change = Literal["louder", "softer", "slower", "faster"]
"""How the voice can be changed by one step."""
VoiceChange = Change | Literal["off"]
"""What a row of the voice's page does."""
Invitation = Literal["invite", "plugged"]
"""Which words tell how to start the voice: those after a key was held down, or after headphones were plugged in."""
KEYS: dict[VoiceChange, str] = {"louder": "1", "softer": "2", "slower": "3", "faster": "4", "off": "0"}
FOR_ALL: tuple[VoiceChange, ...] = ("louder", "softer")
"""What staff can change for all visitors."""


class VoiceQuestion(ConfirmDialog):
    """The question that comes before the first word of a visit is spoken.

    Args:
        words: The interface's words.
        invitation: What is also said aloud, for someone who cannot see how to answer it: by `*` or a held key.
    """

    def __init__(self, words: Words, invitation: Invitation | None = None) -> None:
        self.invited = invitation is not None
        ask, more = ("invited", invitation) if invitation else ("ask", "more")
        super().__init__(*(words(f"kiosk.voice.{name}") for name in (ask, more, "yes", "no")))


class VoiceDialog(TellingDialog):
    """Makes the voice louder, softer, slower or faster by its number, until it is left.

    Args:
        words: The interface's words.
        state: How the voice speaks now.
        for_all: Whether staff change it for all visitors; else a visitor who listens changes it for this visit.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"change('{change}')", "keys.pick") for change, key in KEYS.items()),
        Binding("enter", "leave", "keys.done"),
        Binding("minus,escape,backspace", "leave", "keys.back", key_display="Esc"),
    ]

    @dataclass
    class Changed(Message):
        """The voice is to be changed by one step, or turned off."""

        change: VoiceChange
        dialog: VoiceDialog

    def __init__(self, words: Words, state: str, *, for_all: bool = False) -> None:
        self.for_all = for_all
        self._offered = FOR_ALL if for_all else tuple(KEYS)
        rows = [RowWords(KEYS[each], "", words(f"kiosk.tuning.{each}")) for each in self._offered]
        title, more = ("title-for-all", "more-for-all") if for_all else ("title", "more")
        super().__init__(words(f"kiosk.tuning.{title}"), words(f"kiosk.tuning.{more}"), Rows(rows, cursor=None), state)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to staff only what they can change for all visitors."""
        return parameters[0] in self._offered if action == "change" else True

    def action_change(self, change: VoiceChange) -> None:
        """Ask to have the voice changed."""
        self.post_message(self.Changed(change, self))

    def action_leave(self) -> None:
        """Go back to the screen beneath."""
        self.dismiss(None)
