"""Earlier visits of a person at home, for the history and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.history.facts import VisitFacts, visit_facts
from coach.core.triage.answers import Value
from coach.core.visit.state import Performed, Request, RoutineToAskAbout, Visit
from coach.storage.visits import VisitStore, visit_id
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit

CORE = (Performed("bridge", None, 1, "done", 300.0),)
WALK = (Performed("march", None, 1, "done", 240.0),)


def past_visit(
    days_ago: int,
    before: int = 4,
    after: int | None = 2,
    performed: Sequence[Performed] = CORE,
    *,
    now: datetime = NOW,
    yesterday: tuple[Visit, int] | None = None,
    **given: Value,
) -> Visit:
    """Return a finished visit of some days ago with a check that came out calm and a routine.

    Args:
        days_ago: Calendar days before now.
        before: Pain before the routine.
        after: Pain after it; None where it was not told.
        performed: What was done.
        now: The moment from which days are counted.
        yesterday: An earlier visit, and the pain told of the day after its routine.
        given: Further answers, by question with `_` for `-`.
    """
    when = now - timedelta(days=days_ago)
    told: dict[str, Value] = {**CALM, "pain-now": before, **{k.replace("_", "-"): v for k, v in given.items()}}
    answers = sheet_answers(told, shipped(), assume_no=True)
    answers |= {} if after is None else {"pain-after": after}
    answers |= {} if yesterday is None else {"pain-next-day": yesterday[1]}
    return new_visit(
        id=visit_id(when, "abc123"),
        started=when,
        checked_at=when,
        answers=answers,
        content_version=shipped().version,
        performed=tuple(performed),
        request=Request(10),
        routine_seconds=600.0,
        moved_at=when,
        ended=when,
        done=("setup", "player"),
        yesterday=None if yesterday is None else RoutineToAskAbout(yesterday[0].id, before),
    )


def rated_visit(days_ago: int, **ratings: int) -> Visit:
    """Return a past visit in which these activities were rated, such as `rate_sitting=4`."""
    chosen = tuple(name.removeprefix("rate_") for name in ratings)
    visit = past_visit(days_ago)
    told = {name.replace("_", "-"): value for name, value in ratings.items()}
    return replace(visit, answers={**visit.answers, "own-activities": chosen, **told})


def facts_of(*visits: Visit) -> list[VisitFacts]:
    """Return the facts of visits, in UTC."""
    return [visit_facts(visit, shipped(), lambda moment: moment) for visit in visits]


def keep(data: Path, *visits: Visit) -> None:
    """Keep visits in a data folder."""
    for visit in visits:
        VisitStore(data).save(visit)
