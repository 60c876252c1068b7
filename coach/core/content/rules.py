"""What answers lead to: rules of triage, the sets they share, unlocks that widen a scope, and likely contributors."""

from __future__ import annotations

from pydantic import Field, model_validator

from coach.core.content.conditions import Condition, Requirement
from coach.core.content.entries import Entry, Evidence, Id, Prose, Review, SourceKey
from coach.core.content.levels import Level, Scope


class FindingSet(Entry):
    """A named group of findings; in a rule's `any`, its id stands for all its members."""

    id: Id
    of: tuple[Condition, ...] = Field(min_length=2)


class Rule(Requirement):
    """A triage rule: if its conditions hold, care is needed at least at `level`, and activity at most in `scope`."""

    id: Id
    level: Level
    scope: Scope
    text: Prose
    """What was found, in plain words, without a diagnosis."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)
    evidence: Evidence
    owner: Id
    review: Review
    action: Id | None = None
    """The action to show instead of the level's own."""
    first_aid: Prose | None = None
    """One line of what to do until help comes; only where a source says so."""
    conflict: Prose | None = None
    """Where published sources disagree, what is proposed here and why."""

    @model_validator(mode="after")
    def _locks(self) -> Rule:
        if self.level in (Level.EMERGENCY, Level.URGENT) and self.scope is not Scope.NONE:
            raise ValueError(f"an {self.level} rule has scope none, always")
        if self.level is Level.CLINICIAN and self.scope not in (Scope.WALK, Scope.GENTLE):
            raise ValueError("a clinician rule has scope walk (firm) or gentle (soft)")
        return self


class Unlock(Entry):
    """Answers that widen the scope of certain clinician rules; the level never changes."""

    id: Id
    needs: tuple[Id, ...] = Field(min_length=1)
    """Each of these questions must be answered yes."""
    lifts: tuple[Id, ...] = Field(min_length=1)
    """The clinician rules whose scope becomes `to`."""
    to: Scope
    text: Prose
    """What the result says: "You told us ..."."""
    profiles: tuple[Id, ...] = ()
    """Profiles that then apply to the routine."""


class Contributor(Requirement):
    """Something that pain like this is often linked with and that the person's answers point to; never a diagnosis."""

    id: Id
    name: Prose
    text: Prose
    """That it is often linked with such pain, and why, in a sentence or two."""
    advice: Prose
    """What to do about it, as an imperative."""
    evidence: Evidence
    evidence_words: Prose
    """How strong the evidence is, in plain words."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)
    article: bool = False
    """Whether it is one of the five causes in the clinic's article (source SEED)."""
