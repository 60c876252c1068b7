"""Merging: one visit made of what two programs told of it, so that nothing told is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from coach.core.visit.state import Performed, Visit

_PLACE = ("wish", "done", "revisiting", "checked_at", "recheck", "details", "check_due")
"""Where in the journey a visit stands: these fit each other, and are taken together."""
_FINDINGS = ("no", "unsure", "yes")
"""From calm to grave."""


def merged(since: Visit, here: Visit, there: Visit) -> Visit:
    """Return a visit with all that was told of it in two programs since they had it in common.

    What only one of them changed is as that one has it. Of two answers to one question the graver holds, of two pains
    the stronger, and what one of them added to a list the other keeps. A check that one of them calls for is due.

    Args:
        since: The visit as both had it.
        here: As it now is in this program.
        there: As the other has written it.
    """
    changes: dict[str, Any] = {
        each.name: _three(*(getattr(visit, each.name) for visit in (since, here, there)))
        for each in fields(Visit)
        if each.name not in (*_PLACE, "performed")
    }
    performed = _performed(since.performed, here.performed, there.performed)
    stands = _standing(since, here, there)
    return replace(there, **changes, performed=performed, **{name: getattr(stands, name) for name in _PLACE})


def _standing(since: Visit, here: Visit, there: Visit) -> Visit:
    """The one of the two that says where the visit stands: who calls for a check, else who has moved."""
    places = [[getattr(visit, name) for name in _PLACE] for visit in (since, here, there)]
    if places[1] == places[0]:
        return there
    if places[2] == places[0]:
        return here
    return here if here.check_due and not there.check_due else there


def _three(since: object, here: object, there: object) -> object:
    if here in (since, there):
        return there
    return here if there == since else _both(since, here, there)


def _both(since: object, here: object, there: object) -> object:
    """What stands where both changed a thing, each in its own way."""
    if isinstance(here, Mapping) and isinstance(there, Mapping):
        return _mapping(since if isinstance(since, Mapping) else {}, here, there)
    if isinstance(here, tuple) and isinstance(there, tuple):
        return (*there, *(each for each in here if each not in there))
    if isinstance(here, str) and isinstance(there, str):
        findings = here in _FINDINGS and there in _FINDINGS
        return max(here, there, key=_FINDINGS.index) if findings else here
    if isinstance(here, int | float) and isinstance(there, int | float):
        return max(here, there)
    if isinstance(here, datetime) and isinstance(there, datetime):
        return max(here, there)
    return there if here is None else here


def _mapping(since: Mapping[str, Any], here: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    names = dict.fromkeys((*there, *here))
    both = {name: _three(since.get(name), here.get(name), there.get(name)) for name in names}
    return {name: value for name, value in both.items() if value is not None}


def _performed(
    since: tuple[Performed, ...], here: tuple[Performed, ...], there: tuple[Performed, ...]
) -> tuple[Performed, ...]:
    """The steps of both, each once, with the strongest pain that was told in it."""
    if there == since or here in (since, there):
        return here if there == since else there
    common, added = list(there), []
    for index, entry in enumerate(here):
        if index < len(since) and index < len(common) and _same_step(entry, common[index]):
            common[index] = replace(common[index], pain=_stronger((entry.pain, common[index].pain)))
        elif entry not in since and entry not in common:
            added.append(entry)
    return (*common, *added)


def _same_step(one: Performed, other: Performed) -> bool:
    return replace(one, pain=None) == replace(other, pain=None)


def _stronger(pains: Iterable[int | None]) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)
