"""`coach plan`: shows the plan of the next weeks, and writes it as a file for calendars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from coach.cli.options import Places, takes_output, takes_places
from coach.cli.output import STDOUT, deliver, write_note, write_result
from coach.cli.plan_options import WeekOptions, takes_week_options
from coach.cli.plan_reminders import Wish, move_reminder, remind
from coach.cli.spoken_commands import SpokenCommand, SpokenOption
from coach.cli.usage import WrongUsageError
from coach.core.errors import PlanError
from coach.loading.sentences import in_words, sentence
from coach.local_time import local_time

if TYPE_CHECKING:
    from coach.core.library import Library
    from coach.core.programme.choices import WeekChoices
    from coach.core.programme.week import WeekPlan
    from coach.core.words import Words


@dataclass(frozen=True)
class ComingPlan:
    """The plan of the coming weeks, with all that it is told by."""

    library: Library
    choices: WeekChoices
    days: WeekPlan
    again: date | None
    """The day of the next check, if there is one."""
    now: datetime
    """In the person's own zone."""


@click.command(cls=SpokenCommand, help="plan")
@click.option("--weeks", cls=SpokenOption, type=click.IntRange(min=1), metavar="N", help="weeks")
@takes_output("calendar")
@click.option(
    "--remind",
    "wish",
    cls=SpokenOption,
    type=click.Choice(get_args(Wish)),
    help="remind",
)
@takes_week_options
@takes_places("content", "clinic", "data", "lang")
def plan(
    places: Places, options: WeekOptions, weeks: int | None, output: Path | None, force: bool, wish: Wish | None
) -> None:
    """Show what the next weeks hold, or write it for a calendar."""
    from coach.loading.assembly import load_library

    library = load_library(places.content_place)
    rules = library.programme.calendar
    if weeks is not None and weeks > rules.most_weeks:
        raise WrongUsageError("weeks-most", most=rules.most_weeks)
    if wish is not None and (weeks is not None or output is not None):
        raise WrongUsageError("remind-alone")
    choices = _remembered(options, places, library.words)
    if wish is not None:
        remind(wish, places, library, choices.at or rules.at, lambda: _coming(places, library, choices, 1).days)
        return
    usual = rules.shown_weeks if output is None else rules.weeks
    coming = _coming(places, library, choices, weeks or usual)
    if output is None:
        write_result("\n".join(_lines(coming)))
    else:
        _write(coming, output, str(places.data_folder.absolute()), force=force)


def _remembered(options: WeekOptions, places: Places, words: Words) -> WeekChoices:
    """Return what the person chose for their week; save what they chose just now, and have reminders come then."""
    from coach.storage.settings import read_settings, write_settings

    settings = read_settings(places.data_folder)
    if settings.trouble:
        write_note(in_words(settings.trouble, words))
    choices = options.applied(settings.week)
    if choices != settings.week:
        write_settings(places.data_folder, replace(settings, week=choices), settings)
    if options.at is not None:
        move_reminder(places, options.at)
    return choices


def _coming(places: Places, library: Library, choices: WeekChoices, weeks: int) -> ComingPlan:
    from coach.core.programme.calendar import check_again
    from coach.core.programme.week import coming_days
    from coach.storage.visits import VisitStore

    store = VisitStore(places.data_folder, library)
    store.look()
    visits, now = list(store.recent()), local_time(datetime.now(UTC))
    for notice in store.notices:
        write_note(in_words(notice, library.words))
    if not visits and not store.notices:
        write_note(library.words("plan.no-check", folder=places.data_folder))
    days = coming_days(visits, choices, library, now, weeks)
    return ComingPlan(library, choices, days, check_again(visits, library, now), now)


def _lines(coming: ComingPlan) -> Iterator[str]:
    """Yield the plan as text: what today holds, a line for each day, and when to check again."""
    from coach.core.dates import near_date
    from coach.core.programme.week_words import core_days_words, day_note, day_words, today_words
    from coach.export.text import aligned

    words, plan = coming.library.words, coming.days
    yield today_words(plan, words)
    if not plan.care_first:
        yield ""
        yield from aligned(
            [(near_date(each.day, words), day_words(each, words), day_note(each, plan, words)) for each in plan.days]
        )
        yield ""
        yield words("plan.days", days=core_days_words(coming.choices, plan.goal, words))
    if coming.again == coming.now.date():
        yield words("plan.again-now")
    elif coming.again is not None:
        yield words("plan.again", day=near_date(coming.again, words))


def _write(coming: ComingPlan, output: Path, owner: str, *, force: bool) -> None:
    """Write the plan as a file for calendars, and say on stderr what is in it."""
    from coach.core.programme.calendar import calendar_entries
    from coach.export.calendar import as_calendar

    library, words = coming.library, coming.library.words
    if coming.days.care_first:
        raise PlanError(sentence("no-dates", why=words("week.care")))
    at = coming.choices.at or library.programme.calendar.at
    entries = calendar_entries(coming.days, coming.again, at, library)
    deliver(as_calendar(entries, words("calendar.name"), owner, coming.now), "ics", output, force=force)
    if output != STDOUT:
        write_note(words("plan.written", count=len(entries), path=output, time=f"{at:%H:%M}"))
