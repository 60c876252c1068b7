"""The week's plan: what each day holds, and what the person chooses of it."""

from __future__ import annotations

from dataclasses import replace

from coach.core.blocks import Block
from coach.core.dates import near_date, weekdays_listed
from coach.core.programme.choices import WeekChoices
from coach.core.programme.week import WEEK, WeekPlan, toggled, told_days, walk_told, week_plan
from coach.core.programme.week_words import (
    core_days_words,
    day_note,
    day_words,
    rhythm_words,
    sum_words,
    today_words,
    told_day_words,
)
from coach.local_time import local_time
from coach.plain.context import LineContext
from coach.plain.prompt import Typed


def week_changed(context: LineContext) -> WeekChoices | None:
    """Tell the week's plan and ask what to change in it; return the new choices, or None to leave it."""
    words, choices = context.words, context.week()
    plan = week_plan(context.choices.visits(), choices, context.library, local_time(context.now()))
    blocks = [
        Block("heading", words("week.where")),
        Block("text", sum_words(plan, words)),
        Block("text", today_words(plan, words)),
        Block("text", words("week.hint")),
        Block("text", words("week.missed")),
    ]
    rows = [*_day_rows(plan, context), words("week.core-days"), words("week.own-walk")]
    rows[WEEK] += f": {core_days_words(choices, plan.goal, words)}"
    chosen = context.talk.choose(blocks, rows, where=words("week.where"))
    if isinstance(chosen, Typed):
        return None
    if chosen < WEEK:
        return toggled(choices, plan.days[chosen], plan.today.day)
    return _core_days(choices, plan, context) if chosen == WEEK else _own_walk(choices, plan, context)


def _day_rows(plan: WeekPlan, context: LineContext) -> list[str]:
    words, rows = context.words, []
    for each in plan.days:
        note = day_note(each, plan, words)
        told = f"{near_date(each.day, words)}: {day_words(each, words)}"
        rows.append(f"{told} ({note})" if note else told)
    return rows


def _core_days(choices: WeekChoices, plan: WeekPlan, context: LineContext) -> WeekChoices:
    words, sets = context.words, context.library.programme.week.core_days
    rows = [rhythm_words(plan.goal, words), *(weekdays_listed(days, words) for days in sets)]
    blocks = [Block("text", words("week.core-days-ask")), Block("text", words("week.core-days-hint"))]
    chosen = context.talk.choose(blocks, rows)
    if isinstance(chosen, Typed):
        return choices
    return replace(choices, core_days=sets[chosen - 1] if chosen else ())


def _own_walk(choices: WeekChoices, plan: WeekPlan, context: LineContext) -> WeekChoices:
    words = context.words
    days = told_days(plan)
    rows = [told_day_words(day, choices, words) for day in days]
    blocks = [Block("text", words("week.own-walk-ask")), Block("text", words("week.own-walk-hint"))]
    chosen = context.talk.choose(blocks, rows)
    return choices if isinstance(chosen, Typed) else walk_told(choices, days[chosen])
