"""Decides whether a visitor has left, from the time of the last key and from what the screen does.

The times follow WCAG 2.2, criterion 2.2.1: a warning with a countdown that any key ends, as often as needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from coach.kiosk.config.times import Times

Mode = Literal["empty", "asking", "starting", "busy", "emergency", "neutral", "done", "staff"]
"""What the kiosk does now:

- `empty`: there is no visit that could be wiped, and the kiosk may be closed.
- `asking`: a page waits for a key.
- `starting`: an exercise waits for the key that starts it.
- `busy`: an exercise, a rest or a print runs, and nobody needs to press a key.
- `emergency`: the emergency card is shown.
- `neutral`: a page in the card's place only asks to come to the front desk.
- `done`: the last page of a visit.
- `staff`: the staff menu, or what was opened from it or over the closed sign.
"""

Verdict = Literal["calm", "warn", "wipe", "neutral", "close"]
"""What to do: nothing, warn, wipe the visit, replace the emergency card by the neutral page, or close a page.

The last page of a visit is closed, and the staff menu.
"""


@dataclass(frozen=True)
class Patience:
    """What to do, and the seconds that are left of a warning."""

    verdict: Verdict
    left: float = 0.0


class Idle:
    """Counts the seconds since the last key.

    Args:
        times: How long each mode may last without a key.
        clock: Monotonic seconds.
    """

    def __init__(self, times: Times, clock: Callable[[], float]) -> None:
        self._times, self._clock = times, clock
        self._mode: Mode = "empty"
        self._since = clock()
        self._warned_at: float | None = None
        self._doubled = False

    def touch(self) -> None:
        """Count from now: a key was pressed. One that ends a warning doubles the time for the rest of the visit."""
        if self._warned_at is not None:
            self._warned_at, self._doubled = None, True
        self._since = self._clock()

    def listening(self) -> None:
        """Double the time for the rest of the visit: listening takes longer than reading."""
        self._doubled = True

    def anew(self) -> None:
        """Count from now with the single time, for the next visitor."""
        self._warned_at, self._doubled = None, False
        self._since = self._clock()

    def look(self, mode: Mode) -> Patience:
        """Return what to do, now that the kiosk is in this mode; a new mode counts from now."""
        now = self._clock()
        if mode != self._mode:
            self._mode = mode
            if self._warned_at is None:
                self._since = now
        if mode not in ("asking", "starting"):
            self._warned_at = None
        quiet = now - self._since
        match mode:
            case "empty":
                return Patience("calm")
            case "busy":
                self._since = now
                return Patience("calm")
            case "done" | "staff":
                stays = self._times.done_s if mode == "done" else self._times.staff_s
                return Patience("close" if quiet >= stays else "calm")
            case "emergency":
                return Patience("neutral" if quiet >= self._times.emergency_neutral_s else "calm")
            case "neutral":
                times = self._times
                longest = max(times.emergency_s - times.emergency_neutral_s, times.neutral_stays_s, times.done_s)
                return Patience("close" if quiet >= longest else "calm")
            case "asking" | "starting":
                return self._asked(now, quiet, starting=mode == "starting")

    def _asked(self, now: float, quiet: float, *, starting: bool) -> Patience:
        if self._warned_at is None:
            limit = self._times.exercise_start_s if starting else self._times.idle_s
            if quiet < limit * (2 if self._doubled else 1):
                return Patience("calm")
            self._warned_at = now
        left = self._times.warning_s - (now - self._warned_at)
        return Patience("warn", left) if left > 0 else Patience("wipe")
