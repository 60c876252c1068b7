"""Conditions on answers as the content writes them, such as `fever?` or `pain-now>=7`: no nesting, no negation."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, model_validator

from coach.core.content.entries import Entry

_FORM = re.compile(
    r"^(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:(?P<unsure>\?)|:(?P<choice>[a-z0-9]+(?:-[a-z0-9]+)*)|>=(?P<least>\d+))?$"
)


class ParsedCondition(NamedTuple):
    """A condition split into its parts.

    `fever` requires a yes, `fever?` a yes or "not sure", `trend:worse` a choice (or a number in that band), and
    `pain-now>=7` a number of at least 7. The id of a set stands for each of its members.
    """

    subject: str
    """The id of a question or of a set."""
    or_unsure: bool = False
    choice: str | None = None
    least: int | None = None


@cache
def parse(condition: str) -> ParsedCondition:
    """Return the parts of a condition; results are cached.

    Raises:
        ValueError: It does not have one of the four forms.
    """
    match = _FORM.fullmatch(condition)
    if match is None:
        raise ValueError(
            f"{condition!r} is no condition: write `fever`, `fever?` (or not sure), `trend:worse` or `pain-now>=7`"
        )
    least = match["least"]
    return ParsedCondition(
        match["id"], match["unsure"] is not None, match["choice"], None if least is None else int(least)
    )


def _checked(condition: str) -> str:
    parse(condition)
    return condition


Condition = Annotated[str, AfterValidator(_checked)]
"""A string that `parse` accepts."""


class Requirement(Entry):
    """Conditions on answers: all of `all` and at least `at_least` of `any` must hold."""

    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()
    at_least: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _says_something(self) -> Requirement:
        if not self.all and not self.any:
            raise ValueError("needs `all`, `any` or both")
        if self.at_least > 1 and not self.any:
            raise ValueError("`at_least` goes with `any`")
        return self
