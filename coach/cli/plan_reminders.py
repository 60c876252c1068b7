"""What `coach plan --remind` does: it turns the daily reminder on or off, tries it, or is what the timer runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from coach.cli.output import write_note
from coach.core.errors import PlanError
from coach.loading.sentences import sentence

if TYPE_CHECKING:
    from datetime import time

    from coach.cli.places import Places
    from coach.core.library import Library
    from coach.core.programme.week import WeekPlan

Wish = Literal["on", "off", "test", "due"]
"""`due` is for the timer: it shows a notification if something is still to be done today."""


def remind(wish: Wish, places: Places, library: Library, at: time, plan: Callable[[], WeekPlan]) -> None:
    """Do what was wished, and say on stderr what came of it.

    Args:
        wish: What to do.
        places: What the reminder names on its command line.
        library: All content.
        at: When the reminder comes.
        plan: Returns a plan with today in it.

    Raises:
        PlanError: It cannot be done here.
        StorageError: The timer cannot be written.
    """
    from coach.reminders.notification import notify
    from coach.reminders.timer import remove_timer

    words = library.words
    match wish:
        case "on":
            _turn_on(places, at)
            write_note(words("plan.remind-on", time=f"{at:%H:%M}"))
        case "off":
            write_note(words("plan.remind-off" if remove_timer() else "plan.remind-none"))
        case "test":
            title = words("calendar.check")
            notify(title, words("calendar.text"))
            write_note(words("plan.remind-test", title=title))
        case "due":
            today = plan()
            if today.due is not None:
                notify(words(f"calendar.{today.due}", minutes=today.today.minutes), words("calendar.text"))


def move_reminder(places: Places, at: time) -> None:
    """Have this person's reminder come at another time, if it is on.

    Raises:
        PlanError: systemd refuses, or nothing could show the reminder.
        StorageError: The timer cannot be written.
    """
    from coach.reminders.timer import is_set

    if is_set(_command(places)):
        _turn_on(places, at)


def _turn_on(places: Places, at: time) -> None:
    from coach.reminders.notification import can_notify
    from coach.reminders.timer import set_timer

    if not can_notify():
        raise PlanError(sentence("no-notifier"))
    set_timer(_command(places), at)


def _command(places: Places) -> list[str]:
    """Return the command that the timer runs: it has none of this shell's variables, and another working folder."""
    named = {
        "--data": places.data_folder.absolute(),
        "--content": places.content and places.content.absolute(),
        "--clinic": places.clinic and places.clinic.absolute(),
        "--lang": places.lang,
    }
    options = [str(word) for name, value in named.items() if value is not None for word in (name, value)]
    # With -P a folder named coach, wherever the timer runs, is not taken for this program.
    return [sys.executable, "-P", "-m", "coach", "plan", "--remind", "due", *options]
