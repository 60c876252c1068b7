"""The screen that sets up the routine: a few choices, and a preview of the routine they make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.routine.setting_up import Offer, Planner, SetupChoice, setup_choices, setup_value, turned
from coach.core.visit.actions import ChangeWanted, RequestMade, RoutineChosen, WentBack
from coach.core.visit.state import Request
from coach.core.words import Words
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.pages.steps import StepsWanted
from coach.screens.requests import Act
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords


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
        """The rows in order."""
        return setup_choices(self._proposal, self._offer)

    def _row_words(self) -> list[RowWords]:
        words, offer = self.words, self._offer
        return [
            RowWords(str(number), "", setup_value(choice, self.request, offer, words), title=words(f"setup.{choice}"))
            for number, choice in enumerate(self._choices, 1)
        ]

    async def _show(self, request: Request) -> None:
        self._proposal = self._planner(request)
        self.request = self._proposal.request
        await self._rows.show(self._row_words(), cursor=None)
        await self._reader.read(self._proposal.blocks)

    async def action_turn(self, digit: int) -> None:
        """Change a row to its next choice, or open the page or the steps behind it."""
        choices, request = self._choices, self.request
        if digit > len(choices):
            raise SkipAction
        choice = choices[digit - 1]
        changed = turned(choice, self._proposal, self._offer)
        if changed is not None:
            await self._change(changed)
        elif choice == "easy-on":
            self.act(ChangeWanted(self._offer.easy_on_page))
        else:
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
