"""What every screen shares: a line at the top, a body, a line of keys, and help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.words import Words
from coach.screens.closing import ClosingScreen
from coach.screens.requests import Act, Opens
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


class CoachScreen(ClosingScreen[None]):
    """Every screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        letter("help", "help", "keys.help"),
        Binding("f1", "help", "keys.help", key_display="?"),
        letter("quit", "leave", "keys.quit"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.help", "keys.quit")
    """What the line of keys shows, the likely one first."""
    PAD_FOOT: ClassVar[tuple[str, ...]] = ()
    """What it shows besides where people have a keypad, and no key that lists the others."""

    def __init__(self, words: Words) -> None:
        """Take the interface's words."""
        super().__init__()
        self.words = words
        self.top = TopLine(*self.top_words())
        self.step: str | None = None
        """The journey's step that this screen shows, or None outside the journey."""
        self.moving = False
        """Whether the person has said what leads on, so that a key pressed in haste says it only once."""

    def compose(self) -> ComposeResult:
        """Yield the top line, the body and the keys."""
        yield self.top
        yield from self.body()
        yield KeyBar(self.words, self.foot(), self.PAD_FOOT)

    def body(self) -> Iterable[Widget]:
        """Return what stands between the top line and the keys."""
        return ()

    def foot(self) -> tuple[str, ...]:
        """Return what the line of keys shows here."""
        return self.FOOT

    def top_words(self) -> tuple[str, str]:
        """Return the two texts of the top line."""
        return ("", "")

    def kept(self, visit: Visit) -> None:
        """Take note that a visit has been written, or in a kiosk, which writes none, that it is as it should be."""

    async def refresh_answers(self, answers: Answers) -> None:
        """Show the answers as they now stand, where the screen shows any."""

    async def refresh_request(self, request: Request | None) -> None:
        """Show what the person wants of the routine as it now stands, where the screen shows it."""

    def leaving(self) -> VisitAction | None:
        """Return what must still be kept if the program ends now."""
        return None

    def act(self, action: VisitAction) -> None:
        """Say what leads on from this screen; whatever else is said before the app has answered counts for nothing."""
        if not self.moving:
            self.moving = True
            self.post_message(Act(action))

    def action_help(self) -> None:
        """Ask for the keys of this screen."""
        self.post_message(HelpWanted())

    def action_leave(self) -> None:
        """Ask to leave."""
        self.post_message(QuitWanted())
