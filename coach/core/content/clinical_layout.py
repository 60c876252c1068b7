"""The order and grouping of the therapist's part of the summary."""

from __future__ import annotations

from pydantic import Field

from coach.core.content.entries import Entry, Id, Prose


class FindingGroup(Entry):
    """Findings that are told in one line."""

    name: Prose
    of: tuple[Id, ...] = Field(min_length=1)


class ClinicalLayout(Entry):
    """How the therapist's part of the summary is laid out."""

    visits: int = Field(ge=1)
    """The most earlier visits that are listed."""
    rows: int = Field(ge=10)
    """The most rows in which a report of a period lists its routines; of more it tells by week, month or year."""
    longest_page_s: int = Field(ge=60)
    """The most seconds that are reported for a page: beyond them the person was doing something else."""
    who: Id
    """The question about who is answering."""
    helper: Id
    """The answer to `who` that means somebody answers for another person."""
    pain: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """The place, the pain and its course; each inner tuple is one line of the report."""
    flags: tuple[FindingGroup, ...] = Field(min_length=1)
    """The findings by what they may point to, one line for each group."""
    eases: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """What eases and what aggravates it, in lines."""
    story: tuple[tuple[Id, ...], ...] = Field(min_length=1)
    """How it began, care so far and demands, in lines."""
    background: tuple[FindingGroup, ...] = Field(min_length=1)
    """Health and medicines, in groups of findings."""
    exam: tuple[Prose, ...] = Field(min_length=1)
    """The labels of the boxes that the therapist fills in by hand."""

    @property
    def groups(self) -> tuple[FindingGroup, ...]:
        """All groups of findings."""
        return (*self.flags, *self.background)

    @property
    def lines(self) -> tuple[tuple[Id, ...], ...]:
        """All lines of questions."""
        return (*self.pain, *self.eases, *self.story)


class DeskLayout(Entry):
    """What a person is given to say at the desk or on the phone."""

    age: Id
    """The question about the age, which is said first."""
    signs: int = Field(ge=1)
    """The most signs that are said: more than a few cannot be said in one breath."""
