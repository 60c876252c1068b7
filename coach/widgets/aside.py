"""A text beside a page, where the window is wide enough for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap

from textual.content import Content
from textual.widget import Widget

from coach.core.blocks import Block, BlockKind

LOOKS: dict[BlockKind, str] = {
    "title": "bold $ink",
    "part": "bold $ink",
    "heading": "bold $where",
    "note": "$muted",
}
BULLET = "• "


class Aside(Widget, can_focus=False):
    """Shows as many blocks as fit whole, each under the one before; what is left out has a key of its own.

    Args:
        said: Returns the blocks; asked only while there is room for them.
    """

    def __init__(self, said: Callable[[], Sequence[Block]]) -> None:
        super().__init__(classes="aside")
        self._said = said
        self.shown: tuple[Block, ...] = ()
        """The blocks that fitted when this was last drawn."""

    def render(self) -> Content:
        """Return the text for the present size."""
        width, height = self.size
        lines: list[Content] = []
        self.shown = ()
        fitted: list[tuple[Block, int]] = []
        for block in self._said() if width and height else ():
            before = fitted[-1][0] if fitted else None
            more = [Content("")] * _apart(block, before) + _lines(block, width)
            if len(lines) + len(more) > height:
                break
            lines += more
            fitted.append((block, len(lines)))
        while fitted and fitted[-1][0].kind in ("part", "heading"):
            fitted.pop()
        self.shown = tuple(block for block, _ in fitted)
        return Content("\n").join(lines[: fitted[-1][1]] if fitted else [])

    def look(self) -> None:
        """Ask anew what is said, if there is room for it."""
        if self.size:
            self.refresh()


def _apart(block: Block, before: Block | None) -> int:
    """Return how many empty lines stand above a block."""
    if before is None or block.kind == "point":
        return 0
    return 0 if block.kind == "text" and before.kind in ("part", "heading") else 1


def _lines(block: Block, width: int) -> list[Content]:
    look = LOOKS.get(block.kind, "$ink")
    if block.kind == "point":
        return list(_point(block.text, width))
    return [Content.styled(line, look) for line in wrap(block.text, width)]


def _point(text: str, width: int) -> Iterable[Content]:
    for number, line in enumerate(wrap(text, width - len(BULLET))):
        bullet = " " * len(BULLET) if number else BULLET
        yield Content.assemble((bullet, "$muted"), (line, "$ink"))
