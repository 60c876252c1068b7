"""Which screens there are at home, and the keys to each, for what must hold on all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.core.visit.state import Performed, Visit
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

VISIT_ALONE = 3
"""Screens on the stack while a visit has no dialog over it: Textual's own, the first screen, and the visit's."""
DONE = Performed("bridge", None, 1, "done", 36.0)

OF_A_VISIT: Mapping[str, tuple[str, dict[str, Value], tuple[str, ...]]] = {
    "choice": ("page:what-fits", {}, ()),
    "rows": ("page:danger-signs", {}, ("3", "2")),
    "why": ("page:danger-signs", {}, ("w",)),
    "quit": ("page:danger-signs", {}, ("q",)),
    "group": ("page:your-health", {}, ("1",)),
    "chart": ("page:where-it-hurts", {}, ("2",)),
    "number": ("page:pain-number", {}, ("4",)),
    "emergency": ("emergency", {"pee-hard": "yes"}, ()),
    "review": ("review", {"leg-weak": "unsure"}, ()),
    "urgent": ("result", {"leg-weak": "yes"}, ()),
    "clinician": ("result", {"steroids": "yes"}, ()),
    "self-care": ("result", {}, ()),
    "setup": ("setup", {}, ()),
    "steps": ("setup", {}, ("5",)),
    "player": ("player", {}, ()),
    "pain": ("player", {}, ("p",)),
    "ending": ("ending", {}, ()),
    "summary": ("summary", {}, ()),
    "therapist": ("summary", {}, ("o",)),
    "save": ("summary", {}, ("v",)),
}
"""Screens of a visit: its step, answers other than calm ones, and the keys to press there."""
FROM_THE_FIRST_SCREEN = ((), ("2",), ("2", "2"), ("8",), ("9",), ("9", "3"), ("9", "4"), ("0",), ("0", "/"))
"""Keys to the screens outside a visit."""


def visit_at(step: str, answers: Mapping[str, Value], library: Library) -> Visit:
    begun = replace(new_visit(), performed=(DONE,)) if step in ("summary", "ending") else new_visit()
    return walked(begun, library, {**CALM, **answers}, step)
