"""How long the kiosk waits for what, and the bounds within which a clinic may set it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from coach.kiosk.config.bounds import Bounded, Bounds

LEAST_WARNING_S = 20
"""WCAG 2.2, criterion 2.2.1: a person is warned and has at least 20 seconds to ask for more time by one key."""

BOUNDS_S: dict[str, tuple[int, int, str]] = {
    "idle_s": (30, 600, "less cuts slow readers short, more leaves answers on screen for the next person"),
    "warning_s": (LEAST_WARNING_S, 300, "WCAG 2.2.1 asks for 20 seconds to answer, and nobody waits for five minutes"),
    "done_s": (20, 300, "the page must stay for as long as it takes to read and to point a phone at it"),
    "exercise_start_s": (30, 300, "a chair must be fetched first, and answers must not stay when nobody comes back"),
    "emergency_neutral_s": (60, 600, "it must be read in full, and others in the room must not read it for long"),
    "ring_gap_s": (10, 300, "one person must not ring without end, and the next card must be heard soon"),
    "print_gap_s": (5, 300, "one person must not empty the tray, and nobody waits for minutes at a printer"),
    "neutral_stays_s": (30, 300, "the desk must see that a card was there, and others are waiting for the screen"),
    "staff_s": (60, 900, "staff must have time to read, and a menu left open must not wait for the next visitor"),
    "sign_s": (10, 120, "the closed sign must be read in full, and the room is to stay dark"),
    "emergency_s": (60, 1800, "the desk must get there, and a card must not stay for half an hour"),
}
"""The shortest and the longest of each time in seconds, and why."""

Seconds = Annotated[int, Field(strict=True)]


class Times(Bounded):
    """How long the kiosk waits, in whole seconds within BOUNDS_S."""

    BOUNDS: ClassVar = {name: Bounds(least, most, "seconds", why) for name, (least, most, why) in BOUNDS_S.items()}

    idle_s: Seconds = 90
    """Without a key until the warning; doubled once a visitor has answered a warning or turned the voice on."""
    warning_s: Seconds = 45
    """The countdown of the warning, which any key ends; at least LEAST_WARNING_S."""
    done_s: Seconds = 30
    """How long the last page of a visit stays before the kiosk goes back to its first."""
    exercise_start_s: Seconds = 60
    """How long an exercise waits for the key that starts it, until the warning."""
    emergency_neutral_s: Seconds = 180
    """Without a key on an emergency card until a neutral page replaces it: "Please come to the front desk"."""
    neutral_stays_s: Seconds = 60
    """How long that neutral page takes no key, whatever led to it."""
    ring_gap_s: Seconds = 60
    """The shortest time between two rings for the desk; a card that comes sooner rings when it is over."""
    print_gap_s: Seconds = 20
    """The shortest time between two prints, whoever wants them."""
    staff_s: Seconds = 180
    """Without a key in the staff menu until the first screen."""
    sign_s: Seconds = 20
    """How long a key lights the closed sign."""
    emergency_s: Seconds = 300
    """Without a key on an emergency card and on the neutral page behind it, in all, until the first screen."""

    @field_validator("emergency_s")
    @classmethod
    def _outlasts_the_others(cls, seconds: int, info: ValidationInfo) -> int:
        for other in ("idle_s", "emergency_neutral_s"):
            if seconds < info.data.get(other, 0):
                raise ValueError(f"an emergency card stays longer than that; give {other} ({info.data[other]}) or more")
        return seconds
