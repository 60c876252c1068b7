"""Why: a question explained over the page that asks it, or a result by the rules behind it."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.report.advice import Advice
from coach.core.report.blocks import reason_blocks
from coach.screens.dialogs.text import TextDialog
from coach.screens.requests import ScreenWanted


class WhyWanted(ScreenWanted):
    """The person wants to know why a question is asked."""

    def __init__(self, question: Question) -> None:
        """Take the question."""
        super().__init__()
        self.question = question

    def screen(self, library: Library) -> TextDialog:
        """Return the sheet that says why."""
        return TextDialog(library.words, self.question.words, why_blocks(self.question, library))


class ReasonsWanted(ScreenWanted):
    """The person wants to know which rules led to a result."""

    def __init__(self, advice: Advice) -> None:
        """Take what triage said."""
        super().__init__()
        self.advice = advice

    def screen(self, library: Library) -> TextDialog:
        """Return the sheet that lists them."""
        return TextDialog(library.words, library.words("reasons.where"), reason_blocks(self.advice, library))


def why_blocks(question: Question, library: Library) -> tuple[Block, ...]:
    """Return why a question is asked, how to tell when not sure, and where it comes from."""
    words = library.words
    blocks = [Block("text", question.why)]
    if question.clarify:
        blocks += [Block("heading", words("why.not-sure")), Block("text", question.clarify)]
    if question.unsure in ("urgent", "clinician"):
        blocks.append(Block("text", words(f"why.unsure-{question.unsure}")))
    titles = "; ".join(library.sources[key].title for key in question.sources)
    return (*blocks, Block("note", words("reasons.sources", titles=titles))) if titles else tuple(blocks)
