"""What outlives a visit and is no visitor's: numbers, listed names, and no text of a visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from coach.core.content.entries import Entry
from coach.kiosk.config.pin import PinMemory
from coach.kiosk.counts.counts import Counts
from coach.kiosk.opening import Ruling
from coach.kiosk.pace import LastTime
from coach.kiosk.screens.notice import NoticeKind
from coach.kiosk.screens.sight import Aid
from coach.voice.manner import LOUDEST

Shown = Literal["first", "staff"] | NoticeKind
"""What is shown first: the screen for the next visitor, the staff menu, or a notice."""
Time = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""Monotonic seconds."""


class Beginning(Entry):
    """What the process of a visit shows first; a notice is still for the visitor before."""

    shows: Shown = "first"
    paper: bool = False
    """Whether a page of the visitor before may lie at the printer."""
    language: Annotated[int, Field(strict=True, ge=0, lt=100)] = 0
    """The index of the language of a notice, among those on the first screen."""
    aids: frozenset[Aid] = frozenset()
    """The aids to see that are on for a notice."""


class CarryOver(Entry):
    """What the process of one visit tells the main process for the next one."""

    pin: PinMemory
    last_ring: Time | None
    last_print: Time | None
    ring_due: bool
    uncounted: Counts
    """Anonymous counts that could not be written yet."""
    volume: Annotated[int, Field(strict=True, ge=0, le=LOUDEST)] | None
    """How loud staff want the voice for all visitors; None as the kiosk's file says."""
    ruling: Ruling | None
    """Whether staff have closed or opened the kiosk."""
    rung_at: datetime | None
    """When the desk was rung without an answer yet, in UTC."""
    beginning: Beginning | None
    """What the next process shows first; None while the visit goes on."""


@dataclass
class Carried:
    """What is carried over that has no other place; its fields change as things happen."""

    last_ring: LastTime = field(default_factory=LastTime)
    """When the desk was last rung."""
    last_print: LastTime = field(default_factory=LastTime)
    """When a page was last sent to the printer."""
    ring_due: bool = False
    """Whether a ring is to come as soon as enough time has passed since the last one."""
