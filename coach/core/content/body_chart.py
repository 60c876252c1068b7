"""The body chart: outlines of a person, with an area for each choice of a question such as "Where does it hurt?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from coach.core.content.entries import Entry, Id, Prose

CORNERS = 24
"""The corners of the polygon that stands for an ellipse; more make no visible difference at two pixels a cell."""


def _within(share: float) -> float:
    if not 0 <= share <= 1:
        raise ValueError(f"{share:g} lies outside the figure; write a number from 0 to 1")
    return share


Share = Annotated[float, AfterValidator(_within)]
"""A fraction of the figure's width or height, from its left or top edge."""

Place = tuple[Share, Share]
"""Across and down, as the viewer sees the figure."""


class AreaShape(Entry):
    """A filled shape: a polygon or an ellipse."""

    polygon: tuple[Place, ...] = ()
    """Its corners, three or more."""
    ellipse: tuple[Share, Share, Share, Share] | None = None
    """Its centre (across, down), then half its width and half its height."""
    mirrored: bool = False
    """Whether its mirror image belongs to it, too."""

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
        """Return the corners of the shape, and those of its mirror image if it has one."""
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
"""At least one. Pydantic's own `min_length` would also complain about shapes that are merely invalid."""


class View(Entry):
    """A side from which a body is shown."""

    id: Id
    words: Prose
    """The caption below the figure."""


class Body(Entry):
    """A person seen from one or more sides, all with the same outline."""

    id: Id
    question: Id
    """The question whose choices are shown on it."""
    proportion: float = Field(gt=0)
    """The figure's width divided by its height."""
    shapes: Shapes
    views: tuple[View, ...] = Field(min_length=1)
    leaves_out: tuple[Id, ...] = ()
    """Choices without an area, such as "somewhere else"."""


class Area(Entry):
    """The area of one choice on a body."""

    id: Id
    body: Id
    view: Id
    choice: Id
    shapes: Shapes
    number: Place
    """Where the choice's number is written."""


@dataclass(frozen=True)
class BodyChart:
    """A body with its areas and their numbers."""

    body: Body
    areas: tuple[Area, ...]
    numbers: Mapping[str, str]
    """The number of each choice in the list, by the id of the choice."""
