"""The screen with the lasting answers of an earlier check, to say whether they are still the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.checklist.wording import page_answers
from coach.core.content.questions import LASTING_KINDS, LastingKind
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
        Binding("full_stop", "helper", "keys.helper"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick-cursor", "keys.move", "keys.back", "keys.helper", "keys.quit")

    def __init__(self, library: Library, told: Mapping[str, Answers], day: str) -> None:
        super().__init__(library.words)
        self._day = day
        self._aside = next(page.id for page in library.pages if page.part == "aside")
        self._choices = _choices({library.page(name).lasting_kind for name in told})
        pages = {library.page(name): answers for name, answers in told.items()}
        ordered = [(page, pages[page]) for kind in LASTING_KINDS for page in pages if page.lasting_kind == kind]
        lines = [page_answers(page, tuple(answers), answers, library, naming=True) for page, answers in ordered]
        self._told = Rows([RowWords("", "", line) for line in lines], cursor=None)
        self.rows = Rows(
            [RowWords(str(number), "", self.words(name)) for number, (name, _) in enumerate(self._choices, start=1)]
        )

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("same.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the answers, the question about them, and the choices."""
        yield Vertical(
            Static(Content(self.words("same.ask", day=self._day)), classes="ask"),
            Static(Content(self.words("same.hint")), classes="hint"),
            self._told,
            self.rows,
            classes="column",
        )

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


def _choices(kinds: Collection[LastingKind | None]) -> list[tuple[str, tuple[LastingKind, ...]]]:
    """The choices by the names of their words, each with what it says has changed."""
    shown = tuple(kind for kind in LASTING_KINDS if kind in kinds)
    if len(shown) == 1:
        return [("same.yes", ()), ("same.no", shown)]
    return [("same.yes", ()), *((f"same.other-{kind}", (kind,)) for kind in shown), ("same.other-both", shown)]
