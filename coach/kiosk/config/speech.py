"""How the kiosk's voice speaks, how far a visitor can change that, and when it offers itself to the room."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from coach.kiosk.config.bounds import Bounded, Bounds, check_bounds
from coach.voice.manner import LOUDEST, USUAL_SPEED, USUAL_VOLUME

SOFTEST = 20
SLOWEST, FASTEST = 80, 350
"""Words a minute: espeak-ng speaks no slower, and nobody follows faster speech at once."""
SOFTEST_FOR_ALL = 40

LEAST_OFFER_MIN = 5

Number = Annotated[int, Field(strict=True)]


class Speech(Bounded):
    """How the kiosk's voice speaks."""

    BOUNDS: ClassVar = {
        "volume": Bounds(
            SOFTEST_FOR_ALL, LOUDEST, "(100 is usual)", "softer is lost in a waiting room, and louder it cannot be"
        ),
        "volume_step": Bounds(5, 50, "of 200", "less is not heard as a change, more is too loud at once"),
        "speed": Bounds(SLOWEST, FASTEST, "words a minute", "the voice is no slower, and nobody follows it faster"),
        "speed_step": Bounds(5, 50, "words a minute", "less is not heard as a change, and more is too much at once"),
        "offer_min": Bounds(0, 240, "minutes", "once in four hours is as good as never, and 0 is never"),
    }
    volume: Number = USUAL_VOLUME
    """How loud it speaks to each visitor at first."""
    volume_step: Number = 20
    """By how much a key makes it louder or softer."""
    speed: Number = USUAL_SPEED
    """How many words a minute it speaks to each visitor at first."""
    speed_step: Number = 25
    """By how many words a minute a key makes it faster or slower."""
    offer_min: Number = 0
    """How many minutes pass on the first screen until the voice says aloud how to start it; 0 for never."""

    @field_validator("offer_min")
    @classmethod
    def _lets_the_room_rest(cls, minutes: int) -> int:
        if minutes:
            check_bounds(
                minutes, LEAST_OFFER_MIN, 240, "minutes", "whoever waits, or works at the desk, hears it each time"
            )
        return minutes
