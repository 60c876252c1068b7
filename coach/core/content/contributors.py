"""Likely contributors: what a pain like this is often linked with, never a diagnosis."""

from __future__ import annotations

from pydantic import Field

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Evidence, Id, Prose, SourceKey


class Contributor(Requirement):
    """Something that the person's own answers speak for."""

    id: Id
    name: Prose
    text: Prose
    """"Often linked with ..." and why, in a sentence or two."""
    advice: Prose
    """What to do about it, verb first."""
    evidence: Evidence
    evidence_words: Prose
    """How strong the support is, said plainly."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)
    article: bool = False
    """Whether it is one of the five causes of the clinic's article."""
