"""The visits of a person who does a therapist's set for six weeks, three times a week, as a report of them needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.triage.answers import Value
from coach.core.visit.set_used import SetUsed, SetWarning
from coach.core.visit.state import Performed, RoutineToAskAbout, ToldPain, Visit
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit

SET = SetUsed("Anna Smith", ("mon", "wed", "fri"), (SetWarning("childs-pose", "profile", "bending-hurts"),))


def set_visit(
    started: datetime, number: int, before: Visit | None, pains: tuple[int, int, int], **given: Value
) -> Visit:
    """Return a visit with the set.

    Args:
        started: When it began.
        number: Its number, from 0; every fifth is done in an easier way, every fourth skips an exercise.
        before: The visit before, whose next day it tells; None for the first.
        pains: Before, after, and on the day after the visit before.
        given: Answers of the week, by question with `_` for `-`.
    """
    first, after, next_day = pains
    answers = sheet_answers({**CALM, "pain-now": first}, shipped(), assume_no=True)
    answers |= {"pain-after": after, **{name.replace("_", "-"): value for name, value in given.items()}}
    answers |= {"pain-next-day": next_day} if before else {}
    skipped = number % 4 == 3
    performed = (
        Performed("cat-camel", None, 1, "done", 60.0),
        Performed("bird-dog", "first", 1, "done", 80.0, way="easier" if number % 5 == 4 else None),
        Performed("bird-dog", "second", 1, "done", 80.0, pain=3),
        Performed("side-bridge", None, 1, "skipped" if skipped else "done", 40.0, "too-hard" if skipped else None),
    )
    return new_visit(
        id=f"{started:%Y%m%dT%H%M%SZ}-abc123",
        started=started,
        checked_at=started,
        moved_at=started,
        ended=started + timedelta(minutes=15),
        answers=answers,
        set_used=SET,
        performed=performed,
        pains=(ToldPain(3, started, "bird-dog"),),
        yesterday=RoutineToAskAbout(before.id, before.number("pain-now") or 0) if before else None,
    )


def six_weeks(now: datetime = NOW, routines: int = 18) -> tuple[Visit, ...]:
    """Return the visits, the newest first and at `now`: pain falls from 5 to 1, and one next day was red."""
    visits: list[Visit] = []
    # Monday, Wednesday and Friday, counted back from a Monday.
    back = [7 * week + offset for week in range(routines) for offset in (0, 3, 5)][:routines]
    for number, days in enumerate(reversed(back)):
        pain = max(1, 5 - number // 3)
        pains = (pain, max(0, pain - 1), 6 if number == 5 else pain - 1)
        week: dict[str, Value] = (
            {"own_activities": ("bag",), "rate_bag": min(10, number // 3 + 3)} if number % 3 == 0 else {}
        )
        visits.append(set_visit(now - timedelta(days=days), number, visits[-1] if visits else None, pains, **week))
    return tuple(reversed(visits))


def without_set(visit: Visit) -> Visit:
    """Return the visit with a routine of coach's own."""
    return replace(visit, set_used=None)
