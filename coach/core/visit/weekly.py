"""The weekly questions: when they are due, and how earlier visits answered them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.visit.state import Rating, Visit, Weekly


def weekly(visits: Iterable[Visit], start: datetime, library: Library) -> Weekly:
    """Return whether the weekly questions are due in a visit that begins at `start`, and the earlier answers.

    They are due if they were never asked, or last as many days ago as the content says. Skipping them counts as being
    asked, so that they are not in the way.

    Args:
        visits: The earlier visits, the newest first; read only as far as needed.
        start: When the present visit began, in the person's own time, which also decides what a day is.
        library: All content.
    """
    rules = library.planning.outcomes
    earlier = tuple(islice(_ratings(visits, start, library), rules.earlier))
    # If the clock was set back, the last time is in the future. Then they are due, rather than never again.
    due = not earlier or not 0 <= (start.date() - earlier[0].day).days < rules.days
    return Weekly(start.date(), due, earlier)


def chosen_before(visit: Visit, library: Library) -> Answers:
    """Return the activities chosen the last time that any were, as the answer to offer again; empty if never."""
    question = library.questions[library.planning.outcomes.activities]
    offered = {choice.id for choice in question.choices}
    for rating in visit.weekly.earlier if visit.weekly else ():
        value = rating.answers.get(question.id)
        if isinstance(value, tuple) and value:
            return {question.id: tuple(name for name in value if name in offered)}
    return {}


def _ratings(visits: Iterable[Visit], start: datetime, library: Library) -> Iterator[Rating]:
    rules = library.planning.outcomes
    for visit in visits:
        day = visit.started.astimezone(start.tzinfo).date()
        if (start.date() - day).days > rules.recall_days:
            return
        rating = rating_of(visit, day, library)
        if rating is not None:
            yield rating


def rating_of(visit: Visit, day: date, library: Library) -> Rating | None:
    """Return a visit's answers to the weekly questions, given on `day`; None if it was asked none."""
    names = library.planning.outcomes.questions
    answers = {name: visit.answers[name] for name in names if name in visit.answers}
    return Rating(day, answers) if answers else None
