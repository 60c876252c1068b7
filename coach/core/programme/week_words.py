"""The week's plan in words, the same on the screen, on paper and in a calendar."""

from __future__ import annotations

from datetime import date

from coach.core.content.programme import Goal
from coach.core.dates import near_date, weekdays_listed
from coach.core.programme.choices import WeekChoices
from coach.core.programme.week import PlannedDay, WeekPlan
from coach.core.words import Words


def day_words(planned: PlannedDay, words: Words) -> str:
    """Return what a day holds: "Core routine, 10 min"."""
    return words(f"week.{planned.kind}", minutes=planned.minutes)


def day_note(planned: PlannedDay, plan: WeekPlan, words: Words) -> str:
    """Return what there is to say of a day besides: "today", "done", "moved on"; empty for most days to come."""
    notes = [words("week.today")] if planned.day == plan.today.day else []
    if planned.kept is not None:
        notes.append(words(f"week.kept-{planned.kind}" if planned.kept else "week.went-on"))
    elif planned.moved:
        notes.append(words("week.moved"))
    return " · ".join(notes)


def today_words(plan: WeekPlan, words: Words) -> str:
    """Return what today holds and when the next core routine comes, in one or two sentences."""
    if plan.care_first:
        return words("week.care")
    if plan.due is not None:
        today = words(f"week.today-{plan.due}", minutes=plan.today.minutes)
    else:
        today = words("week.today-rest" if plan.today.kind == "rest" else "week.done")
    if plan.walking_only:
        return f"{today} {words('week.walking-only')}"
    if plan.due == "core" or plan.next_core is None:
        return today
    return f"{today} {words('week.next', day=near_date(plan.next_core, words))}"


def sum_words(plan: WeekPlan, words: Words) -> str:
    """Return how many core routines and how many minutes of walking the days hold, without what has moved on."""
    held = [each for each in plan.days if each.kept is not False]
    walks = sum(each.minutes for each in held if each.kind == "walk")
    return words("week.sum", count=sum(each.kind == "core" for each in held), minutes=walks)


def core_days_words(choices: WeekChoices, goal: Goal, words: Words) -> str:
    """Return on which days core work comes: "Every second day", or "Mon, Wed and Fri"."""
    return weekdays_listed(choices.core_days, words) if choices.core_days else rhythm_words(goal, words)


def rhythm_words(goal: Goal, words: Words) -> str:
    """Return the rhythm of a goal: "Every second day"."""
    key = f"week.rhythm-{goal.core_every_days}"
    return words(key if key in words else "week.rhythm-more", days=goal.core_every_days)


def told_day_words(day: date, choices: WeekChoices, words: Words) -> str:
    """Return a day of which a walk may be told, and whether it was."""
    said = near_date(day, words)
    return words("week.own-walk-told", day=said) if day in choices.walked else said
