"""Questions, the answers that they offer, and the pages that ask them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, SourceKey

Unsure = Literal["urgent", "clinician", "watch", "none"]
"""What "not sure" leads to by itself: care at that level; `watch` and `none` lead to nothing."""


class Choice(Entry):
    """One of the answers that a question offers."""

    id: Id
    words: Prose
    statement: Prose | None = None
    """The choice in the first person: "It hurts to bend"."""


class Band(Entry):
    """A named range of a number, both ends included."""

    id: Id
    low: int
    high: int


class Question(Entry):
    """One question to the person."""

    id: Id
    kind: Literal["finding", "choice", "several", "number"]
    """`finding`: yes, no, not sure; `choice`: one of a list; `several`: any of a list; `number`: typed."""
    words: Prose
    statement: Prose
    """A yes in the first person: "I newly leak pee". Shown as the reason for a result, and to say on the phone.

    For a number, `{value}` marks its place.
    """
    short: Prose
    """Three words at most, for lists: "Leaking pee"."""
    why: Prose
    """Why we ask, without suggesting a diagnosis."""
    clarify: Prose | None = None
    """One sentence for a person who is not sure; findings only."""
    unsure: Unsure = "none"
    skippable: bool = False
    """Whether the person may skip it. "skipped" is never read as no."""
    when: Requirement | None = None
    """The question is asked only if earlier answers meet this."""
    choices: tuple[Choice, ...] = ()
    most: int | None = Field(default=None, ge=1)
    """The most choices of a `several`; no limit if absent."""
    minimum: int = 0
    maximum: int = 10
    bands: tuple[Band, ...] = ()
    ends: tuple[Prose, Prose] | None = None
    """Labels for the lowest and the highest number."""
    sources: tuple[SourceKey, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Question:
        if (self.kind in ("choice", "several")) != bool(self.choices):
            raise ValueError("`choices` belong to a choice or a several, and to no other kind")
        if self.most is not None and self.kind != "several":
            raise ValueError("`most` belongs to a several, and to no other kind")
        if self.kind == "finding" and not self.clarify:
            raise ValueError("a finding needs `clarify`, the one sentence for a person who is not sure")
        if self.kind != "finding" and (self.unsure != "none" or self.clarify):
            raise ValueError("`unsure` and `clarify` belong to findings alone")
        return self


class Page(Entry):
    """A page of the checklist."""

    id: Id
    title: Prose
    """The topic of the page, for the top line."""
    words: Prose
    """The question above the rows."""
    hint: Prose | None = None
    """How to answer; the usual words for its kind if absent."""
    form: Literal["rows", "ticks", "single"]
    """`rows`: findings one at a time; `ticks`: findings to tick, at most six; `single`: one of another kind."""
    part: Literal[
        "start",
        "check",
        "prevention",
        "unlock",
        "changed",
        "quick",
        "setup",
        "after",
        "week",
        "details",
        "next-day",
        "stage-up",
        "stage-down",
    ]
    """When the page is asked.

    `start`: first of all; `check`: in the full check; `prevention`: in the short check without pain; `unlock`: where an
    answer can widen the scope; `changed`, `quick`: right before a routine; `setup`: while setting it up; `after`: after
    it; `week`: after that, once a week at home; `details`: after the result, for the therapist; `next-day`: about an
    earlier routine; `stage-up`, `stage-down`: whether to change the stage.
    """
    when: Requirement | None = None
    """The page is asked only if earlier answers meet this."""
    questions: tuple[Id, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Page:
        if self.form == "single" and len(self.questions) != 1:
            raise ValueError("a page of the form single asks exactly one question")
        if self.form == "ticks" and len(self.questions) > 6:
            raise ValueError("a tick page has at most six rows: split it")
        return self
