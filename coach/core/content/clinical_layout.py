"""The order and grouping of the therapist's part of the summary."""

from __future__ import annotations

from pydantic import Field

from coach.core.content.entries import Entry, Id


class ClinicalLayout(Entry):
    """How the therapist's part of the summary is laid out."""

    visits: int = Field(ge=1)
    """The most earlier visits that are listed."""
    longest_page_s: int = Field(ge=60)
    """A page open for longer than this is reported as "over" this time: the person was doing something else."""
    who: Id
    """The question about who is answering."""
    helper: Id
    """The answer to `who` that means somebody answers for another person."""
    pain: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """The pain and its course; each inner tuple is one line of the report."""
    story: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """How it began, care so far and demands, likewise in lines."""
    background: tuple[Id, ...] = Field(min_length=1)
    """Age and health."""

    @property
    def questions(self) -> tuple[Id, ...]:
        """All questions placed in one of these sections; all other findings are listed as signs."""
        return (*(name for line in (*self.pain, *self.story) for name in line), *self.background)
