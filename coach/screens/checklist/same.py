"""The screen with the lasting answers of an earlier check, to say whether they are still the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.checklist.wording import page_answers
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.visit.actions import LastingTold
from coach.screens.checklist.row_list import RowListScreen
from coach.widgets.rows import Rows, RowWords


class SameScreen(RowListScreen):
    """The lasting answers by their page's id, each "no" by name, and below them two choices: the same, or changed.

    `day` is when they were last confirmed, in words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "keys.pick-cursor"),
        Binding("1", "tell(True)", "keys.same"),
        Binding("2", "tell(False)", "keys.changed"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.move", "keys.back", "keys.help", "keys.quit")

    def __init__(self, library: Library, told: Mapping[str, Answers], day: str) -> None:
        super().__init__(library.words)
        self._day = day
        lines = [
            page_answers(library.page(name), tuple(answers), answers, library, naming=True)
            for name, answers in told.items()
        ]
        self._told = Rows([RowWords("", "", line) for line in lines], cursor=None)
        self.rows = Rows([RowWords("1", "", self.words("same.yes")), RowWords("2", "", self.words("same.no"))])

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("same.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the answers, the question about them, and the two choices."""
        yield Vertical(
            Static(Content(self.words("same.ask", day=self._day)), classes="ask"),
            Static(Content(self.words("same.hint")), classes="hint"),
            self._told,
            self.rows,
            classes="column",
        )

    def action_choose(self) -> None:
        """Take the choice under the cursor."""
        self.action_tell(same=self.rows.cursor == 0)

    def action_tell(self, same: bool) -> None:
        """Say whether the answers are still the same."""
        self.act(LastingTold(same))
