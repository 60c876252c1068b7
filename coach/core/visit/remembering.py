"""Answers that last, such as age and health: an earlier check's are shown as they stood, to confirm or to change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from coach.core.content.levels import Level
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, asked
from coach.core.visit.state import Remembered, Visit


def remembered(visits: Iterable[Visit], start: datetime, library: Library) -> Remembered | None:
    """Return the lasting answers of the newest finished check, or None if there are none to rely on.

    There are none if that check is older than the content allows, if one of its lasting questions has no answer, or if
    a newer visit that was left unfinished has another answer to one.

    Args:
        visits: The earlier visits, the newest first; read only as far as needed.
        start: When the present visit began, in the person's own time, which also decides what a day is.
        library: All content.
    """
    newer: dict[str, Value] = {}
    for visit in visits:
        if visit.checked_at is None:
            newer = {**visit.answers, **newer}
            continue
        names = [name for page in library.pages if page.lasting for name in _kept(page, visit.answers, library)]
        answers = {name: visit.answers[name] for name in names if name in visit.answers}
        day = visit.checked_at.astimezone(start.tzinfo).date()
        recent = 0 <= (start.date() - day).days <= library.planning.holding.lasting_days
        agreed = all(newer.get(name, value) == value for name, value in answers.items())
        whole = bool(names) and len(answers) == len(names)
        return Remembered(visit.id, day, answers) if recent and agreed and whole else None
    return None


def to_confirm(visit: Visit, library: Library) -> dict[str, Answers]:
    """Return by page the remembered answers to what the visit asks, which the person may confirm.

    None once the person has answered one of these questions differently in this visit.
    """
    if visit.remembered is None:
        return {}
    stood, answers, pages = visit.remembered.answers, dict(visit.answers), dict[str, Answers]()
    for page in library.pages:
        names = asked(page, answers, library.questions) if page.lasting else ()
        told = {name: stood[name] for name in names if name in stood}
        if any(visit.answers.get(name, value) != value for name, value in told.items()):
            return {}
        if told:
            pages[page.id] = told
            answers |= told
    return pages


def confirmed(visit: Visit, library: Library, *, same: bool) -> Visit:
    """Return the visit once the person has said whether the lasting answers are the same.

    If they are, they become its own; if not, their pages are asked.
    """
    stood = visit.remembered
    if stood is None:
        return visit
    for told in to_confirm(visit, library).values() if same else ():
        visit = visit.answering(told)
    return replace(visit.past("same"), remembered=replace(stood, same=same))


def stands(page: Page, visit: Visit) -> bool:
    """Say whether the person confirmed the lasting answers of a page instead of being asked."""
    return page.lasting and visit.remembered is not None and visit.remembered.same is True


def _kept(page: Page, answers: Answers, library: Library) -> tuple[str, ...]:
    """What a page asks, without signs whose "yes" alone calls for care today: those are asked afresh each time."""
    names = asked(page, answers, library.questions)
    return tuple(name for name in names if library.triage.assess({name: "yes"}).level.rank < Level.URGENT.rank)
