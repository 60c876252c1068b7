"""Setting up the routine: a few choices, and the routine as it will be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.page import Block
from coach.core.routine import Routine
from coach.core.visit import POSITIONS, Request
from coach.core.words import Words
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.messages import ChangeWanted, RequestMade, RoutineChosen, WentBack
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords

Planner = Callable[[Request], tuple[Routine, tuple[Block, ...]]]
"""Gives the routine for a request, and its preview as text."""


Value = TypeVar("Value")


@dataclass(frozen=True)
class Offer:
    """What may be chosen."""

    minutes: tuple[int, ...]
    stages: tuple[int, ...]
    easy_on_page: str
    """The page that asks what to go easy on."""
    easy_on: str
    """What to go easy on so far, in words."""


class SetupScreen(CoachScreen):
    """Minutes, place, stage and what to go easy on; each digit turns its row to the next choice."""

    CSS_PATH = style("setup")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "minutes", "keys.minutes"),
        Binding("2", "position", "keys.position"),
        Binding("3", "stage", "keys.stage"),
        Binding("4", "easy_on", "keys.easy-on"),
        Binding("enter", "begin", "keys.begin", key_display="Enter"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.begin",
        "keys.minutes",
        "keys.position",
        "keys.back",
        "keys.help",
        "keys.quit",
    )

    def __init__(self, words: Words, request: Request, offer: Offer, planner: Planner) -> None:
        """Take the words, the first request, what may be chosen, and the planner."""
        super().__init__(words)
        self.request = request
        self._offer, self._planner = offer, planner
        self.routine, self._preview = planner(request)
        self._rows = Rows(self._shown(), cursor=None)
        self._reader = Reader(self._preview)

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is."""
        return self.words("setup.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the choices and the preview."""
        yield Vertical(Static(Content(self.words("setup.ask")), classes="ask"), self._rows, classes="column setup")
        yield self._reader

    def on_mount(self) -> None:
        """Let the arrow keys scroll the preview."""
        self._reader.focus()

    def _shown(self) -> list[RowWords]:
        request = self.request
        rows = [
            ("setup.minutes", self.words("setup.minutes-value", minutes=request.minutes)),
            ("setup.position", self.words(f"setup.position-{request.position}")),
            ("setup.stage", self.words(f"setup.stage-{request.stage}")),
            ("setup.easy-on", self._offer.easy_on),
        ]
        return [RowWords(str(number), self.words(key), value) for number, (key, value) in enumerate(rows, 1)]

    async def _change(self, request: Request) -> None:
        self.request = request
        self.routine, self._preview = self._planner(request)
        await self._rows.show(self._shown())
        await self._reader.read(self._preview)
        self.post_message(RequestMade(request))

    async def action_minutes(self) -> None:
        """Take the next number of minutes."""
        await self._change(replace(self.request, minutes=_following(self._offer.minutes, self.request.minutes)))

    async def action_position(self) -> None:
        """Take the other place."""
        await self._change(replace(self.request, position=_following(POSITIONS, self.request.position)))

    async def action_stage(self) -> None:
        """Take the next stage."""
        await self._change(replace(self.request, stage=_following(self._offer.stages, self.request.stage)))

    def action_easy_on(self) -> None:
        """Ask what to go easy on."""
        self.move(ChangeWanted(self._offer.easy_on_page))

    def action_begin(self) -> None:
        """Begin the routine."""
        self.move(RoutineChosen(self.request, self.routine.seconds))

    def action_back(self) -> None:
        """Go back a screen."""
        self.move(WentBack())


def _following(values: tuple[Value, ...], value: Value) -> Value:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
