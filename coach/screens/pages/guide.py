"""The guide to when to seek care: all signs, grouped by how urgent they are, to read and to search without a check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.content.levels import LEVELS
from coach.core.library import Library
from coach.core.report.blocks import disclaimer
from coach.core.report.guide import guide_parts
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.dialogs.why import SupportWanted
from coach.widgets.letters import letter
from coach.widgets.searchline import SearchLine
from coach.widgets.signs import Signs


class GuideScreen(CoachScreen):
    """The guide to when to seek care.

    It lists all signs by how urgent they are. Digits jump to a level, and a search line narrows the list.
    """

    CSS_PATH = style("guide")
    AUTO_FOCUS = "Signs"
    BINDINGS: ClassVar[list[BindingType]] = [
        letter("search", "search", "keys.search"),
        *(Binding(str(number), f"level({number})", "keys.level", key_display="1-4") for number in range(1, 5)),
        letter("why", "why", "keys.why-result"),
        Binding("plus", "why", "keys.why-result"),
        Binding("escape,minus,backspace,left", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.search", "keys.show-found", "keys.level", "keys.scroll", "keys.why-result", "keys.back",
    )  # fmt: skip

    def __init__(self, library: Library) -> None:
        parts = guide_parts(library)
        self._all = tuple(sign for part in parts for sign in part.signs)
        super().__init__(library.words)
        self._signs = Signs(parts, disclaimer(library))
        self._found = frozenset(sign.rule for sign in self._all)
        self._search = SearchLine(self.words("guide.search"))
        self._lead = Static(Content(self.words("guide.lead")), classes="hint")
        self._none = Static(Content(self.words("guide.none-found")), classes="hint")

    def top_words(self) -> tuple[str, str]:
        """Return the title, and how many signs there are."""
        return self.words("guide.where"), self.words("guide.count", count=len(self._all))

    def body(self) -> Iterable[Widget]:
        """Return the introduction, the search line and the signs."""
        yield self._lead
        yield self._search
        yield self._none
        yield self._signs

    def on_mount(self) -> None:
        """Hide the search line until it is wanted."""
        self._search.display = self._none.display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the search line has the focus, offer only keys that it does not type."""
        return self.focused is not self._search or action in ("close", "scroll_by")

    def action_search(self) -> None:
        """Show the search line and focus it."""
        self._search.display, self._lead.display = True, False
        # `focus()` would act later, and a letter typed at once would act as a key.
        self.set_focus(self._search)

    @on(SearchLine.Changed)
    def find(self, message: SearchLine.Changed) -> None:
        """Show only the signs that match the search text."""
        whole = not message.value.strip()
        rules = self._found = frozenset(sign.rule for sign in self._all if sign.fits(message.value))
        self._signs.narrow(rules, whole=whole)
        self._none.display = not rules
        where, note = self.top_words()
        found = self.words("guide.found", found=len(rules), count=len(self._all))
        self.top.tell(where, note if whole else found)

    @on(SearchLine.Submitted)
    def read(self) -> None:
        """Leave the search line with the matches still shown."""
        self._signs.focus()

    def action_why(self) -> None:
        """Open the sources of the signs that are shown."""
        self.post_message(SupportWanted([sign for sign in self._all if sign.rule in self._found]))

    def action_level(self, number: int) -> None:
        """Scroll to a level; 1 is the most urgent."""
        self._signs.show_level(LEVELS[-number])

    def action_scroll_by(self, rows: int) -> None:
        """Scroll, also from the search line."""
        self._signs.scroll_relative(y=rows, animate=False)

    def action_close(self) -> None:
        """End the search, or close the guide if there is no search."""
        if not self._search.display:
            self.dismiss()
            return
        self._search.value = ""
        self._search.display, self._lead.display = False, True
        self._signs.focus()
