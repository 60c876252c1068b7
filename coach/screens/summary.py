"""The summary: when to seek care, what was done, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.page import Block
from coach.core.summary import Summary
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.code import CodeWanted
from coach.screens.messages import DetailsWanted, SummaryRead
from coach.screens.moves import PrintWanted
from coach.widgets.reader import Reader


class SummaryScreen(CoachScreen):
    """One page that a person keeps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,minus", "finish", "keys.finish", key_display="Enter"),
        Binding("d,1", "details", "keys.details", key_display="d"),
        Binding("c", "code", "keys.code"),
        Binding("r", "print", "keys.print"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.finish",
        "keys.details",
        "keys.code",
        "keys.print",
        "keys.scroll",
        "keys.help",
    )

    def __init__(
        self,
        words: Words,
        summary: Summary,
        blocks: Iterable[Block],
        kept: str,
        *,
        details: bool = False,
        prints: bool = False,
    ) -> None:
        """Take the words, the summary and its blocks, and how it is kept.

        Args:
            words: The interface's words.
            summary: The summary.
            blocks: The same as text.
            kept: How the visit is kept, in words.
            details: Whether details for a therapist may be added.
            prints: Whether this computer can print.
        """
        self._summary = summary
        self._kept_words = kept
        self._prints = prints
        self._details = details
        super().__init__(words)
        self._reader = Reader(blocks)

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is, and how it is kept."""
        return self.words("summary.where"), self._kept_words

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield self._reader

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self._reader.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer details only where there are any to add, and the printer only where one can be asked."""
        return {"details": self._details, "print": self._prints}.get(action, True)

    def action_details(self) -> None:
        """Add details for the therapist."""
        self.move(DetailsWanted())

    def action_code(self) -> None:
        """Ask for the code that a phone reads."""
        self.post_message(CodeWanted(self._summary))

    def action_print(self) -> None:
        """Ask for the summary on paper."""
        self.post_message(PrintWanted(on=True))

    def action_finish(self) -> None:
        """End the visit."""
        self.move(SummaryRead())
