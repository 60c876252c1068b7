"""What all content entries share: their base class and the types of common fields."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A kebab-case name that says what the entry is."""

SourceKey = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]*$")]
"""The key of an entry in `content/sources.toml`: `NHS`, `HAYDEN21`."""


class Translatable:
    """Marks text that a person reads. Translations may replace only such text."""


Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Translatable()]
"""Text that a person reads."""

Evidence = Literal["strong", "moderate", "weak", "consensus", "clinic", "choice", "general-knowledge"]
"""How strong the evidence for a statement is.

`consensus`: published guidance without trials; `clinic`: the clinic's own advice; `choice`: a proposal of this
project; `general-knowledge`: no published source found yet. Entries of the last two kinds are used, but count as
unreviewed.
"""


class Entry(BaseModel):
    """The base of all content models: immutable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Review(Entry):
    """Who reviewed an entry, and when the next review is due."""

    due: date
    """From this day on the review is overdue."""
    by: str | None = None
    """The clinician who signed; given only together with `on`."""
    on: date | None = None
    """The day of the signature."""

    @model_validator(mode="after")
    def _signed_whole(self) -> Review:
        if (self.by is None) != (self.on is None):
            raise ValueError("`by` and `on` stand only together: name the reviewer and the day")
        return self


class Statement(Entry):
    """One fact with its sources."""

    text: Prose
    sources: tuple[SourceKey, ...]
    evidence: Evidence = "consensus"
