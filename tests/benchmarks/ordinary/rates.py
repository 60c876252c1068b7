"""How often ordinary people give each answer: the models of `answer_rates.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, model_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose

Percent = Annotated[float, Field(ge=0, le=100)]


class Rates(Entry):
    """How many in a hundred give which answer. Those that neither say yes nor are unsure say no."""

    yes: Percent | None = None
    unsure: Percent | None = None
    one: dict[str, Percent] | None = None
    """Exactly one of these; a number's values are written as text."""
    each: dict[str, Percent] | None = None
    """Each of these, whatever else was chosen."""

    @model_validator(mode="after")
    def _add_up(self) -> Rates:
        _no_more_than_all(self)
        if self.one is not None and abs(sum(self.one.values()) - 100) > 0.01:
            raise ValueError(f"the rates of `one` add up to {sum(self.one.values()):g}, not to 100")
        return self

    @property
    def given(self) -> dict[str, Any]:
        """Those that are written, by their keys."""
        return {name: value for name in Rates.model_fields if (value := getattr(self, name)) is not None}


def _no_more_than_all(rates: Rates) -> None:
    if (rates.yes or 0) + (rates.unsure or 0) > 100:
        raise ValueError("`yes` and `unsure` are more than 100 together")


class Case(Requirement, Rates):
    """Rates of those whose earlier answers meet a requirement."""


class Drawn(Rates):
    """A trait, or the answer to a question, and how it is drawn."""

    id: Id
    guess: bool
    """Whether no source is behind the rates."""
    misread: bool = False
    """Whether nobody has it, so that each yes and each doubt comes of reading it wrong."""
    note: Prose | None = None
    cases: tuple[Case, ...] = ()
    """The first that is met replaces the rates that it names."""

    @model_validator(mode="after")
    def _whole(self) -> Drawn:
        if not self.given:
            raise ValueError("no rate is given; write `yes`, `unsure`, `one` or `each`")
        if self.misread and any(each.one for each in (self, *self.cases)):
            raise ValueError("`misread` scales `yes`, `unsure` and `each`, never `one`")
        for case in self.cases:
            _no_more_than_all(self.over(case))
        return self

    def over(self, case: Case) -> Rates:
        """Return the rates of those in a case."""
        return Rates.model_construct(**{**self.given, **case.given})


class Kind(Entry):
    """A kind of visit, by the choice that names it."""

    id: Id
    weight: float = Field(gt=0)
    """How much it counts where all kinds are taken together."""
    guess: bool
    note: Prose | None = None


class Factor(Entry):
    """How often questions are misread, compared with the rates as they are written."""

    id: Id
    times: float = Field(ge=0, le=1)
    note: Prose | None = None


class Aim(Entry):
    """The shares, in percent, that the rules should reach with all kinds of visit together."""

    id: Id
    factor: Id
    self_care_least: Percent
    emergency_most: Percent
    some_routine_least: Percent
    note: Prose | None = None


@dataclass(frozen=True)
class AnswerRates:
    """All of the file."""

    drawn: tuple[Drawn, ...]
    """The traits, then the questions, each after those that its cases ask about."""
    kinds: tuple[Kind, ...]
    factors: tuple[Factor, ...]
    aim: Aim

    @property
    def guesses(self) -> int:
        """How many of the rates and weights have no source."""
        return sum(each.guess for each in self.drawn) + sum(kind.guess for kind in self.kinds)
