"""The screen with the lasting answers of an earlier check, to say whether they are still the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.checklist.same_choices import same_choices, same_lines
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.visit.actions import ChangeWanted, LastingTold
from coach.screens.checklist.row_list import RowListScreen
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords


class SameScreen(RowListScreen):
    """The lasting answers by their page's id, each "no" by name, and below them the choices: the same, or what changed.

    `day` is when they were last confirmed, in words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "keys.pick-cursor"),
        Binding("1", "tell(0)", "keys.same"),
        Binding("2", "tell(1)", "keys.changed"),
        Binding("3", "tell(2)", "keys.changed"),
        Binding("4", "tell(3)", "keys.changed"),
        letter("helper", "helper", "keys.helper"),
        Binding("9", "helper", "keys.helper"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.move", "keys.back", "keys.helper", "keys.quit")

    def __init__(self, library: Library, told: Mapping[str, Answers], day: str) -> None:
        super().__init__(library.words)
        self._day = day
        self._aside = library.aside.id
        self._choices = same_choices({library.page(name).lasting_kind for name in told})
        self._told = Rows(
            [RowWords("", "", line, title=title) for title, line in same_lines(told, library)], cursor=None
        )
        self.rows = Rows(
            [RowWords(str(number), "", self.words(name)) for number, (name, _) in enumerate(self._choices, start=1)]
        )

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("same.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the answers, the question about them, and the choices."""
        yield Static(Content(self.words("same.ask", day=self._day)), classes="ask")
        yield Static(Content(self.words("same.hint")), classes="hint")
        yield self._told
        yield self.rows

    def action_choose(self) -> None:
        """Take the choice under the cursor."""
        self.action_tell(self.rows.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the numbers that stand beside a choice."""
        return action != "tell" or parameters[0] in range(len(self._choices))

    def action_tell(self, choice: int) -> None:
        """Say what changed by the index of a choice."""
        self.act(LastingTold(self._choices[choice][1]))

    def action_helper(self) -> None:
        """Ask who answers."""
        self.act(ChangeWanted(self._aside))
