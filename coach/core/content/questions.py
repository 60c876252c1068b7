"""Questions, the answers that they offer, and the pages that ask them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, SourceKey

Unsure = Literal["urgent", "clinician", "watch", "none"]
"""What "not sure" leads to by itself: care at that level; `watch` and `none` lead to nothing."""

CHECK = ("start", "check", "prevention", "unlock")
"""The parts of the check. Questions that are also on pages of other parts are asked again before a routine."""
OPTIONAL = ("details", "week")
"""The parts that a person may leave unanswered."""
MOST_STEPS = 10
"""From the lowest to the highest number of a scale; more have no room side by side."""


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
    words: Prose | None = None
    """What a person chooses in place of typing a number; all bands of a question have it, or none."""
    statement: Prose | None = None
    """The band in the first person: "It began 3 to 7 days ago"."""
    counts_as: int = 0
    """The number that stands for the band if it is chosen."""

    @model_validator(mode="after")
    def _whole(self) -> Band:
        if self.words is not None and not (self.statement and self.low <= self.counts_as <= self.high):
            raise ValueError("a band with `words` needs a `statement`, and `counts_as` within it")
        return self


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
    """What the lowest and the highest number mean; such a number is answered on a scale."""
    sources: tuple[SourceKey, ...] = ()

    @property
    def by_bands(self) -> bool:
        """Whether a person chooses a band in place of typing the number."""
        return any(band.words for band in self.bands)

    @model_validator(mode="after")
    def _whole(self) -> Question:
        if (self.kind in ("choice", "several")) != bool(self.choices):
            raise ValueError("`choices` belong to a choice or a several, and to no other kind")
        if self.most is not None and self.kind != "several":
            raise ValueError("`most` belongs to a several, and to no other kind")
        if self.ends is not None and (self.kind != "number" or self.maximum - self.minimum > MOST_STEPS):
            raise ValueError(f"`ends` belong to a number of at most {MOST_STEPS} steps, such as 0 to 10")
        if self.kind == "finding" and not self.clarify:
            raise ValueError("a finding needs `clarify`, the one sentence for a person who is not sure")
        if self.kind != "finding" and (self.unsure != "none" or self.clarify):
            raise ValueError("`unsure` and `clarify` belong to findings alone")
        return self


class Opener(Entry):
    """One row that stands for several findings of its page.

    A no answers each of them no. A yes or not sure shows them, to be answered one by one. It has no answer of its own.
    """

    id: Id
    words: Prose
    of: tuple[Id, ...] = Field(min_length=2)
    """The findings, which stand one after the other on the page. Its words must cover each of them."""


LastingKind = Literal["trouble", "person"]
"""What lasting answers are about: the trouble that the person came with, or the person."""
LASTING_KINDS: tuple[LastingKind, ...] = ("trouble", "person")


class Lasting(Entry):
    """How long the answers on a page stay true."""

    days: int = Field(ge=1)
    """For so many days the next check shows them as they stood."""
    of: LastingKind


class Page(Entry):
    """A page of the checklist."""

    id: Id
    title: Prose
    """The topic of the page, for the top line."""
    words: Prose
    """The question above the rows."""
    hint: Prose | None = None
    """How to answer; the usual words for its kind if absent."""
    form: Literal["rows", "group", "single"]
    """`rows`: findings one at a time; `group`: one answer for all of them, of which a yes or not sure asks each;
    `single`: one question of another kind."""
    part: Literal[
        "start",
        "aside",
        "check",
        "prevention",
        "unlock",
        "shape",
        "changed",
        "quick",
        "setup",
        "after",
        "goal",
        "training",
        "week",
        "details",
        "next-day",
        "stage-up",
        "stage-down",
    ]
    """When the page is asked.

    `start`: first of all; `aside`: only by a key of its own; `check`: in the full check; `prevention`: in the short
    check without pain; `unlock`: where an answer can widen the scope; `shape`: once a routine is wanted, to shape it;
    `changed`, `quick`: right before a routine; `setup`: while setting it up; `after`: after it; `goal`: once, what to
    get back to; `training`: after a session of a return plan; `week`: after a routine, once a week at home; `details`:
    after the result, for the therapist; `next-day`: about an earlier routine; `stage-up`, `stage-down`: whether to
    change the stage.
    """
    when: Requirement | None = None
    """The page is asked only if earlier answers meet this."""
    lasting: Lasting | None = None
    """How long its answers may be confirmed at home as they stood in an earlier check; None if they are always asked.

    A question whose "yes" by itself calls for care today is asked afresh all the same.
    """
    questions: tuple[Id, ...] = Field(min_length=1)
    openers: tuple[Opener, ...] = ()
    """Rows that stand for several of the findings; a page of the form `rows` alone has them."""

    @property
    def lasting_kind(self) -> LastingKind | None:
        """What its lasting answers are about; None if they do not last."""
        return self.lasting.of if self.lasting else None

    @model_validator(mode="after")
    def _whole(self) -> Page:
        if self.form == "single" and len(self.questions) != 1:
            raise ValueError("a page of the form single asks exactly one question")
        if self.openers and self.form != "rows":
            raise ValueError("`openers` belong to a page of the form rows, and to no other")
        for opener in self.openers:
            absent = [name for name in opener.of if name not in self.questions]
            if absent:
                raise ValueError(f"opener {opener.id}: `questions` has no {absent[0]}; mend its name or add it")
            if opener.of not in _runs(self.questions, len(opener.of)):
                raise ValueError(f"opener {opener.id}: its findings must follow one another in `questions`")
        if len({name for opener in self.openers for name in opener.of}) < sum(len(each.of) for each in self.openers):
            raise ValueError("a finding stands in one opener only")
        if self.lasting is not None and self.part not in ("start", "check", "prevention"):
            raise ValueError("`lasting` belongs to pages of a check: start, check or prevention")
        return self


def _runs(names: tuple[Id, ...], length: int) -> set[tuple[Id, ...]]:
    return {names[start : start + length] for start in range(len(names) - length + 1)}
