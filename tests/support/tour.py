"""A tour of the kiosk: every screen that a visitor can see, each reached the same way every time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from coach.core.visit.journey import next_step
from coach.core.visit.state import Performed, Visit
from coach.screens.player.player import PlayerScreen
from coach.widgets.keybar import KeyBar
from tests.support.kiosk import PIN, Visitor
from tests.support.shipped import shipped
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked


@dataclass(frozen=True)
class Stop:
    """One screen: a step of the journey, and the keys to press there."""

    until: str | None = None
    """The journey step, by its kind or name; None for the first screen."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Answers other than calm ones."""
    keys: tuple[str, ...] = ()
    details: bool = False
    """Whether the visitor wants to add details for the therapist."""
    seconds: float = 0.0
    """Seconds without a key at the end."""

    @cached_property
    def visit(self) -> Visit | None:
        """The visit at that step, before the keys; None for the first screen."""
        if self.until is None:
            return None
        begun = new_visit(details=self.details)
        if self.until in ("page:pain-after-routine", "summary"):
            begun = replace(begun, performed=(Performed("bridge", None, 1, "done", 36.0),))
        return walked(begun, shipped(), {**CALM, **self.given}, self.until)


def _at(until: str | None, *keys: str, seconds: float = 0.0, **given: Any) -> Stop:
    return Stop(until, {name.replace("_", "-"): value for name, value in given.items()}, keys, seconds=seconds)


_FINE_NOW = {"fits-today": "hurt-before"}
_IN_LEG = {"where": ("leg",)}
_OLDER = {"age": "seventy-up"}
_OPENED_BY: Mapping[str, Mapping[str, Any]] = {
    "expecting-or-healing": {"pregnant-or-operation": "yes"},
    "pregnancy-signs": {"pregnant-or-operation": "yes", "pregnant": "yes"},
    "health-details": {"thinners": "yes"},
    "upper-back": {"where": ("upper",)},
    "upper-back-signs": {"where": ("upper",)},
    "side-and-groin": {"where": ("groin",)},
    "waves-of-pain": {"where": ("flank",), "kidney-pain": "yes"},
    "in-the-leg": _IN_LEG,
    "strong-pain": {"pain-now": 6},
    "worse-with-cancer": {"cancer": "yes"},
    "bones-and-age": _OLDER,
    "arching": {"days": 8},
    "legs-and-landing": {"where": ("buttock",)},
    "months-of-pain": {"days": 50},
    "long-pain-pattern": {"days": 100},
    "long-pain-joints": {"days": 100},
    "eased-in-long-pain": {"days": 100, "began-before-forty-five": "yes"},
    "seen-already": {"steroids": "yes"},
    "before-you-train": _FINE_NOW,
    "your-health-short": _FINE_NOW,
    "expecting-or-healing-short": {**_FINE_NOW, "pregnant-or-operation": "yes"},
    "pregnancy-signs-short": {**_FINE_NOW, "pregnant-or-operation": "yes", "pregnant": "yes"},
    "hopping": {"worse-with": ("one-leg",)},
    "helped-last-time": {"first-or-again": "often"},
    "sore-side": {"where": ("low-side",)},
    "which-leg": _IN_LEG,
    "how-far-down": _IN_LEG,
}
"""By page that a calm visitor is not asked, the answers that open it."""
_NEVER = ("quick-seven", "quick-pain-number", "easy-on")
"""Pages that no visit in the kiosk reaches in order: those after an older check, and one opened from the set-up."""
_PAGES = {
    f"page:{page.id}": Stop(f"page:{page.id}", _OPENED_BY.get(page.id, {}), details=page.part == "details")
    for page in shipped().pages
    if page.part in ("start", "check", "prevention", "unlock", "shape", "setup", "details", "after")
    and page.id not in _NEVER
}

STOPS: Mapping[str, Stop] = {
    "attract": _at(None),
    **_PAGES,
    "who": _at("page:what-fits", "9"),
    "why": _at("page:danger-signs", "+"),
    "desk": _at("page:danger-signs", "/"),
    "sight": _at("page:danger-signs", "/", "0"),
    "pin": _at("page:danger-signs", "/", "9"),
    "pin-wrong": _at("page:danger-signs", "/", "9", "1", "1", "1", "1", "enter"),
    "staff-menu": _at("page:danger-signs", "/", "9", *PIN, "enter"),
    "staff-keys": _at("page:danger-signs", "/", "9", *PIN, "enter", "7", "5", "/"),
    "staff-close": _at("page:danger-signs", "/", "9", *PIN, "enter", "8"),
    "staff-machine": _at("page:danger-signs", "/", "9", *PIN, "enter", "0"),
    "staff-restart": _at("page:danger-signs", "/", "9", *PIN, "enter", "0", "1"),
    "staff-switch-off": _at("page:danger-signs", "/", "9", *PIN, "enter", "0", "2"),
    "closed": _at(None, "/", "9", *PIN, "enter", "8", "1", seconds=1),
    "closed-dim": _at(None, "/", "9", *PIN, "enter", "8", "1", seconds=25),
    "closed-desk": _at(None, "/", "9", *PIN, "enter", "8", "1", "look", "/"),
    "voice-question": _at("page:danger-signs", "*"),
    "voice-tuning": _at("page:danger-signs", "*", "1", "/", "3"),
    "voice-volume": _at("page:danger-signs", "/", "9", *PIN, "enter", "6"),
    "warning": _at("page:danger-signs", seconds=91),
    "emergency": _at("emergency", pee_hard="yes"),
    "emergency-why": _at("emergency", "+", pee_hard="yes"),
    "emergency-told": _at("emergency", "wait", "1", pee_hard="yes"),
    "mistake": _at("emergency", "wait", "9", pee_hard="yes"),
    "neutral": _at("emergency", pee_hard="yes", seconds=181),
    "review": _at("review"),
    "review-late": _at("review", "1", "1"),
    "result-urgent": _at("result", leg_weak="yes"),
    "result-clinician": _at("result", steroids="yes"),
    "result-self-care": _at("result"),
    "result-why": _at("result", "+", steroids="yes"),
    "prevention": _at("result", fits_today="prevention"),
    "setup": _at("setup"),
    "steps": _at("setup", "5"),
    "easy-on": _at("setup", "4"),
    "rows-again": _at("review", "4", "enter"),
    "player-ready": _at("player"),
    "player-work": _at("player", "enter", seconds=9),
    "player-skip": _at("player", "enter", "6", "6"),
    "player-pain": _at("player", "0"),
    "player-other": _at("player", "0", "."),
    "player-amber": _at("player", "0", "4", "enter", pain_now=3),
    "player-red": _at("player", "0", "9", "enter"),
    "player-end": _at("player", "-"),
    "player-read": _at("player", "3"),
    "take-away": _at("summary"),
    "finish-asked": _at("summary", "0"),
    "over-asked": _at("review", "/", "2"),
    "over-emergency-asked": _at("emergency", "/", "2", pee_hard="yes"),
    "over-emergency": _at("emergency", "/", "2", "1", pee_hard="yes"),
    "done": _at("summary", "0", "1"),
}

KINDS = (
    "attract", "page:what-fits", "page:danger-signs", "page:nerve-signs", "page:your-health", "page:where-it-hurts",
    "page:pain-number", "why", "desk", "sight", "pin", "staff-menu", "staff-keys", "staff-machine",
    "closed", "closed-dim", "voice-question", "warning", "emergency", "mistake", "neutral", "review", "result-urgent",
    "result-self-care", "setup", "steps", "rows-again", "player-skip", "player-pain", "player-read", "take-away",
    "done",
)  # fmt: skip
"""One screen of each kind."""
NO_PAGE_TWICE = tuple(name for name in STOPS if name in KINDS or not name.startswith("page:"))
"""Every screen but the pages that are like another page."""


async def go(visitor: Visitor, stop: Stop) -> None:
    """Show a stop of the tour, from the first screen or from any other stop, with its keys at the foot."""
    front, closed = visitor.app.controller.front(), visitor.app.attendant.closing.shown
    if closed or stop.visit is None or front is None or front.step == next_step(stop.visit, visitor.library).name:
        await visitor.anew()
    # The new screen replaces the present one and everything that was opened over it.
    visitor.app.clear_notifications()
    visitor.app.attendant.aloud.off()
    visitor.app.idle.anew()
    if stop.visit is not None:
        await visitor.stand(stop.visit)
    for key in stop.keys:
        if key == "wait":
            visitor.clock.advance(2)
        elif key == "look":
            await visitor.app.look()
            await visitor.settle()
        else:
            await visitor.press(key)
    await visitor.passes(stop.seconds)
    if isinstance(visitor.screen, PlayerScreen):
        # The screen's own timer runs by the real clock.
        visitor.screen.action_do("tick")
    for bar in visitor.screen.query(KeyBar):
        bar.say_no_more()
    await visitor.settle()
