"""The QR code that takes the summary's most important lines to a phone."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.blocks import Block, listing
from coach.core.library import Library
from coach.core.report.qr_text import CodeText, code_text
from coach.core.report.summary import Summary
from coach.core.words import Words
from coach.export.qr import Code, fitted
from coach.screens.qr_screen import QrScreen
from coach.screens.requests import ScreenWanted


@dataclass
class CodeWanted(ScreenWanted):
    """The person wants the summary as a code for their phone."""

    summary: Summary

    def screen(self, library: Library) -> CodeScreen:
        """Return the screen that shows the code."""
        return CodeScreen(library.words, code_text(self.summary, library))


class CodeScreen(QrScreen):
    """The QR code for a phone.

    Without room for the code, its words alone are shown.
    """

    def __init__(self, words: Words, text: CodeText) -> None:
        super().__init__(words, words("code.lead"))
        self._text = text

    def fitting(self, columns: int, rows: int) -> Code | None:
        """Return the code with as many signs as fit, or None."""
        return fitted(self._text, columns, rows)

    def words_beside(self, code: Code | None) -> tuple[Block, ...]:
        """Return what the code says, or all its lines where it has no room."""
        words, signs = self.words, len(self._text.signs)
        if code is None:
            return listing(words("code.no-room"), self._text.lines)
        shown = len(code.lines) - 2
        notes = [words("code.some", count=shown, all=signs)] if shown < signs else []
        notes += [words("code.uncoloured")] if self.colours == "none" else []
        return (
            Block("heading", words("code.title")),
            Block("text", words("code.lead")),
            *listing(words("code.says"), code.lines),
            *(Block("note", note) for note in notes),
        )
