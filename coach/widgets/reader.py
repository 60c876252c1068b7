"""Shows a long text, made of blocks, that scrolls with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block
from coach.widgets.letters import letter
from coach.widgets.turning import Turning

BULLET = "•"


class Point(Horizontal):
    """One item of a list: a bullet, and a text whose lines are aligned."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Yield the bullet and the words."""
        yield Static(BULLET, classes="bullet")
        yield Static(Content(self._text), classes="words")


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
        before: Block | None = None
        for block in self._blocks:
            widget = _widget(block)
            # A paragraph has no space above it under its heading, but anywhere else.
            under = before is None or before.kind in ("part", "heading")
            widget.set_class(block.kind == "text" and not under, "-apart")
            yield widget
            before = block

    async def read(self, blocks: Iterable[Block]) -> None:
        """Replace the blocks, and scroll to the top."""
        self._blocks = tuple(blocks)
        await self.recompose()
        self.scroll_home(animate=False)


def _widget(block: Block) -> Widget:
    if block.kind == "point":
        return Point(block.text)
    return Static(Content(block.text), classes=block.kind)
