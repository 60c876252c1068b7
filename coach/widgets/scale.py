"""A scale of steps in a row: the number that is typed fills it, and a mark shows the number of the last time."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click

from coach.widgets.numberbox import NumberBox

FILLED, OPEN, MARK = "█", "░", "▲"
"""A step's two looks, and what points at one; all are in the Linux console's fonts and differ without colours."""
HEIGHT = 3
"""Rows of a step, so that it is seen from two metres."""
WIDEST = 8
"""The most columns of a step."""

Part = str | tuple[str, str]


class NumberScale(NumberBox):
    """Shows the number typed so far on a scale.

    Args:
        lowest: The number of the first step.
        highest: The number of the last step.
        ends: What the lowest and the highest number mean.
        last: A number with the words under its step, or None for no mark.
    """

    def __init__(self, lowest: int, highest: int, ends: tuple[str, str], last: tuple[int, str] | None = None) -> None:
        super().__init__("", highest)
        self._steps = range(lowest, highest + 1)
        self._ends = ends
        self._last = last

    @property
    def alternative(self) -> str:
        """The scale in words, for a voice."""
        (low, high), first, final = self._ends, self._steps[0], self._steps[-1]
        parts = [self.typed, f"{first}: {low}", f"{final}: {high}", self._last[1] if self._last else ""]
        return ". ".join(part for part in parts if part)

    def put(self, typed: str) -> None:
        """Replace the digits."""
        self.typed = typed
        self._draw()

    def on_resize(self) -> None:
        """Fit the steps to the width."""
        self._draw()

    def on_click(self, event: Click) -> None:
        """Put the number of the step that was clicked; Enter takes it, as when it is typed."""
        event.stop()
        at, width = event.get_content_offset(self), self._step_width
        if at is not None and event.chain == 1 and at.x < width * len(self._steps):
            self.put(str(self._steps[at.x // width]))

    @property
    def _step_width(self) -> int:
        return min(self.container_size.width // len(self._steps), WIDEST)

    def _draw(self) -> None:
        width = self._step_width
        if width < len(str(self._steps[-1])) + 1:
            return
        lines = [*self._ends_lines(width), *self._bar_lines(width), self._numbers_line(width), *self._mark_lines(width)]
        self.update(Content("\n").join(lines))

    def _ends_lines(self, width: int) -> list[Content]:
        """What the ends mean: in one line if there is room, else in two."""
        low, high = self._ends
        whole = width * len(self._steps) - 1
        if len(low) + len(high) + 2 <= whole:
            return [Content(low + high.rjust(whole - len(low)))]
        return [Content(low), Content(high.rjust(whole))]

    def _bar_lines(self, width: int) -> list[Content]:
        up_to = self._steps[0] - 1 if self.value is None else self.value
        parts: list[Part] = []
        for step in self._steps:
            sign, colour = (FILLED, "$accent") if step <= up_to else (OPEN, "$muted")
            parts += [(sign * (width - 1), colour), " "]
        return [Content.assemble(*parts)] * HEIGHT

    def _numbers_line(self, width: int) -> Content:
        parts: list[Part] = []
        for step in self._steps:
            looks = "bold reverse $where" if step == self.value else "bold $ink"
            parts += [(str(step).center(width - 1), looks), " "]
        return Content.assemble(*parts)

    def _mark_lines(self, width: int) -> list[Content]:
        """The mark under the number of the last time, with its words on the side that has room for them."""
        if self._last is None:
            return []
        number, words = self._last
        column = (number - self._steps[0]) * width + (width - 1) // 2
        fits = column + 2 + len(words) <= width * len(self._steps)
        return [
            Content(f"{MARK} {words}".rjust(column + 2 + len(words)) if fits else f"{words} {MARK}".rjust(column + 1))
        ]
