"""The base class of all full screens: a line at the top, a body, a line of keys, help and quitting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from coach.core.words import Words
from coach.screens.requests import Act, Opens
from coach.screens.seen import SeenScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter
from coach.widgets.topline import TopLine

if TYPE_CHECKING:
    from coach.core.triage.answers import Answers
    from coach.core.visit.actions import VisitAction
    from coach.core.visit.state import Request, Visit


class HelpWanted(Opens):
    """The person wants to see the keys of this screen."""


class QuitWanted(Opens):
    """The person wants to leave the program."""


class CoachScreen(SeenScreen[None]):
    """Every full screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        letter("help", "help", "keys.help"),
        Binding("f1", "help", "keys.help"),
        letter("quit", "leave", "keys.quit"),
        Binding("right_parenthesis", "leave", "keys.quit"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-usual"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.help", "keys.quit")
    """The word keys of the bindings that the line of keys shows, the likeliest first."""
    PAD_FOOT: ClassVar[tuple[str, ...]] = ()
    """Bindings shown in addition on a keypad, which has no key for the full list."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.top = TopLine(*self.top_words())
        self.step: str | None = None
        """Name of the journey step that this screen shows, or None outside a visit."""
        self._unsent: VisitAction | None = None
        """What was chosen and not yet posted, while its row is lit."""
        self.acted = False
        """Whether an action that leads on was posted and the app has not answered yet; others are dropped till then."""

    def compose(self) -> ComposeResult:
        """Yield the top line, the body with what stands beside it, and the keys."""
        main, side = Vertical(*self.body(), classes="main"), tuple(self.side())
        beside = (Vertical(*side, classes="side"),) if side else ()
        yield Vertical(
            self.top,
            Horizontal(main, *beside, classes="panes"),
            KeyBar(self.words, self.foot(), self.PAD_FOOT),
            classes="frame -paned" if side else "frame",
        )

    def body(self) -> Iterable[Widget]:
        """Return the widgets between the top line and the line of keys."""
        return ()

    def side(self) -> Iterable[Widget]:
        """Return what stands beside the body in a wide window: it takes no key, and a key shows the same elsewhere."""
        return ()

    def foot(self) -> tuple[str, ...]:
        """Return what the line of keys shows; `FOOT` unless a subclass changes it."""
        return self.FOOT

    def top_words(self) -> tuple[str, str]:
        """Return the left and the right text of the top line."""
        return ("", "")

    def visit_saved(self, visit: Visit) -> None:
        """React to the visit being saved. The kiosk, which saves none, calls this after each change."""

    async def refresh_answers(self, answers: Answers) -> None:
        """Show the visit's present answers; a screen without answers does nothing."""

    async def refresh_request(self, request: Request | None) -> None:
        """Show the present choices for the routine; a screen without them does nothing."""

    async def take_over(self, other: CoachScreen) -> None:
        """Take what was said on a screen of the same step in another language, and is not in the visit yet."""

    def unsaved_action(self) -> VisitAction | None:
        """Return what must still be applied to the visit if the program ends now, or None."""
        return self._unsent

    def act(self, action: VisitAction) -> None:
        """Post an action that leads on from this screen, unless one was posted that the app has not answered yet."""
        if not self.acted:
            self.acted, self._unsent = True, action
            self.after_light(self._send)

    def _send(self) -> None:
        action, self._unsent = self._unsent, None
        if action is not None:
            self.post_message(Act(action))

    def action_help(self) -> None:
        """Ask for the list of this screen's keys."""
        self.post_message(HelpWanted())

    def action_leave(self) -> None:
        """Ask to quit."""
        self.post_message(QuitWanted())
