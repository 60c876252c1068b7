"""Today: what is due, how pain went over the last visits, the last fourteen days, and what opens the next stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coach.core.content.levels import Level
from coach.core.dates import near_date
from coach.core.history.charts import Day, PainPoint, days, pain_points
from coach.core.history.due import Due, due
from coach.core.history.facts import visit_facts
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.programme.returning import RETURN_TO, goal_answers, return_progress
from coach.core.report.advice import advise
from coach.core.visit.journey import assess, has_result
from coach.core.visit.progression import PAIN_BEFORE, done_kind, earlier_routines, green_in_row, staging
from coach.core.visit.state import Visit

DAYS = 14
"""How many days are told, today the last."""
PAINS = 10
"""How many visits the line of pain goes back."""
MOST_READ = 40
"""No more visits are read, however many a day there were."""


@dataclass(frozen=True)
class Today:
    """What the first screen says from the second start on."""

    headline: str
    detail: str
    pains: tuple[int, ...]
    """The pain that the last visits began with, 0 to 10, the oldest first."""
    points: tuple[PainPoint, ...]
    """The pain before and after the last routines, the oldest first."""
    days: tuple[Day, ...]
    """The last days, today the last."""
    stage: str
    """The stage and what opens the next, in words; empty before the first routine."""
    starts: bool
    """Whether the routine that may be done now is due and not done yet."""


def needed(visits: Iterable[Visit], now: datetime) -> list[Visit]:
    """Return as many of the newest visits as Today needs; both are newest first.

    Args:
        visits: The person's visits, each read when it is taken.
        now: The present time in the person's own zone.
    """
    since, taken, pains = now.date() - timedelta(days=DAYS - 1), list[Visit](), 0
    for visit in visits:
        old = visit.started.astimezone(now.tzinfo).date() < since
        if (old and pains >= PAINS) or len(taken) >= MOST_READ:
            break
        taken.append(visit)
        pains += visit.number(PAIN_BEFORE) is not None
    return taken


def today(
    visits: Sequence[Visit],
    choices: WeekChoices,
    library: Library,
    now: datetime,
    first: date | None,
    *,
    holds: bool,
) -> Today | None:
    """Return what Today says, or None before there is a visit with a result.

    Args:
        visits: The visits that `needed` returned.
        choices: What the person chose for their week.
        library: All content.
        now: The present time in the person's own zone.
        first: The day of the oldest visit of all.
        holds: Whether an earlier check still holds.
    """
    checked = next((visit for visit in visits if has_result(visit, library)), None)
    if checked is None:
        return None
    coming = due(visits, choices, library, now)
    headline, detail = _told(coming, checked, visits, library, holds=holds)
    facts = [visit_facts(visit, library, lambda moment: moment.astimezone(now.tzinfo)) for visit in visits]
    pains = [each.pain_before for each in facts if each.pain_before is not None][:PAINS]
    shown = days(facts, now.date() - timedelta(days=DAYS - 1), now.date(), now.date(), first, choices.walked)
    return Today(
        headline=headline,
        detail=detail,
        pains=tuple(reversed(pains)),
        points=tuple(reversed(pain_points(facts)[:PAINS])),
        days=tuple(shown),
        stage=return_words(visits, library, now) or stage_words(visits, library),
        starts=holds and (coming.kind == "core" or coming.walking_only) and not coming.done,
    )


def _told(coming: Due, checked: Visit, visits: Sequence[Visit], library: Library, *, holds: bool) -> tuple[str, str]:
    """The headline and the line beneath: by the level of the last check first, then by the day."""
    words, found = library.words, assess(checked, library)
    if coming.kind == "care":
        action = advise(found, checked, library).action.home
        return words("today.care", action=action), words("today.care-detail")
    if coming.done:
        headline, detail = words(f"today.done-{coming.kind}"), _next(coming, library)
    elif coming.kind == "rest":
        headline, detail = words("today.rest"), words("today.rest-detail", next=_next(coming, library))
    elif not holds and (coming.kind == "core" or coming.walking_only):
        headline, detail = words("today.check"), words("today.check-detail")
    elif coming.kind == "walk" and not coming.walking_only:
        detail = words("today.walk-plan", minutes=coming.minutes, next=_next(coming, library))
        headline = words("today.walk")
    elif coming.kind == "walk":
        headline, detail = words("today.walk"), words("today.walk-red" if coming.red else "today.walk-detail")
    else:
        headline, detail = words("today.core"), _routine(visits, library)
    if found.level is Level.CLINICIAN:
        detail = words("today.with-action", detail=detail, action=advise(found, checked, library).action.home)
    return headline, detail


def _next(coming: Due, library: Library) -> str:
    if coming.next_core is None:
        return library.words("today.next-walk")
    return library.words("today.next-core", day=near_date(coming.next_core, library.words))


def _routine(visits: Iterable[Visit], library: Library) -> str:
    last = next((visit.request for visit in visits if visit.request is not None), None)
    if last is None:
        return library.words("today.first-detail")
    return library.words("today.core-detail", minutes=last.minutes, stage=last.stage)


def return_words(visits: Sequence[Visit], library: Library, now: datetime) -> str:
    """Return the week of the return plan and what opens the next, in words; empty before its first session."""
    goal = goal_answers(visits, library).get(RETURN_TO)
    plan = library.returns.get(goal) if isinstance(goal, str) else None
    if plan is None:
        return ""
    progress = return_progress(plan, visits, library, now)
    more, total = plan.sessions - progress.sessions, len(plan.weeks)
    last = "last" if progress.number == total else "more"
    return library.words(
        f"today.return-{last}",
        plan=plan.name,
        number=progress.number,
        total=total,
        count=more,
        next=progress.number + 1,
    )


def stage_words(visits: Sequence[Visit], library: Library) -> str:
    """Return the stage and what opens the next, in words; empty before the first routine."""
    words, rules = library.words, library.planning.stages
    proposal = staging(visits, library)
    if proposal is None:
        return ""
    stage = proposal.stage
    if stage >= rules.hardest:
        return words("today.stage-last", stage=stage)
    if proposal.way == "up":
        return words("today.stage-open", stage=stage, next=stage + 1)
    core = (each for each in earlier_routines(visits) if done_kind(each.visit, library) == "core")
    green = green_in_row((each for each in core if not each.visit.trained), stage, library)
    more = rules.green_sessions - min(green, rules.green_sessions - 1)
    return words("today.stage-more", stage=stage, next=stage + 1, count=more)
