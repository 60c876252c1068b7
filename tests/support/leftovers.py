"""Finds what is left of a visit in this process: its objects, and its words in any reachable object."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from coach.core.checklist.wording import answer_words
from coach.core.report.advice import Advice
from coach.core.report.summary import Summary
from coach.core.routine.plan import Routine
from coach.core.session.conductor import Conductor
from coach.core.session.state import Session
from coach.core.triage.assessment import Assessment
from coach.core.visit.actions import Answered
from coach.core.visit.state import Visit
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.screens.requests import Act
from tests.support.shipped import shipped

PRIVATE = (Visit, Assessment, Advice, Summary, Routine, Session, Conductor, Act, Answered)
"""The classes whose objects hold anything of a visit."""

CANARY: Mapping[str, Any] = {"where": ("low-middle", "low-side"), "days": 23}
"""By question, answers that appear nowhere in the content."""
TOLD = answer_words(shipped().questions["where"], CANARY["where"], shipped().words)
"""How a screen shows one of them; put together here, so that no source line contains it."""
AT_ONCE = 2000
"""How many objects are passed to the garbage collector in one call."""


class Leftovers:
    """What is left of a visit, without what was there before: other tests in this process have visits, too."""

    def __init__(self) -> None:
        """Record the present objects, and keep them alive, so that no new object gets the id of one of them."""
        gc.collect()
        self._before = [each for each, _ in _found()]
        self._known = {id(each) for each in self._before}

    def found(self) -> list[str]:
        """Return what is there now and was not before, one line for each object."""
        gc.collect()
        return [told for each, told in _found() if id(each) not in self._known and each is not self._before]


def _found() -> Iterator[tuple[object, str]]:
    everything = gc.get_objects()
    for each in everything:
        if _SORTS[type(each)] == "alive":
            yield from _alive(each)
    for start in range(0, len(everything), AT_ONCE):
        # The running frames hold the words that are searched for.
        some = [each for each in everything[start : start + AT_ONCE] if not isinstance(each, FrameType)]
        if any(_tells(inner) for inner in gc.get_referents(*some)):
            for each in some:
                yield from _told(each)


class _Sorts(dict[type, str]):
    """By type, what its objects may hold of a visit; a cache, since every object in memory is looked up."""

    def __missing__(self, kind: type) -> str:
        kinds = {"alive": (*PRIVATE, Screen, Widget), "table": (dict,), "text": (str,), "bytes": (bytes,)}
        self[kind] = next((sort for sort, some in kinds.items() if issubclass(kind, some)), "")
        return self[kind]


_SORTS = _Sorts()


def _alive(each: object) -> Iterator[tuple[object, str]]:
    name = type(each).__name__
    if isinstance(each, PRIVATE):
        yield each, f"alive: {name}"
    elif isinstance(each, Screen):
        if not isinstance(each, (AttractScreen, NoticeScreen)) and type(each) is not Screen:
            yield each, f"alive: {name}"
    elif isinstance(each, Widget) and each.is_attached and not isinstance(each.screen, (AttractScreen, NoticeScreen)):
        yield each, f"alive: {name} of {type(each.screen).__name__}"


def _told(each: object) -> Iterator[tuple[object, str]]:
    # The collector does not track strings, nor dicts of only strings and numbers: they are found through their owners.
    for inner in gc.get_referents(each):
        if not _tells(inner):
            continue
        if isinstance(inner, dict):
            yield each, f"answers in a {type(each).__name__}"
        else:
            yield each, f"told in a {type(each).__name__} of {len(inner)} letters"


def _tells(inner: Any) -> bool:
    match _SORTS[type(inner)]:
        case "table":
            return inner is not CANARY and inner.get("days") == CANARY["days"]
        case "text":
            return inner is not TOLD and TOLD in inner
        case "bytes":
            return TOLD.encode() in inner
        case _:
            return False
