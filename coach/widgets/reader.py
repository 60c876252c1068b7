"""Shows a long text, made of blocks, that scrolls with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block
from coach.widgets.letters import letter
from coach.widgets.turning import Turning

BULLET = "•"
INDENT = 2
"""The columns of a bullet and the space after it."""


class Hanging(Visual):
    """A text after a bullet, its further lines aligned with the first."""

    def __init__(self, words: Visual) -> None:
        self._words = words
        self._bullet = Content.styled(BULLET, "$muted")

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the columns that it takes in one line."""
        return self._words.get_optimal_width(rules, container_width) + INDENT

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines it takes in so many columns."""
        return self._words.get_height(rules, max(1, width - INDENT))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return its lines."""
        lines = self._words.render_strips(max(1, width - INDENT), height, style, options)
        beside = Strip.blank(INDENT, style.rich_style)
        first = [
            strip.extend_cell_length(INDENT, style.rich_style)
            for strip in self._bullet.render_strips(INDENT, 1, style, options)
        ]
        return [Strip.join([each, line]) for each, line in zip([*first, *[beside] * len(lines)], lines, strict=False)]


class Point(Static):
    """One item of a list. It is one widget, since a page of many is laid out three times as fast as with parts."""

    def render(self) -> Hanging:
        """Return its text after a bullet."""
        return Hanging(self.visual)


class Reader(Turning):
    """A text that is longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "keys.scroll", key_display="↑ ↓"),
        letter("up", "scroll_up", "keys.scroll"),
        Binding("down", "scroll_down", "keys.scroll"),
        letter("down", "scroll_down", "keys.scroll"),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
    ]

    def __init__(self, blocks: Iterable[Block]) -> None:
        super().__init__()
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """Yield a widget for each block."""
        yield from _widgets(self._blocks)

    async def read(self, blocks: Iterable[Block]) -> None:
        """Replace the blocks, and scroll to the top."""
        self._blocks = tuple(blocks)
        await self.recompose()
        self.scroll_home(animate=False)


class Spread(Reader):
    """A text whose second part stands beside the first in a wide window, else beneath it; the rest comes under both."""

    def __init__(self, first: Iterable[Block], second: Iterable[Block], rest: Iterable[Block]) -> None:
        super().__init__(rest)
        self._first, self._second = tuple(first), tuple(second)

    def compose(self) -> ComposeResult:
        """Yield the two parts, then the rest."""
        with Container(classes="spread"):
            yield Vertical(*_widgets(self._first), classes="first")
            yield Vertical(*_widgets(self._second), classes="second")
        yield Vertical(*super().compose(), classes="rest")


def _widgets(blocks: Iterable[Block]) -> Iterable[Widget]:
    before: Block | None = None
    for block in blocks:
        widget = _widget(block)
        # A paragraph has no space above it under its heading, but anywhere else.
        under = before is None or before.kind in ("part", "heading")
        widget.set_class(block.kind == "text" and not under, "-apart")
        yield widget
        before = block


def _widget(block: Block) -> Widget:
    if block.kind == "point":
        return Point(Content(block.text), classes=block.kind)
    return Static(Content(block.text), classes=block.kind)
