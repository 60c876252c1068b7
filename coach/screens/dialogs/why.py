"""The dialogs that explain why a question is asked, which rules led to a result, and what backs a sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.core.blocks import Block
from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.report.advice import Advice
from coach.core.report.blocks import reason_blocks
from coach.core.report.guide import GuideSign, support_blocks
from coach.core.report.why import findings_blocks, why_blocks
from coach.screens.dialogs.text import TextDialog
from coach.screens.requests import ScreenWanted


@dataclass
class WhyWanted(ScreenWanted):
    """The person wants to know why a question is asked."""

    question: Question

    def screen(self, library: Library) -> TextDialog:
        """Return the dialog that explains the question."""
        return TextDialog(library.words, self.question.words, self.blocks(library))

    def blocks(self, library: Library) -> tuple[Block, ...]:
        """Return the explanation."""
        return why_blocks(self.question, library)


@dataclass
class OpenerExplained(ScreenWanted):
    """The person wants to know what is meant by a row that stands for several findings."""

    words: str
    findings: tuple[Question, ...]

    def screen(self, library: Library) -> TextDialog:
        """Return the dialog that explains each finding."""
        return TextDialog(library.words, self.words, self.blocks(library))

    def blocks(self, library: Library) -> tuple[Block, ...]:
        """Return the explanation of each finding."""
        return findings_blocks(self.findings)


@dataclass
class ReasonsWanted(ScreenWanted):
    """The person wants to know which rules led to a result."""

    advice: Advice

    def screen(self, library: Library) -> TextDialog:
        """Return the dialog that lists the rules."""
        return TextDialog(library.words, library.words("reasons.where"), reason_blocks(self.advice, library))


@dataclass
class SupportWanted(ScreenWanted):
    """The person wants to know what stands behind signs of the guide."""

    signs: Sequence[GuideSign]

    def screen(self, library: Library) -> TextDialog:
        """Return the dialog that lists the sources of each sign."""
        return TextDialog(library.words, library.words("guide.behind"), support_blocks(self.signs))
