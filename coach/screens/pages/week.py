"""The week's plan on screen: what each day holds, with keys to move a day and to choose the days of core work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.dates import near_date, weekdays_listed
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.programme.week import WEEK, WeekPlan, toggled, told_days, walk_told
from coach.core.programme.week_words import (
    core_days_words,
    day_note,
    day_words,
    rhythm_words,
    sum_words,
    today_words,
    told_day_words,
)
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.requests import WeekChosen
from coach.screens.stack import open_screen
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords


class WeekScreen(CoachScreen):
    """The week's plan.

    A row for each day. A day's digit moves its core routine to the next day, and puts it back. Two more rows are for
    the weekdays of core work, and for walks that were taken without the coach.
    """

    CSS_PATH = style("week")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"move_day({digit})", "keys.move-day", key_display="1-7") for digit in range(1, 8)),
        Binding("enter,space", "move_day(0)", "keys.move-day-cursor"),
        Binding("8", "choose_days", "keys.core-days"),
        Binding("9", "tell_walk", "keys.own-walk"),
        Binding("up", "move(-1)", "keys.move", key_display="↑ ↓"),
        letter("up", "move(-1)", "keys.move"),
        Binding("down", "move(1)", "keys.move"),
        letter("down", "move(1)", "keys.move"),
        Binding("escape,minus,backspace,left", "close", "keys.back", key_display="Esc"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = (
        "keys.move-day", "keys.core-days", "keys.own-walk", "keys.back", "keys.help", "keys.quit",
    )  # fmt: skip

    def __init__(self, library: Library, choices: WeekChoices, plan: Callable[[WeekChoices], WeekPlan]) -> None:
        """Make the screen.

        Args:
            library: All content.
            choices: What the person chose so far.
            plan: Returns the week's plan for other choices.
        """
        self._library, self._choices, self._make_plan = library, choices, plan
        self._plan = plan(choices)
        super().__init__(library.words)
        days = [each.day for each in self._plan.days]
        self._today = Static(Content(self._today_words()), classes="ask -alone")
        self._rows = Rows(self._row_words(), cursor=days.index(self._plan.today.day))

    def top_words(self) -> tuple[str, str]:
        """Return the title, and what the week adds up to."""
        return self.words("week.where"), sum_words(self._plan, self.words)

    def body(self) -> Iterable[Widget]:
        """Return what is due today, the days, and how to move one."""
        hint = f"{self.words('week.hint')} {self.words('week.missed')}"
        yield from (self._today, self._rows, Static(Content(hint), classes="hint"))

    def _today_words(self) -> str:
        return today_words(self._plan, self.words)

    def _row_words(self) -> list[RowWords]:
        words, plan = self.words, self._plan
        rows = []
        for number, each in enumerate(plan.days, 1):
            note = day_note(each, plan, words)
            text = f"{day_words(each, words)}  ({note})" if note else day_words(each, words)
            rows.append(RowWords(str(number), near_date(each.day, words), text, "yes" if each.kept else "open"))
        days = core_days_words(self._choices, plan.goal, words)
        walks = words.listed([near_date(day, words) for day in told_days(self._plan) if day in self._choices.walked])
        return [
            *rows,
            RowWords(str(WEEK + 1), words("week.core-days"), days),
            RowWords(str(WEEK + 2), words("week.own-walk"), walks or words("week.own-walk-none")),
        ]

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._rows.point(self._rows.cursor + by)

    async def action_move_day(self, number: int) -> None:
        """Move a day's core routine to the day after or put it back; 0 stands for the row under the cursor."""
        index = number - 1 if number else self._rows.cursor
        if index >= WEEK:
            self.action_choose_days() if index == WEEK else self.action_tell_walk()
            return
        self._rows.point(index)
        await self._choose(toggled(self._choices, self._plan.days[index], self._plan.today.day))

    def action_choose_days(self) -> None:
        """Ask for the weekdays of core work."""
        words, sets = self.words, self._library.programme.week.core_days
        choices = [("", rhythm_words(self._plan.goal, words))]
        choices += [(str(number), weekdays_listed(days, words)) for number, days in enumerate(sets)]
        dialog = ChooseDialog(words("week.core-days-ask"), words("week.core-days-hint"), choices)
        open_screen(self.app, dialog, self._days_chosen)

    async def _days_chosen(self, chosen: str | None) -> None:
        if chosen is not None:
            days = self._library.programme.week.core_days[int(chosen)] if chosen else ()
            await self._choose(replace(self._choices, core_days=days))

    def action_tell_walk(self) -> None:
        """Ask on which day the person walked without the coach; a day that was told of is taken back."""
        words = self.words
        days = told_days(self._plan)
        choices = [(day.isoformat(), told_day_words(day, self._choices, words)) for day in days]
        dialog = ChooseDialog(words("week.own-walk-ask"), words("week.own-walk-hint"), choices)
        open_screen(self.app, dialog, self._walk_told)

    async def _walk_told(self, chosen: str | None) -> None:
        if chosen is not None:
            await self._choose(walk_told(self._choices, date.fromisoformat(chosen)))

    async def _choose(self, choices: WeekChoices) -> None:
        if choices == self._choices:
            return
        self._choices, self._plan = choices, self._make_plan(choices)
        self._today.update(Content(self._today_words()))
        self.top.tell(*self.top_words())
        await self._rows.show(self._row_words(), self._rows.cursor)
        self.post_message(WeekChosen(choices))

    def action_close(self) -> None:
        """Close."""
        self.dismiss()
