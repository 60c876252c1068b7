"""The summary screen: one page for the person and one for their therapist, to read, save, print or take as a code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, Literal, get_args

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.blocks import Block
from coach.core.report.summary import Summary
from coach.core.visit.actions import DetailsWanted, SummaryRead
from coach.core.words import Words
from coach.export import SAVED
from coach.screens.base import CoachScreen
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.pages.code import CodeWanted
from coach.screens.requests import FileWanted, PrintWanted
from coach.screens.stack import open_screen
from coach.widgets.letters import letter
from coach.widgets.reader import Reader

Extra = Literal["details", "save", "print"]
"""What is offered only if it is possible here: to add details, to save a file, to print."""


class SummaryScreen(CoachScreen):
    """The summary.

    It has a page for the person, and one for their therapist behind a key.
    """

    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [
        letter("therapist", "turn(False)", "keys.yours"),
        Binding("2,escape", "turn(False)", "keys.yours"),
        Binding("minus", "turn(False)", "keys.back"),
        Binding("enter,escape", "finish", "keys.finish", key_display="Enter"),
        Binding("enter,escape", "close", "keys.close", key_display="Enter"),
        Binding("minus", "close", "keys.back"),
        # Not t: that letter changes the colours.
        letter("therapist", "turn(True)", "keys.therapist"),
        Binding("2", "turn(True)", "keys.therapist"),
        # Not s and not f: they mean the summary, and feeling unwell.
        letter("save", "save", "keys.save"),
        Binding("3", "save", "keys.save"),
        letter("details", "details", "keys.details"),
        Binding("1", "details", "keys.details"),
        letter("code", "code", "keys.code"),
        Binding("4", "code", "keys.code"),
        letter("print", "print", "keys.print"),
        Binding("5", "print", "keys.print"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.finish",
        "keys.therapist",
        "keys.details",
        "keys.code",
        "keys.print",
        "keys.save",
    )

    def __init__(
        self,
        words: Words,
        summary: Summary,
        pages: tuple[Sequence[Block], Sequence[Block]],
        kept: str,
        offers: Collection[Extra],
        *,
        over: bool = False,
    ) -> None:
        """Make the screen.

        Args:
            words: The interface's words.
            summary: What the code is made of.
            pages: The text for the person, and that for the therapist.
            kept: How the visit is kept, in words.
            offers: What is possible here.
            over: Whether the visit is over and only read again, so that closing it ends nothing.
        """
        self._summary = summary
        self._over = over
        self._kept_words = kept
        self._offers = offers
        self._pages = pages
        self._turned = False
        """Whether the therapist's page is shown."""
        super().__init__(words)
        self._reader = Reader(pages[0])
        self._reader.add_class(self._level)

    @property
    def _level(self) -> str:
        """The CSS class that gives the person's page the colour of its level."""
        return f"-{self._summary.advice.level}"

    def top_words(self) -> tuple[str, str]:
        """Return the title, and how the visit is kept."""
        return self.words("summary.where"), self._kept_words

    def foot(self) -> tuple[str, ...]:
        """Return the keys.

        The one back from the therapist's page stands where the one to it stood; a visit that is over is only closed.
        """
        first = "keys.close" if self._over else self.FOOT[0]
        return (first, self.FOOT[1], "keys.yours", *self.FOOT[2:])

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield self._reader

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the page that is not shown, and only those extras that are possible here."""
        if action in ("finish", "close"):
            return self._over == (action == "close")
        if action == "turn":
            return parameters != (self._turned,)
        return action in self._offers if action in get_args(Extra) else True

    async def action_turn(self, to_therapist: bool) -> None:
        """Show the therapist's page or the person's."""
        self._turned = to_therapist
        self._reader.set_class(not to_therapist, self._level)
        await self._reader.read(self._pages[to_therapist])
        self.refresh_bindings()

    def action_save(self) -> None:
        """Ask which form to save."""
        choices = [(form, self.words(f"save.{form}")) for form in SAVED]
        open_screen(self.app, ChooseDialog(self.words("save.ask"), self.words("save.hint"), choices), self._save)

    def _save(self, chosen: str | None) -> None:
        form = next((each for each in SAVED if each == chosen), None)
        if form is not None:
            self.post_message(FileWanted(form))

    def action_details(self) -> None:
        """Go to the questions for the therapist."""
        self.act(DetailsWanted())

    def action_code(self) -> None:
        """Open the QR code."""
        self.post_message(CodeWanted(self._summary))

    def action_print(self) -> None:
        """Print the summary."""
        self.post_message(PrintWanted(on=True))

    def action_close(self) -> None:
        """Go back to where the visit was chosen."""
        self.dismiss(None)

    def action_finish(self) -> None:
        """End the visit."""
        self.act(SummaryRead())
