"""What was done on each past day, and what the last check before a day leaves open, as the week's plan needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from coach.core.content.levels import Scope
from coach.core.content.programme import Goal
from coach.core.library import Library
from coach.core.triage.answers import Answers, meets
from coach.core.visit.journey import has_result
from coach.core.visit.progression import done_kind, moved_at, unresolved_red
from coach.core.visit.state import Visit

Limit = Literal["care", "walk"]
"""What keeps a day from core work: care comes first, or only walking is allowed."""


@dataclass(frozen=True)
class LimitingCheck:
    """A check, with the facts that later days depend on."""

    day: date
    """In the person's own time."""
    answers: Answers
    limit: Limit | None
    """What the check itself left open, whatever the day."""


@dataclass(frozen=True)
class PastDays:
    """What visits say of the days up to now."""

    begun: date
    """The day of the oldest visit that was read, or today."""
    done: Mapping[date, Literal["core", "walk"]]
    """The most that was done on each day: a routine with core work, or one without."""
    checks: tuple[LimitingCheck, ...]
    """The newest first."""
    stage: int
    """The stage of the last routine with core work; 1 without one."""
    minutes: int | None
    """The minutes of that routine as asked for; None without one, and after a therapist's set."""
    red_today: date | None
    """Today, if an earlier routine hurt too much and nothing is known of the day after it."""

    @property
    def answers(self) -> Answers:
        """The answers of the last check; empty without one."""
        return self.checks[0].answers if self.checks else {}

    def goal(self, library: Library) -> Goal:
        """Return what the person came for, according to the last check."""
        goals = library.programme.goal
        return next(goal for goal in goals if meets(goal.when, self.answers, library.questions))

    def limit(self, day: date, library: Library) -> Limit | None:
        """Return what keeps a day from core work, or None."""
        check = next((each for each in self.checks if each.day <= day), None)
        if check is not None and check.limit is not None:
            return check.limit
        early = check is not None and _only_moves(check, day, library)
        return "walk" if early or day == self.red_today else None


def past_days(visits: Iterable[Visit], library: Library, now: datetime, walked: Collection[date] = ()) -> PastDays:
    """Return what visits say of the days up to now.

    Args:
        visits: The person's visits, the newest first; read only as far back as the content looks for missed days.
        library: All content.
        now: The present time in the person's own zone, which decides what a day is.
        walked: The days with a walk without the coach.
    """
    known: list[tuple[date, Visit]] = []
    begun = now.date()
    for visit in visits:
        day = moved_at(visit).astimezone(now.tzinfo).date()
        begun = min(begun, day)
        if (now.date() - day).days > 2 * library.programme.week.look_back_days:
            break
        known.append((day, visit))
    done: dict[date, Literal["core", "walk"]] = {}
    cores = []
    for day, visit in known:
        kind = done_kind(visit, library)
        if kind == "core":
            cores.append(visit.request)
        if kind is not None and done.get(day) != "core":
            done[day] = kind
    for day in walked:
        done.setdefault(day, "walk")
    last = next((request for request in cores if request is not None), None)
    red = unresolved_red((visit for _, visit in known), library, now)
    return PastDays(
        begun=begun,
        done=done,
        checks=tuple(_check(day, visit, library) for day, visit in known if has_result(visit, library)),
        stage=last.stage if last else 1,
        minutes=last.minutes if last and not last.prescribed else None,
        red_today=now.date() if red else None,
    )


def _check(day: date, visit: Visit, library: Library) -> LimitingCheck:
    scope = library.triage.assess(visit.answers).scope
    if scope is Scope.NONE:
        limit: Limit | None = "care"
    else:
        limit = "walk" if scope is Scope.WALK or visit.check_due else None
    return LimitingCheck(day, visit.answers, limit)


def _only_moves(check: LimitingCheck, day: date, library: Library) -> bool:
    """Say whether a day is so soon after a strain that only easy moves are left, counting the days since the check."""
    grows = library.questions[library.planning.holding.grows]
    begun = check.answers.get(grows.id)
    answers = dict(check.answers)
    if isinstance(begun, int):
        answers[grows.id] = min(begun + (day - check.day).days, grows.maximum)
    early = next((each for each in library.planning.first_days if meets(each.when, answers, library.questions)), None)
    return early is not None and early.moves is not None
