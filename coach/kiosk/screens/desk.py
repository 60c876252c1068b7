"""The dialog behind the `/` key: find help, start over, change the voice, language, looks, or leave as staff."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType

from coach.core.words import Words
from coach.screens.dialogs.rows import RowDialog
from coach.widgets.rows import Rows, RowWords

Wanted = Literal["go-on", "start-over", "voice", "sight", "staff"] | int
"""What was chosen; a number is the index of a language."""
FIRST_LANGUAGE, MOST_LANGUAGES = 4, 5
"""The key of the first language, and how many have one."""


class DeskDialog(RowDialog[Wanted | None]):
    """Offers these choices and names the front desk; dismissed with the choice, or None to go on with the visit.

    Args:
        words: The interface's words.
        title: What it says first.
        more: What it says beneath.
        visiting: Whether there is a visit, which can be started over.
        speaking: Whether the voice is on, and can be changed or turned off.
        languages: Each language that the visit can go on in, by its index, with its name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "want('go-on')", "keys.pick", key_display="1"),
        Binding("2", "want('start-over')", "keys.pick"),
        Binding("3", "want('voice')", "keys.pick"),
        *(Binding(str(FIRST_LANGUAGE + place), f"speak({place})", "keys.pick") for place in range(MOST_LANGUAGES)),
        Binding("0", "want('sight')", "keys.pick"),
        Binding("9", "want('staff')", "keys.pick"),
        Binding("enter", "want('go-on')", "keys.continue"),
        Binding("minus,escape,backspace", "want('go-on')", "keys.back", key_display="Esc"),
    ]

    def __init__(
        self,
        words: Words,
        title: str,
        more: str,
        *,
        visiting: bool,
        speaking: bool,
        languages: Sequence[tuple[int, str]],
    ) -> None:
        self._languages = tuple(languages[:MOST_LANGUAGES])
        self._absent = {*(() if speaking else ("voice",)), *(() if visiting else ("start-over",))}
        keys = [("1", "go-on" if visiting else "back"), ("2", "start-over"), ("3", "voice")]
        rows = [RowWords(key, "", words(f"kiosk.desk.{name}")) for key, name in keys if name not in self._absent]
        rows += [RowWords(str(key), "", name) for key, (_, name) in enumerate(self._languages, FIRST_LANGUAGE)]
        rows += [RowWords(key, "", words(f"kiosk.desk.{wanted}")) for key, wanted in (("0", "sight"), ("9", "staff"))]
        super().__init__(title, more, Rows(rows, cursor=None))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what stands in a row."""
        if action == "speak":
            return parameters in [(place,) for place in range(len(self._languages))]
        return parameters[0] not in self._absent if action == "want" else True

    def action_speak(self, place: int) -> None:
        """Close with a language, by its place among those that are offered."""
        index, _ = self._languages[place]
        self.dismiss(index)

    def action_want(self, wanted: Wanted) -> None:
        """Close with a choice."""
        self.dismiss(None if wanted == "go-on" else wanted)
