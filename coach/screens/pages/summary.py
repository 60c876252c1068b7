"""The summary: when to seek care, what was done, and what to do next; the therapist's part behind one key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, Literal, get_args

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.blocks import Block
from coach.core.report.summary import Summary
from coach.core.visit.actions import DetailsWanted, SummaryRead
from coach.core.words import Words
from coach.export import Form
from coach.screens.base import CoachScreen
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.pages.code import CodeWanted
from coach.screens.requests import FileWanted, PrintWanted
from coach.screens.stack import open_screen
from coach.widgets.letters import letter
from coach.widgets.reader import Reader

Extra = Literal["details", "save", "print"]
"""What is offered only where it can be done: to add details, to save a file, to print."""
SAVED: tuple[Form, ...] = ("pdf", "html", "text", "markdown", "fhir")
"""The forms that can be saved by a key, the likely one first."""


class SummaryScreen(CoachScreen):
    """One page that a person keeps, and another for their therapist."""

    BINDINGS: ClassVar[list[BindingType]] = [
        letter("therapist", "turn(False)", "keys.yours"),
        Binding("2,escape,minus", "turn(False)", "keys.yours"),
        Binding("enter,escape,minus", "finish", "keys.finish", key_display="Enter"),
        # Not t: that letter changes the colours.
        letter("therapist", "turn(True)", "keys.therapist"),
        Binding("2", "turn(True)", "keys.therapist"),
        # Not s and not f: they mean the summary, and feeling unwell.
        letter("save", "save", "keys.save"),
        letter("details", "details", "keys.details"),
        Binding("1", "details", "keys.details"),
        letter("code", "code", "keys.code"),
        letter("print", "print", "keys.print"),
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
    ) -> None:
        """Take the words, the summary, both its pages as text, how the visit is kept, and what is offered here."""
        self._summary = summary
        self._kept_words = kept
        self._offers = offers
        self._pages = pages
        self._turned = False
        """Whether the therapist's page shows."""
        super().__init__(words)
        self._reader = Reader(pages[0])

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is, and how it is kept."""
        return self.words("summary.where"), self._kept_words

    def foot(self) -> tuple[str, ...]:
        """Return the keys, with the way back from the therapist's page in the place of the way there."""
        return (*self.FOOT[:2], "keys.yours", *self.FOOT[2:])

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield self._reader

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self._reader.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done here: the page that does not show, details, files and paper where there are any."""
        if action == "turn":
            return parameters != (self._turned,)
        return action in self._offers if action in get_args(Extra) else True

    async def action_turn(self, to_therapist: bool) -> None:
        """Show the other page."""
        self._turned = to_therapist
        await self._reader.read(self._pages[to_therapist])
        self.refresh_bindings()

    def action_save(self) -> None:
        """Ask for the form of the file."""
        choices = [(form, self.words(f"save.{form}")) for form in SAVED]
        open_screen(self.app, ChooseDialog(self.words("save.ask"), self.words("save.hint"), choices), self._save)

    def _save(self, chosen: str | None) -> None:
        form = next((each for each in SAVED if each == chosen), None)
        if form is not None:
            self.post_message(FileWanted(form))

    def action_details(self) -> None:
        """Add details for the therapist."""
        self.act(DetailsWanted())

    def action_code(self) -> None:
        """Ask for the code that a phone reads."""
        self.post_message(CodeWanted(self._summary))

    def action_print(self) -> None:
        """Ask for the summary on paper."""
        self.post_message(PrintWanted(on=True))

    def action_finish(self) -> None:
        """End the visit."""
        self.act(SummaryRead())
