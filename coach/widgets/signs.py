"""The warning signs of the guide, grouped by what to do, of which a search can show some alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.report.guide import GuidePart, GuideSign
from coach.widgets.reader import Reader


class SignLine(Static):
    """One sign."""

    def __init__(self, sign: GuideSign) -> None:
        super().__init__(Content(sign.text))
        self.rule = sign.rule


class PartBox(Vertical):
    """The signs that call for the same action."""

    def __init__(self, part: GuidePart) -> None:
        super().__init__(classes=f"-{part.level}")
        self.level = part.level
        self._part = part

    def compose(self) -> ComposeResult:
        """Yield the action and its signs."""
        yield Static(Content(self._part.title), classes="heading")
        yield Static(Content(self._part.detail), classes="detail")
        for sign in self._part.signs:
            yield SignLine(sign)

    def narrow(self, rules: Collection[str]) -> None:
        """Show only the signs of these rules; without any, the whole box is hidden."""
        for line in self.query(SignLine):
            line.display = line.rule in rules
        self.display = any(sign.rule in rules for sign in self._part.signs)


class Signs(Reader):
    """All signs, grouped by action, and the blocks `beneath` that end the list."""

    def __init__(self, parts: Sequence[GuidePart], beneath: Iterable[Block]) -> None:
        super().__init__(beneath)
        self._parts = tuple(parts)
        self._beneath = Vertical(classes="beneath")

    def compose(self) -> ComposeResult:
        """Yield the signs of each action, then the blocks beneath."""
        for part in self._parts:
            yield PartBox(part)
        with self._beneath:
            yield from super().compose()

    def narrow(self, rules: Collection[str], *, whole: bool) -> None:
        """Show only the signs of these rules, from the top; the blocks beneath only if this is the `whole` list."""
        for box in self.query(PartBox):
            box.narrow(rules)
        self._beneath.display = whole
        self.scroll_home(animate=False)

    def show_level(self, level: str) -> None:
        """Scroll to the first visible signs of a level, if there are any."""
        for box in self.query(PartBox):
            if box.level == level and box.display:
                self.scroll_to_widget(box, top=True, animate=False)
                return
