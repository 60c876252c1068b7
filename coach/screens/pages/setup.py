"""The screen that sets up the routine: a few choices, and a preview of the routine they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, TypeVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.content.exercises import Position
from coach.core.routine.edits import RoutineEdits
from coach.core.visit.actions import ChangeWanted, RequestMade, RoutineChosen, WentBack
from coach.core.visit.state import Changes, Request, WalkPlace
from coach.core.words import Words
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.pages.steps import StepsWanted
from coach.screens.requests import Act
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords

SetupChoice = Literal["routine", "minutes", "position", "walk", "stage", "easy-on", "steps"]

Value = TypeVar("Value")


@dataclass(frozen=True)
class Offer:
    """What the person may choose, the same whatever they chose before."""

    positions: tuple[Position, ...]
    easy_on_page: str
    """Id of the page that asks what to go easy on."""
    easy_on: str
    """The answers so far to what to go easy on, in words."""
    prescribed: str | None = None
    """The therapist's own set in words, or None if there is none to choose."""
    few: bool = False
    """Whether rows with only one choice, and the steps, are left out, so that a kiosk visitor has little to decide."""


@dataclass(frozen=True)
class Proposal:
    """The routine that a request makes, and what may be chosen from there."""

    request: Request
    """The request, limited to what may be chosen."""
    minutes: tuple[int, ...]
    """The lengths that may be chosen at its position."""
    stages: tuple[int, ...]
    """The stages that may be chosen at its position; none if the stage changes nothing."""
    walks: tuple[WalkPlace, ...]
    """Where its walk may be; none if it has no walk or there is no choice."""
    arrangement: RoutineEdits
    blocks: tuple[Block, ...]
    """The preview as text."""


Planner = Callable[[Request], Proposal]


class SetupScreen(CoachScreen):
    """The set-up of a routine.

    Its rows say what to do, for how long, where and how hard. Each digit changes its row to the next choice.
    """

    AUTO_FOCUS = "Reader"
    CSS_PATH = style("setup")

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"turn({digit})", "keys.turn", key_display="1 2 3") for digit in range(1, 8)),
        Binding("enter", "begin", "keys.begin", key_display="Enter"),
        Binding("escape,minus,backspace,left", "back", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.begin",
        "keys.turn",
        "keys.scroll",
        "keys.back",
        "keys.help",
        "keys.quit",
    )

    def __init__(self, words: Words, request: Request, offer: Offer, planner: Planner) -> None:
        super().__init__(words)
        self._offer, self._planner = offer, planner
        self._proposal = planner(request)
        self.request = self._proposal.request
        self._rows = Rows(self._row_words(), cursor=None)
        self._reader = Reader(self._proposal.blocks)

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("setup.where"), ""

    def body(self) -> Iterable[Widget]:
        """Return the choices and the preview."""
        yield Vertical(Static(Content(self.words("setup.ask")), classes="ask"), self._rows, classes="column setup")
        yield self._reader

    async def refresh_request(self, request: Request | None) -> None:
        """Show a request that was changed on a screen over this one."""
        if request is not None and request != self.request:
            await self._show(request)

    @property
    def _choices(self) -> tuple[SetupChoice, ...]:
        """The rows in order; a therapist's set leaves out length, position and stage, which are its own."""
        first: tuple[SetupChoice, ...] = ("routine",) if self._offer.prescribed else ()
        own: tuple[SetupChoice, ...] = () if self.request.prescribed else tuple(self._cycled_choices)
        last: tuple[SetupChoice, ...] = ("easy-on",) if self._offer.few else ("easy-on", "steps")
        return (*first, *own, *last)

    @property
    def _cycled_choices(self) -> Iterator[SetupChoice]:
        """The rows of length, position, walk and stage that have enough choices to be shown."""
        counts: dict[SetupChoice, int] = {
            "minutes": len(self._proposal.minutes),
            "position": len(self._offer.positions),
            "walk": len(self._proposal.walks),
            "stage": len(self._proposal.stages),
        }
        least = 2 if self._offer.few else 1
        yield from (choice for choice, count in counts.items() if count >= least)

    def _row_words(self) -> list[RowWords]:
        return [
            RowWords(str(number), self.words(f"setup.{choice}"), self._value(choice))
            for number, choice in enumerate(self._choices, 1)
        ]

    def _value(self, choice: SetupChoice) -> str:
        request, words = self.request, self.words
        match choice:
            case "routine":
                own = request.prescribed and self._offer.prescribed
                return own or words("setup.routine-planned")
            case "minutes":
                return words("setup.minutes-value", minutes=request.minutes)
            case "easy-on":
                return self._offer.easy_on
            case "steps":
                return words("setup.steps-planned" if request.changes == Changes() else "setup.steps-changed")
            case _:
                return words(f"setup.{choice}-{getattr(request, choice)}")

    async def _show(self, request: Request) -> None:
        self._proposal = self._planner(request)
        self.request = self._proposal.request
        await self._rows.show(self._row_words())
        await self._reader.read(self._proposal.blocks)

    async def action_turn(self, digit: int) -> None:
        """Change a row to its next choice, or open the page or the steps behind it."""
        choices, request = self._choices, self.request
        if digit > len(choices):
            raise SkipAction
        match choices[digit - 1]:
            case "routine":
                await self._change(replace(request, prescribed=not request.prescribed))
            case "minutes":
                await self._change(replace(request, minutes=_next_value(self._proposal.minutes, request.minutes)))
            case "position":
                await self._change(replace(request, position=_next_value(self._offer.positions, request.position)))
            case "walk":
                await self._change(replace(request, walk=_next_value(self._proposal.walks, request.walk)))
            case "stage":
                await self._change(replace(request, stage=_next_value(self._proposal.stages, request.stage)))
            case "easy-on":
                self.act(ChangeWanted(self._offer.easy_on_page))
            case "steps":
                self.post_message(StepsWanted(request, lambda wish: self._planner(wish).arrangement, self.step))

    async def _change(self, request: Request) -> None:
        await self._show(request)
        self.post_message(Act(RequestMade(self.request)))

    def action_begin(self) -> None:
        """Begin the routine."""
        routine = self._proposal.arrangement.routine
        self.act(RoutineChosen(self.request, routine.seconds, routine.set_used))

    def action_back(self) -> None:
        """Go to the screen before."""
        self.act(WentBack())


def _next_value(values: tuple[Value, ...], value: Value) -> Value:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
