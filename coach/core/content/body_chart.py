"""The body chart: figures of a person on which the choices of a question have their areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from coach.core.content.entries import Entry, Id, Prose

CORNERS = 24
"""How many corners stand for an ellipse: more are not seen at two pixels a cell."""


def _within(share: float) -> float:
    if not 0 <= share <= 1:
        raise ValueError(f"{share:g} lies outside the figure; write a number from 0 to 1")
    return share


Share = Annotated[float, AfterValidator(_within)]
"""A part of the figure's width or height, from its left or its top."""

Place = tuple[Share, Share]
"""Across and down; the figure's own left and right do not matter."""


class AreaShape(Entry):
    """A filled shape, either of straight sides or round."""

    polygon: tuple[Place, ...] = ()
    """Its corners, three or more."""
    ellipse: tuple[Share, Share, Share, Share] | None = None
    """Across and down of its middle, then half its width and half its height."""
    mirrored: bool = False
    """Whether it stands on the other half of the figure, too."""

    @model_validator(mode="after")
    def _one_and_inside(self) -> AreaShape:
        if bool(self.polygon) == (self.ellipse is not None):
            raise ValueError("a shape is one of `polygon` and `ellipse`; write one of them")
        if 0 < len(self.polygon) < 3:
            raise ValueError("a polygon has three corners or more; add some")
        if self.ellipse is not None:
            across, down, wide, high = self.ellipse
            if not wide <= across <= 1 - wide or not high <= down <= 1 - high:
                raise ValueError("the ellipse reaches out of the figure; move it or make it smaller")
        return self

    def outlines(self) -> tuple[tuple[Place, ...], ...]:
        """Return the corners of the shape, and those of its mirror image where there is one."""
        corners = self.polygon
        if self.ellipse is not None:
            across, down, wide, high = self.ellipse
            turns = (2 * pi * (corner + 0.5) / CORNERS for corner in range(CORNERS))
            corners = tuple((across + wide * cos(turn), down + high * sin(turn)) for turn in turns)
        return (corners, tuple((1 - x, y) for x, y in corners)) if self.mirrored else (corners,)


def _some(shapes: tuple[AreaShape, ...]) -> tuple[AreaShape, ...]:
    if not shapes:
        raise ValueError("empty; draw at least one shape")
    return shapes


Shapes = Annotated[tuple[AreaShape, ...], AfterValidator(_some)]
"""At least one; a least length would be told of shapes that are merely wrong, too."""


class View(Entry):
    """A side from which a body is seen."""

    id: Id
    words: Prose
    """Said below the figure."""


class Body(Entry):
    """A person, seen from one side or several, with the same outline."""

    id: Id
    question: Id
    """The question whose choices have their areas here."""
    proportion: float = Field(gt=0)
    """The figure's width as a part of its height."""
    shapes: Shapes
    views: tuple[View, ...] = Field(min_length=1)
    leaves_out: tuple[Id, ...] = ()
    """Choices that have no place on a body: "somewhere else"."""


class Area(Entry):
    """Where a choice of the question is on a body."""

    id: Id
    body: Id
    view: Id
    choice: Id
    shapes: Shapes
    number: Place
    """Where the choice's number stands."""


@dataclass(frozen=True)
class BodyChart:
    """A body with what stands on it."""

    body: Body
    areas: tuple[Area, ...]
    numbers: Mapping[str, str]
    """By the id of the choice, the number that it has in the list."""
