"""Answers that last, such as age and place: an earlier check's are shown as they stood, to confirm or to change."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from coach.core.content.levels import Level
from coach.core.content.questions import LASTING_KINDS, LastingKind, Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, asked
from coach.core.visit.state import Remembered, Visit


def remembered(visits: Iterable[Visit], start: datetime, library: Library) -> Remembered | None:
    """Return the lasting answers of the newest finished check, or None if there are none to rely on.

    Each page's are left out once they are older than the content allows. There are none if one of the lasting
    questions has no answer, or if a newer visit that was left unfinished has another answer to one. The days since it
    began are counted up to the present visit.

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
        day = visit.checked_at.astimezone(start.tzinfo).date()
        names = [
            name
            for page in library.pages
            if page.lasting is not None and 0 <= (start.date() - day).days <= page.lasting.days
            for name in _kept(page, visit.answers, library)
        ]
        answers = {name: visit.answers[name] for name in names if name in visit.answers}
        agreed = all(newer.get(name, value) == value for name, value in answers.items())
        whole = bool(names) and len(answers) == len(names)
        passed = (start.date() - visit.started.astimezone(start.tzinfo).date()).days
        return Remembered(visit.id, day, grown(answers, passed, library)) if agreed and whole else None
    return None


def grown(answers: Answers, passed: int, library: Library) -> Answers:
    """Return the answers with the days since it began, if they are among them, counted on by `passed` days."""
    grows = library.questions[library.planning.holding.grows]
    begun = answers.get(grows.id)
    return {**answers, grows.id: min(begun + passed, grows.maximum)} if isinstance(begun, int) else answers


def to_confirm(visit: Visit, library: Library) -> dict[str, Answers]:
    """Return by page the remembered answers to what the visit asks, which the person may confirm.

    None once the person has answered one of these questions differently in this visit.
    """
    if visit.remembered is None:
        return {}
    stood, answers, pages = visit.remembered.answers, dict(visit.answers), dict[str, Answers]()
    for page in library.pages:
        names = asked(page, answers, library.questions) if page.lasting is not None else ()
        told = {name: stood[name] for name in names if name in stood}
        if any(visit.answers.get(name, value) != value for name, value in told.items()):
            return {}
        if told:
            pages[page.id] = told
            answers |= told
    return pages


def confirmed(visit: Visit, library: Library, changed: Collection[LastingKind]) -> Visit:
    """Return the visit once the person has said which of the lasting answers are no longer the same.

    The others become its own; the pages of those that changed are asked.
    """
    stood = visit.remembered
    if stood is None:
        return visit
    told = to_confirm(visit, library)
    same = {name: answers for name, answers in told.items() if library.page(name).lasting_kind not in changed}
    for answers in same.values():
        visit = visit.answering(answers)
    kinds = tuple(kind for kind in LASTING_KINDS if kind in changed)
    return replace(visit.past("same"), remembered=replace(stood, same=bool(same), changed=kinds if same else ()))


def stands(page: Page, visit: Visit) -> bool:
    """Say whether the person confirmed the lasting answers of a page instead of being asked."""
    stood, kind = visit.remembered, page.lasting_kind
    return kind is not None and stood is not None and stood.same is True and kind not in stood.changed


def _kept(page: Page, answers: Answers, library: Library) -> tuple[str, ...]:
    """What a page asks, without signs whose "yes" alone calls for care today: those are asked afresh each time."""
    names = asked(page, answers, library.questions)
    return tuple(name for name in names if library.triage.assess({name: "yes"}).level.rank < Level.URGENT.rank)
