"""Why a question is asked, and how to tell when not sure."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.blocks import Block
from coach.core.content.questions import Question
from coach.core.library import Library


def findings_blocks(findings: Iterable[Question]) -> tuple[Block, ...]:
    """Return what is meant by a row that stands for several findings: each with how to tell, and why it is asked."""
    return tuple(
        block
        for finding in findings
        for block in (Block("heading", finding.words), Block("text", f"{finding.clarify} {finding.why}"))
    )


def why_blocks(question: Question, library: Library) -> tuple[Block, ...]:
    """Return why a question is asked, how to tell when not sure, and its sources, as text."""
    words = library.words
    blocks = [Block("text", question.why)]
    if question.clarify:
        blocks += [Block("heading", words("why.not-sure")), Block("text", question.clarify)]
    if question.unsure in ("urgent", "clinician"):
        blocks.append(Block("text", words(f"why.unsure-{question.unsure}")))
    titles = library.source_names(question.sources)
    return (*blocks, Block("note", words("reasons.sources", titles=titles))) if titles else tuple(blocks)
