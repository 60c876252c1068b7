"""Earlier visits: pain, activities and days in words and as tables, and each visit to read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from coach.core.blocks import Block
from coach.core.history.charts import Day, activity_lines, days, month_end, months_back, pain_points, rated
from coach.core.history.facts import PastFacts, VisitFacts
from coach.core.history.texts import (
    Table,
    activity_table,
    activity_words,
    calendar_table,
    calendar_words,
    pain_table,
    pain_words,
    visit_row,
)
from coach.local_time import local_time
from coach.plain.context import LineContext
from coach.plain.prompt import Typed
from coach.plain.summary import read_summary

VIEWS: Final = ("pain", "activities", "calendar", "visits")
LISTED: Final = 10
"""How many visits are listed at once."""
MONTHS: Final = 12
"""How many months back the calendar is told."""
ROWS: Final = 24
"""How many rows of a table are told, the newest first."""
READ_AT_ONCE: Final = 50


def history(context: LineContext) -> None:
    """Tell what is chosen of the history, until the person goes back."""
    words, week = context.words, context.week()
    past = context.choices.past_facts(week.walked)
    context.talk.say("past.reading")
    while past.read(READ_AT_ONCE):
        pass
    while True:
        heads = [
            Block("heading", words("past.where")),
            *(Block("note", each) for each in context.choices.notices()[:1]),
        ]
        rows = [words(f"past.tab-{each}") for each in VIEWS]
        chosen = context.talk.choose(heads, rows, where=words("past.where"))
        if isinstance(chosen, Typed):
            return
        if VIEWS[chosen] == "visits":
            _visits(past, context)
        else:
            _tell(VIEWS[chosen], past, context)


def _tell(view: str, past: PastFacts, context: LineContext) -> None:
    """Tell a view in words, then as a table."""
    console, words, library = context.console, context.words, context.library
    told: Sequence[Block] = ()
    table: Table = []
    if view == "pain" and (points := pain_points(past.facts)):
        told, table = pain_words(points, words), pain_table(points, words)
    elif view == "activities" and (lines := activity_lines(rated(past.facts))):
        told, table = activity_words(lines, library), activity_table(lines, library)
    elif view == "calendar" and past.first is not None:
        months = _days(past, local_time(context.now()).date())
        told, table = calendar_words(months, words), calendar_table(months, words)
    console.gap()
    if table:
        console.blocks(told)
        heads, *rows = table
        if len(rows) > ROWS:
            console.say(words("plain.newest", count=ROWS, all=len(rows)))
        console.table([heads, *rows[:ROWS]], words("history.none"))
    else:
        console.say(words("plain.empty-visits" if view == "calendar" else f"past.empty-{view}"))


def _days(past: PastFacts, today: date) -> list[Day]:
    """The days from the first visit on, of the last months."""
    assert past.first is not None
    start = max(months_back(today, MONTHS - 1), past.first.replace(day=1))
    return list(days(past.facts, start, month_end(today), today, past.first, past.walked))


def _visits(past: PastFacts, context: LineContext) -> None:
    """List the visits, the newest first, and tell the summary of each that is chosen."""
    words, shown = context.words, 0
    if not past.facts:
        context.talk.say("plain.empty-visits")
        return
    while True:
        page = past.facts[shown : shown + LISTED]
        more = len(past.facts) > shown + LISTED
        rows = [_row(each, context) for each in page] + ([words("keys.older")] if more else [])
        chosen = context.talk.choose([Block("heading", words("past.tab-visits"))], rows, where=words("past.where"))
        if isinstance(chosen, Typed):
            return
        if chosen == len(page):
            shown += LISTED
            continue
        visits = partial(context.choices.visits_up_to, page[chosen].visit)
        visit = next(visits(), None)
        if visit is not None:
            read_summary(visit, context, visits)


def _row(facts: VisitFacts, context: LineContext) -> str:
    """A visit in a line that names what each part of it is."""
    words = context.words
    day, level, moved, _ = visit_row(facts, context.library)
    told = [f"{words('history.level')} {level}"]
    told += [f"{words('history.moved')} {moved}"] if moved != words("history.none") else []
    if facts.pain_before is not None and facts.pain_after is not None:
        told.append(words("handover.change", before=facts.pain_before, after=facts.pain_after))
    return f"{day}: {', '.join(told)}"
