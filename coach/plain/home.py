"""The first choices in line mode, from which each visit begins and to which it comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coach.core.errors import StorageError
from coach.core.programme.choices import WeekChoices
from coach.home.going_on import taken_up
from coach.home.week import week_to_keep
from coach.home.welcome_choice import choice_keys
from coach.loading.sentences import in_words
from coach.plain.context import LineContext
from coach.plain.first_words import first_blocks, today_blocks
from coach.plain.history import history
from coach.plain.prompt import Typed
from coach.plain.reading import guide, topics
from coach.plain.summary import read_summary
from coach.plain.visit import LineVisit
from coach.plain.week import week_changed
from coach.startup import Surroundings
from coach.storage.keeper import Keeper
from coach.storage.settings import Settings, write_settings

if TYPE_CHECKING:
    from coach.loading.assembly import Language


class LineHome:
    """Offers what can be done, and does it, until the person stops.

    Args:
        surroundings: The files, clocks and printer.
        context: Makes what the steps are told with, from how a visit is kept and what is chosen for the week.
        keeper: Writes visits.
        week: What the person chose for their week.
        trouble: Why visits cannot be kept, or None.
        other: The language that can be chosen in place of this one, or None.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        context: Callable[[LineHome], LineContext],
        keeper: Keeper,
        week: WeekChoices,
        trouble: str | None,
        other: Language | None,
    ) -> None:
        self._surroundings, self._keeper = surroundings, keeper
        self._other = other
        self.week = week
        self.trouble = trouble
        self._settings: Settings = surroundings.settings
        self._context = context(self)
        self._led: LineVisit | None = None
        self._begun = False
        """Whether the first choices were told before."""

    def kept(self) -> str:
        """Return how the visit under way is kept, in words."""
        trouble = self._led.trouble if self._led else self.trouble
        return self._context.words("summary.not-kept" if trouble else "summary.kept")

    def lead(self) -> Settings:
        """Offer and do one thing after another, until the person wants another language; return the settings with it.

        Raises:
            Stopped: The person stops, or the input has ended.
        """
        while True:
            self._keeper.let_go().result()
            chosen = self._chosen()
            if chosen is None:
                assert self._other is not None
                self._remember(replace(self._settings, language=self._other.code))
                return self._settings
            self._begin(chosen)

    def _chosen(self) -> str | None:
        """Tell what is due and what can be done, and return the id of the choice; None for the other language."""
        choices, now = self._context.choices, self._surroundings.now()
        settings, keys = self._surroundings.settings, self._surroundings.keys
        said = choices.today(now, self.week)
        offered = tuple(choices.choices(now, said))
        # Last, since what is read for the others may turn out to be damaged.
        unread = [each for each in (settings.trouble, keys.trouble) if each]
        notice = choices.notice(self.trouble, now, unread)
        likely = next((index for index, each in enumerate(offered) if each.likely), None)
        talk, words = self._context.talk, self._context.words
        rows = dict(zip(choice_keys(offered), (each.line for each in offered), strict=True))
        if self._other is not None:
            rows[self._other.name.casefold()] = self._other.name
        # What never changes is told once.
        first = () if self._begun else first_blocks(words)
        self._begun = True
        told, where = [*today_blocks(said, notice, self._context), *first], words("plain.nowhere")
        chosen = talk.choose(told, rows, enter=likely, commands=(), where=where)
        assert not isinstance(chosen, Typed)
        return offered[chosen].id if chosen < len(offered) else None

    def _begin(self, choice: str) -> None:
        context = self._context
        match choice:
            case "topics":
                topics(context)
            case "guide":
                guide(context)
            case "history":
                history(context)
            case "week":
                while (changed := week_changed(context)) is not None:
                    self._choose_week(changed)
            case "summary":
                last = context.choices.last()
                if last is not None:
                    read_summary(last, context, partial(context.choices.visits_up_to, last.id))
            case _:
                self._visit(choice)

    def _visit(self, choice: str) -> None:
        choices, now = self._context.choices, self._surroundings.now()
        visit = taken_up(choices, self._keeper, now) if choice == "go-on" else None
        if choice == "go-on" and visit is None:
            # Another window has continued it meanwhile.
            return
        visit = visit or choices.new_visit(choice, now, self._surroundings.token())
        self._led = LineVisit(visit, self._context, self._keeper, self.trouble)
        try:
            self._led.lead()
        finally:
            # Whether all is kept is said next, to go on or to stop.
            self._led.settle()
            self.trouble = self._led.trouble
            self._led = None

    def heard(self) -> bool:
        """Return whether cues are to be heard now."""
        return self._surroundings.sound and self._settings.sound

    def remember_sound(self, on: bool) -> None:
        """Save whether cues are to be heard."""
        self._remember(replace(self._settings, sound=on))

    def _choose_week(self, choices: WeekChoices) -> None:
        """Save what the person chose for their week."""
        shown, self.week = self.week, choices
        self._remember(replace(self._settings, week=week_to_keep(choices, shown, self._settings.week)))

    def _remember(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        try:
            write_settings(self._surroundings.data, settings, before)
        except StorageError as error:
            self._context.console.say(in_words(error, self._context.words))
