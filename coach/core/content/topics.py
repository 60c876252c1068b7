"""Topics to read, prevention tips, sources, and the clinic."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, ValidationInfo, field_validator, model_validator

from coach.core.content.entries import Entry, Evidence, Id, Prose, Review, SourceKey, Statement
from coach.core.content.telephone import FEWEST_EMERGENCY, FEWEST_PHONE, digits


class Section(Entry):
    """A heading with a few statements under it."""

    heading: Prose | None = None
    statements: tuple[Statement, ...] = Field(min_length=1)


class Topic(Entry):
    """A page to read; its title is a question or a plain noun."""

    id: Id
    title: Prose
    summary: Prose
    """The answer to the title in one sentence."""
    section: tuple[Section, ...] = Field(min_length=1)
    review: Review


class Tip(Entry):
    """One of the prevention tips at the end of a self-care result and of a finished routine."""

    id: Id
    title: Prose
    text: Prose
    evidence: Evidence
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Source(Entry):
    """A source that facts cite."""

    id: SourceKey
    title: str | None = None
    """The work or page, as published, whatever the language."""
    words: Prose | None = None
    """What is said in place of a title where nothing was published."""
    where: str | None = None
    """Journal, DOI or site."""
    year: int | None = None
    note: str | None = None
    """How it was consulted, if not in the original."""

    @model_validator(mode="after")
    def _named_once(self) -> Source:
        if (self.title is None) == (self.words is None):
            raise ValueError("a source has either a `title`, as published, or `words` of our own")
        return self

    @property
    def name(self) -> str:
        """What a person reads of it: the title as published, or our own words."""
        return self.title or self.words or ""


class Clinic(Entry):
    """The clinic in whose name the advice is given."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """Not translated."""
    phone: str
    emergency_number: str
    desk: Prose
    """The sentence that sends a kiosk visitor to the desk."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] | None = None
    """The code of the language that the clinic's staff read; None for the content's own, or the kiosk's first."""
    example: bool = False
    """Whether this is the example clinic that comes with the coach; ignored once name and phone are both changed."""

    @field_validator("phone", "emergency_number")
    @classmethod
    def _can_be_dialled(cls, number: str, info: ValidationInfo) -> str:
        fewest = FEWEST_EMERGENCY if info.field_name == "emergency_number" else FEWEST_PHONE
        if digits(number) < fewest:
            raise ValueError(f"{number!r} cannot be dialled; write the number with its digits, as people dial it")
        return number
