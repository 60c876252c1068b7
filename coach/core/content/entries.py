"""What every entry of the content shares: its base class and the types of its fields."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A kebab-case word that says what the entry is, never a number."""

SourceKey = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]*$")]
"""The key of a source, in capitals: `NHS`, `HAYDEN21`."""


class Translatable:
    """Marks a field that a person reads, the only kind that a language overlay may replace."""


Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Translatable()]
"""Words that a person reads."""

Evidence = Literal["strong", "moderate", "weak", "consensus", "clinic", "choice", "general-knowledge"]
"""How well a statement is supported.

`consensus`: published guidance without trials; `clinic`: the clinic's own advice; `choice`: a proposal of this
project; `general-knowledge`: not yet found in a published source. The last two are used and stay unreviewed.
"""


class Entry(BaseModel):
    """A table of the content: frozen, and with no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Review(Entry):
    """Who has reviewed an entry and when it is due again."""

    due: date
    """The day from which the entry counts as overdue."""
    by: str | None = None
    """The clinician who signed; only together with `on`."""
    on: date | None = None
    """The day of the signature."""

    @model_validator(mode="after")
    def _signed_whole(self) -> Review:
        if (self.by is None) != (self.on is None):
            raise ValueError("`by` and `on` stand only together: name the reviewer and the day")
        return self


class Statement(Entry):
    """One fact with where it comes from."""

    text: Prose
    sources: tuple[SourceKey, ...]
    evidence: Evidence = "consensus"
