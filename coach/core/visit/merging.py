"""Merges two versions of a visit that two windows have changed, so that no answer and no step is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from coach.core.visit.state import Performed, Visit

_PLACE = ("wish", "done", "revisiting", "checked_at", "recheck", "details", "check_due")
"""The fields that say where in the journey the visit is. They depend on each other and come from one version."""
_FINDINGS = ("no", "unsure", "yes")
"""From the least to the most serious."""


def merged(since: Visit, here: Visit, there: Visit) -> Visit:
    """Return a visit with everything that two windows have added to it (a three-way merge).

    A field that only one changed has that one's value. Of two answers to a question the more serious one counts, of
    two pains the stronger, and lists keep the items of both. If one of them requires a check, it is due.

    Args:
        since: The last version that both had.
        here: The version of this program.
        there: The version that the other has saved.
    """
    changes: dict[str, Any] = {
        each.name: _merge(*(getattr(visit, each.name) for visit in (since, here, there)))
        for each in fields(Visit)
        if each.name not in (*_PLACE, "performed")
    }
    performed = _performed(since.performed, here.performed, there.performed)
    place = _place(since, here, there)
    return replace(there, **changes, performed=performed, **{name: getattr(place, name) for name in _PLACE})


def _place(since: Visit, here: Visit, there: Visit) -> Visit:
    """The version whose place in the journey counts: one that requires a check, otherwise one that has moved on."""
    places = [[getattr(visit, name) for name in _PLACE] for visit in (since, here, there)]
    if places[1] == places[0]:
        return there
    if places[2] == places[0]:
        return here
    return here if here.check_due and not there.check_due else there


def _merge(since: object, here: object, there: object) -> object:
    if here in (since, there):
        return there
    return here if there == since else _both_changed(since, here, there)


def _both_changed(since: object, here: object, there: object) -> object:
    """The value of a field that both changed differently."""
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
    both = {name: _merge(since.get(name), here.get(name), there.get(name)) for name in names}
    return {name: value for name, value in both.items() if value is not None}


def _performed(
    since: tuple[Performed, ...], here: tuple[Performed, ...], there: tuple[Performed, ...]
) -> tuple[Performed, ...]:
    """The steps of both, each once, with the strongest pain that was reported in it."""
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
