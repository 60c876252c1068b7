"""Setting up a routine: what the person may choose, in words, and the routine that each choice makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from coach.core.blocks import Block
from coach.core.content.exercises import Position
from coach.core.routine.edits import RoutineEdits
from coach.core.visit.state import Changes, Request, WalkPlace
from coach.core.words import Words

SetupChoice = Literal["routine", "minutes", "position", "walk", "stage", "easy-on", "steps"]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Offer:
    """What the person may choose, the same whatever they chose before."""

    positions: tuple[Position, ...]
    easy_on_page: str
    """Id of the page that asks what to go easy on."""
    easy_on: str
    """The answers so far to what to go easy on, in words."""
    prescribed: str | None = None
    """The therapist's own set in words, or None if there is none to choose."""
    few: bool = False
    """Whether rows with only one choice, and the steps, are left out, so that a kiosk visitor has little to decide."""


@dataclass(frozen=True)
class Proposal:
    """The routine that a request makes, and what may be chosen from there."""

    request: Request
    """The request, limited to what may be chosen."""
    minutes: tuple[int, ...]
    """The lengths that may be chosen at its position."""
    stages: tuple[int, ...]
    """The stages that may be chosen at its position; none if the stage changes nothing."""
    walks: tuple[WalkPlace, ...]
    """Where its walk may be; none if it has no walk or there is no choice."""
    arrangement: RoutineEdits
    blocks: tuple[Block, ...]
    """The preview as text."""


Planner = Callable[[Request], Proposal]


def setup_choices(proposal: Proposal, offer: Offer) -> tuple[SetupChoice, ...]:
    """Return what may be changed, in order; a therapist's set leaves out length, position and stage, its own."""
    first: tuple[SetupChoice, ...] = ("routine",) if offer.prescribed else ()
    own: tuple[SetupChoice, ...] = () if proposal.request.prescribed else tuple(_cycled(proposal, offer))
    last: tuple[SetupChoice, ...] = ("easy-on",) if offer.few else ("easy-on", "steps")
    return (*first, *own, *last)


def _cycled(proposal: Proposal, offer: Offer) -> Iterator[SetupChoice]:
    """The choices of length, position, walk and stage that have enough values to be shown."""
    counts: dict[SetupChoice, int] = {
        "minutes": len(proposal.minutes),
        "position": len(offer.positions),
        "walk": len(proposal.walks),
        "stage": len(proposal.stages),
    }
    least = 2 if offer.few else 1
    yield from (choice for choice, count in counts.items() if count >= least)


def setup_value(choice: SetupChoice, request: Request, offer: Offer, words: Words) -> str:
    """Return how a choice now stands, in words."""
    match choice:
        case "routine":
            own = request.prescribed and offer.prescribed
            return own or words("setup.routine-planned")
        case "minutes":
            return words("setup.minutes-value", minutes=request.minutes)
        case "easy-on":
            return offer.easy_on
        case "steps":
            return words("setup.steps-planned" if request.changes == Changes() else "setup.steps-changed")
        case _:
            return words(f"setup.{choice}-{getattr(request, choice)}")


def turned(choice: SetupChoice, proposal: Proposal, offer: Offer) -> Request | None:
    """Return the request with a choice at its next value; None for a choice that is made elsewhere."""
    request = proposal.request
    match choice:
        case "routine":
            return replace(request, prescribed=not request.prescribed)
        case "minutes":
            return replace(request, minutes=_next_value(proposal.minutes, request.minutes))
        case "position":
            return replace(request, position=_next_value(offer.positions, request.position))
        case "walk":
            return replace(request, walk=_next_value(proposal.walks, request.walk))
        case "stage":
            return replace(request, stage=_next_value(proposal.stages, request.stage))
        case _:
            return None


def _next_value(values: tuple[Value, ...], value: Value) -> Value:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
