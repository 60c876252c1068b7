"""The layout of the therapist's part of the summary, as the content says it."""

from __future__ import annotations

from pydantic import Field

from coach.core.content.entries import Entry, Id


class ClinicalLayout(Entry):
    """How the therapist's part of the summary is laid out."""

    visits: int = Field(ge=1)
    """So many earlier visits are told at the most."""
    longest_page_s: int = Field(ge=60)
    """A page that was in front for longer is told as so long and more: the person was elsewhere."""
    who: Id
    """The question that tells who answers."""
    helper: Id
    """The answer of a person who answers for another."""
    pain: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """The pain and its course: the questions of each line."""
    story: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """How it began, care so far and demands, likewise."""
    background: tuple[Id, ...] = Field(min_length=1)
    """Age and health."""

    @property
    def questions(self) -> tuple[Id, ...]:
        """All questions that have a place of their own; the other findings are signs."""
        return (*(name for line in (*self.pain, *self.story) for name in line), *self.background)
