"""What is left of a visit in this process: its objects, and its words in anything that can be reached."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from coach.conductor import Conductor
from coach.core.advice import Advice
from coach.core.assessment import Assessment
from coach.core.routine import Routine
from coach.core.session import Session
from coach.core.summary import Summary
from coach.core.visit import Visit
from coach.screens.attract import AttractScreen
from coach.screens.moves import VisitMoved
from coach.screens.notice import NoticeScreen

PRIVATE = (Visit, Assessment, Advice, Summary, Routine, Session, Conductor, VisitMoved)
"""What knows of a visit."""

CANARY: Mapping[str, Any] = {"pain-now": 3, "days": 23}
"""Answers that no content has, by their questions."""
TOLD = f"Days: {CANARY['days']}"
"""How a screen tells one of them; put together, so that no line of source has it."""


def leftovers() -> list[str]:
    """Return what is alive of a visit, one line for each thing."""
    gc.collect()
    return [*_alive(), *_told()]


def _alive() -> Iterator[str]:
    for each in gc.get_objects():
        if isinstance(each, PRIVATE):
            yield f"alive: {type(each).__name__}"
        elif isinstance(each, Screen) and not isinstance(each, (AttractScreen, NoticeScreen)):
            if type(each) is not Screen:
                yield f"alive: {type(each).__name__}"
        elif (
            isinstance(each, Widget) and each.is_attached and not isinstance(each.screen, (AttractScreen, NoticeScreen))
        ):
            yield f"alive: {type(each).__name__} of {type(each.screen).__name__}"


def _told() -> Iterator[str]:
    for each in gc.get_objects():
        if isinstance(each, FrameType):
            continue
        # Texts, and tables of texts and numbers alone, are no objects of the collector's: they are found in what is.
        for inner in gc.get_referents(each):
            if isinstance(inner, dict) and inner is not CANARY and inner.get("days") == CANARY["days"]:
                yield f"answers in a {type(each).__name__}"
            text = inner if isinstance(inner, str) else inner.decode("latin-1") if isinstance(inner, bytes) else ""
            if TOLD in text and inner is not TOLD:
                yield f"told in a {type(each).__name__} of {len(text)} letters"
