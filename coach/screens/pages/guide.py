"""When to seek care, without a check: every sign by what to do about it, to read and to search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import listing
from coach.core.content.levels import LEVELS
from coach.core.library import Library
from coach.core.report.blocks import disclaimer
from coach.core.report.guide import guide_parts, source_lines
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.widgets.letters import letter
from coach.widgets.searchline import SearchLine
from coach.widgets.signs import Signs


class GuideScreen(CoachScreen):
    """When to seek care, without a check."""

    CSS_PATH = style("guide")
    AUTO_FOCUS = "Signs"
    BINDINGS: ClassVar[list[BindingType]] = [
        letter("search", "search", "keys.search"),
        *(Binding(str(number), f"level({number})", "keys.level", key_display="1-4") for number in range(1, 5)),
        Binding("escape,minus,backspace,left", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.search", "keys.show-found", "keys.level", "keys.scroll", "keys.back", "keys.help",
    )  # fmt: skip

    def __init__(self, library: Library) -> None:
        """Take the library."""
        parts = guide_parts(library)
        self._all = tuple(sign for part in parts for sign in part.signs)
        super().__init__(library.words)
        beneath = (*listing(self.words("topics.sources"), source_lines(parts, library)), *disclaimer(library))
        self._signs = Signs(parts, beneath)
        self._search = SearchLine(self.words("guide.search"))
        self._lead = Static(Content(self.words("guide.lead")), classes="hint")
        self._none = Static(Content(self.words("guide.none-found")), classes="hint")

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is, and how many signs it shows."""
        return self.words("guide.where"), self.words("guide.count", count=len(self._all))

    def body(self) -> Iterable[Widget]:
        """Return the search line and the signs."""
        yield self._lead
        yield self._search
        yield self._none
        yield self._signs

    def on_mount(self) -> None:
        """Begin with the whole list."""
        self._search.display = self._none.display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, offer no key that would be typed, too."""
        return self.focused is not self._search or action in ("close", "scroll_by")

    def action_search(self) -> None:
        """Take what to look for."""
        self._search.display, self._lead.display = True, False
        # At once, so that no letter typed in haste is taken for a key.
        self.set_focus(self._search)

    @on(SearchLine.Changed)
    def find(self, message: SearchLine.Changed) -> None:
        """Show the signs that fit what is typed."""
        whole = not message.value.strip()
        rules = {sign.rule for sign in self._all if sign.fits(message.value)}
        self._signs.narrow(rules, whole=whole)
        self._none.display = not rules
        where, note = self.top_words()
        found = self.words("guide.found", found=len(rules), count=len(self._all))
        self.top.tell(where, note if whole else found)

    @on(SearchLine.Submitted)
    def read(self) -> None:
        """Keep what is found, and let keys act again."""
        self._signs.focus()

    def action_level(self, number: int) -> None:
        """Go to a level, the most urgent being the first."""
        self._signs.show_level(LEVELS[-number])

    def action_scroll_by(self, rows: int) -> None:
        """Scroll, also while something is typed."""
        self._signs.scroll_relative(y=rows, animate=False)

    def action_close(self) -> None:
        """Give up the search, or go back where there is none."""
        if not self._search.display:
            self.dismiss()
            return
        self._search.value = ""
        self._search.display, self._lead.display = False, True
        self._signs.focus()
