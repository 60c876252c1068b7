"""The screen that shows a set as a code for a phone."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.words import Words
from coach.export.qr import Code, fitted_whole, room_of
from coach.screens.qr_screen import WORDS_COLUMNS, QrScreen


class SetCodeScreen(QrScreen):
    """A set as a code for a phone.

    Without room for the code, its text alone is shown.
    """

    def __init__(self, words: Words, text: str) -> None:
        super().__init__(words, words("builder.code-title"))
        self._text = text

    def fitting(self, columns: int, rows: int) -> Code | None:
        """Return the code of the whole set, or None if it does not fit."""
        return fitted_whole(self._text, columns, rows)

    def words_beside(self, code: Code | None) -> tuple[Block, ...]:
        """Return what to do with the code, and its text."""
        words, (columns, rows) = self.words, room_of(self._text)
        lead = (
            words("builder.code-lead")
            if code is not None
            else words("builder.code-no-room", columns=columns + WORDS_COLUMNS, rows=rows)
        )
        notes = [words("code.uncoloured")] if code is not None and self.colours == "none" else []
        return (
            Block("heading", words("builder.code-title")),
            Block("text", lead),
            Block("text", words("builder.code-back")),
            Block("text", self._text),
            *(Block("note", note) for note in notes),
        )
