"""Whether a visit read from a file can be what somebody answered: every answer is possible, and none is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from coach.core.content.levels import Level
from coach.core.content.questions import CHECK, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Value, asked, offered
from coach.core.visit.journey import JourneyStep, assess, open_pages
from coach.core.visit.state import Visit

Fit = Literal["fits", "foreign", "damaged"]
"""`foreign`: wrong for this content, but possibly right for the content version that it was made with."""


def fit(visit: Visit, library: Library, *, sealed: bool) -> Fit:
    """Return whether the visit can be what somebody answered.

    Args:
        visit: The visit as it was read.
        library: The present content, which may be of another version than the visit's.
        sealed: Whether a checksum proved the file to be exactly as written, so that nothing can be missing.
    """
    given = list(_all_answers(visit))
    pairs = [(library.questions[name], value) for name, value in given if name in library.questions]
    if any(not _possible(question, value) for question, value in pairs):
        return "damaged"
    same = visit.content_version == library.version
    unknown = len(pairs) < len(given) and (same or not sealed)
    if unknown or any(not offered(question, value) for question, value in pairs):
        return "damaged" if same else "foreign"
    if sealed or _consistent(visit, library):
        return "fits"
    return "damaged" if same else "foreign"


def complete(visit: Visit, library: Library) -> bool:
    """Say whether every question that the visit's check asks has an answer; only such a check may be relied on."""
    return all(name in visit.answers for page in check_pages(visit, library) for name in _lasting(page, visit, library))


def check_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages of the check that the visit's answers keep open, even if the visit came for a routine."""
    return open_pages(replace(visit, wish="check"), library)


def _lasting(page: Page, visit: Visit, library: Library) -> tuple[str, ...]:
    """Return what a page asks; for a routine on an earlier check, without what is asked again before it."""
    names = asked(page, visit.answers, library.questions)
    if visit.wish == "check":
        return names
    asked_again = {name for each in library.pages if each.part not in CHECK for name in each.questions}
    return tuple(name for name in names if name not in asked_again)


def _all_answers(visit: Visit) -> Iterator[tuple[str, Value]]:
    yield from visit.answers.items()
    yield from visit.first_answers.items()
    yield from visit.remembered.answers.items() if visit.remembered else ()
    for rating in visit.weekly.earlier if visit.weekly else ():
        yield from rating.answers.items()


_KINDS: Mapping[str, type] = {"finding": str, "choice": str, "several": tuple, "number": int}


def _possible(question: Question, value: Value) -> bool:
    """Say whether any content could offer this value as an answer to a question of this kind."""
    if question.kind == "finding":
        return value in ("yes", "no", "unsure", "skipped")
    return value == "skipped" or isinstance(value, _KINDS[question.kind])


def _consistent(visit: Visit, library: Library) -> bool:
    """Say whether the end of the document agrees with its beginning, so that nothing was cut off."""
    emergency = assess(visit, library).level is Level.EMERGENCY
    done = [page for page in check_pages(visit, library) if JourneyStep("page", page).name in visit.done]
    timed = not visit.page_seconds or all(page.id in visit.page_seconds for page in done)
    return (
        # Nothing is saved before something was answered.
        visit.begun
        and (visit.checked_at is None or emergency or complete(visit, library))
        and (visit.response is None or emergency)
        and timed
        and (visit.request is not None or not {"setup", "player"} & set(visit.done))
        and visit.behind <= len(visit.performed)
    )
