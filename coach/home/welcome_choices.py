"""What the welcome screen offers: start a check, continue a check or a routine, read, or see the last summary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import Final

from coach.core.checklist.duration import check_minutes
from coach.core.dates import full_moment, weekday_names
from coach.core.errors import StorageError
from coach.core.history.facts import PastFacts
from coach.core.history.today import Today, needed, today
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.programme.returning import RETURN_TO, goal_answers, opening, return_step
from coach.core.routine.prescription import Prescription
from coach.core.visit.actions import RedElsewhere
from coach.core.visit.journey import has_result, next_step
from coach.core.visit.past_routines import History, history
from coach.core.visit.progression import staging, unresolved_red, yesterday
from coach.core.visit.recheck import (
    check_under_way,
    continued,
    holding_check,
    left_check,
    left_routine,
    relying_on,
)
from coach.core.visit.remembering import remembered
from coach.core.visit.state import Visit
from coach.core.visit.weekly import weekly
from coach.home.welcome_choice import WelcomeChoice
from coach.loading.sentences import Sentence, in_words
from coach.local_time import local_time
from coach.storage.visit_reader import RECENT
from coach.storage.visits import VisitStore, visit_id

NOTICES: Final = 3
"""How many notices about files fit on the welcome screen."""


class WelcomeChoices:
    """Works out from the saved visits what can be done now, and makes the visit that is chosen."""

    def __init__(self, library: Library, store: VisitStore) -> None:
        self._library = library
        self._store = store

    def today(self, now: datetime, week: WeekChoices) -> Today | None:
        """Return what the first screen says at `now` (UTC); None before there is a visit with a result.

        `week` is what the person chose for their week.
        """
        local, oldest = local_time(now), self._store.oldest()
        first = None if oldest is None else local_time(oldest).date()
        holds = holding_check(self._store.unbroken(), self._library, now) is not None
        return today(needed(self._store.recent(), local), week, self._library, local, first, holds=holds)

    def choices(self, now: datetime, today: Today | None = None) -> list[WelcomeChoice]:
        """Return what can be done at `now` (UTC), in the order of the list; `today` decides where the cursor starts.

        The choices of the first frame keep their digits, so that a digit pressed while the content is read means the
        same before and after.
        """
        words = self._library.words
        length = words("welcome.check-note", minutes=check_minutes(self._library))
        choices = [
            WelcomeChoice("check", words("welcome.check"), length),
            WelcomeChoice("topics", words("welcome.topics"), words("welcome.topics-note")),
        ]
        left = self.left(now)
        if left is not None and not self._store.elsewhere(left.id):
            choices.append(self._go_on(left))
        if holding_check(self._store.unbroken(), self._library, now) is not None:
            red = unresolved_red(self._store.recent(), self._library, now)
            choices.append(self._routine(red, starts=today is None or today.starts))
            choices += self._training()
        last = self.last()
        if last is not None:
            when = words("welcome.summary-note", when=full_moment(local_time(last.started), words))
            choices.append(WelcomeChoice("summary", words("welcome.summary"), when))
            choices.append(WelcomeChoice("week", words("welcome.week"), words("welcome.week-note"), key="8"))
            choices.append(WelcomeChoice("history", words("welcome.history"), words("welcome.history-note"), key="9"))
        return [*choices, WelcomeChoice("guide", words("welcome.guide"), words("welcome.guide-note"), key="0")]

    def _go_on(self, left: Visit) -> WelcomeChoice:
        """The choice of going on with a visit that was left; for a check, with the page where it stands."""
        words = self._library.words
        if not check_under_way(left, self._library):
            return WelcomeChoice("go-on", words("welcome.go-on"), words("welcome.go-on-note"), likely=True)
        step = next_step(left, self._library)
        if step.page:
            note = words("welcome.check-left-at", page=step.page.title)
        else:
            note = words("welcome.check-left-card" if step.kind == "emergency" else "welcome.check-left-answered")
        return WelcomeChoice("go-on", words("welcome.check-left"), note, likely=True)

    def _routine(self, red: Visit | None, *, starts: bool) -> WelcomeChoice:
        """The choice of a routine; only a walk after `red`, an earlier routine that hurt too much or was stopped.

        Where one is due (`starts`), Enter starts it.
        """
        words = self._library.words
        if red is None:
            return WelcomeChoice("routine", words("welcome.routine"), words("welcome.routine-note"), likely=starts)
        return WelcomeChoice(
            "routine", words("welcome.walk"), words("welcome.walk-note-stopped" if red.stopped else "welcome.walk-note")
        )

    def _training(self) -> list[WelcomeChoice]:
        """The choice of a session of a return plan, once one is open; called by its own name once it is begun."""
        words, library = self._library.words, self._library
        begun = goal_answers(self._store.recent(), library)
        opened = any(opening(plan, self._store.recent(), library).is_open for plan in library.returns.values())
        if not (begun or opened):
            return []
        plan = library.returns.get(str(begun.get(RETURN_TO)))
        name = words("welcome.training") if plan is None else plan.name
        return [WelcomeChoice("training", name, words("welcome.training-note"))]

    def lead(self, prescription: Prescription | None) -> str | None:
        """Return what names the therapist's set, its days and its note; None if there is no set."""
        if prescription is None:
            return None
        words, head = self._library.words, prescription.head
        told = [words("welcome.set-by", by=head.by) if head.by else words("welcome.set")]
        told += [words("welcome.set-days", days=weekday_names(head.days, words))] if head.days else []
        return " ".join([*told, *([head.note] if head.note else [])])

    def visits(self) -> Iterator[Visit]:
        """Return the newest visits, as many as a summary needs."""
        return self._store.recent()

    def visits_up_to(self, name: str) -> Iterator[Visit]:
        """Return the visit of a name and those before it, the newest first; nothing if it cannot be read."""
        return self._store.up_to(name)

    def past_facts(self, walked: Collection[date]) -> PastFacts:
        """Return the facts of all visits, none of them read yet, and the days with a walk without the coach."""
        oldest = self._store.oldest()
        first = None if oldest is None else local_time(oldest).date()
        return PastFacts(self._store.newest(), self._library, local_time, first, walked)

    def notices(self) -> Sequence[str]:
        """Return what a person should know of files that could not be read, one sentence each."""
        return [in_words(each, self._library.words) for each in self._store.notices]

    def last(self) -> Visit | None:
        """Return the newest visit with a result, or None."""
        return next((visit for visit in self._store.newest(RECENT) if has_result(visit, self._library)), None)

    def past(self, visit: Visit) -> History:
        """Return the routines before a visit that the planner takes into account."""
        return history(self._store.recent(), local_time(visit.started), self._library)

    def notice(self, trouble: str | None, now: datetime, unread: Sequence[Sentence | StorageError] = ()) -> str | None:
        """Return the notice about visits that cannot be saved, read or continued at `now` (UTC), or None.

        Args:
            trouble: Why visits cannot be saved, or None.
            now: UTC.
            unread: Why the person's settings or keys could not be used.
        """
        words = self._library.words
        sentences = [words("welcome.cannot-keep", reason=trouble)] if trouble else []
        left, last = self.left(now), next(self._store.recent(), None)
        if self._store.unseen:
            # A folder that cannot be read mostly cannot be written for the same reason, so the reason is given once.
            sentences.append(
                words("welcome.not-shown", reason="" if trouble else in_words(self._store.unseen, words)).strip()
            )
        if left is not None and self._store.elsewhere(left.id):
            check = check_under_way(left, self._library)
            sentences.append(words("welcome.check-elsewhere" if check else "welcome.elsewhere"))
        if last is not None and last.just_stopped:
            sentences.append(words("welcome.stopped"))
        notices = [*(in_words(each, words) for each in unread), *self.notices()]
        more = len(notices) - NOTICES
        rest = [words("welcome.more-notices", count=more)] if more > 0 else []
        return " ".join([*sentences, *notices[:NOTICES], *rest]) or None

    def left(self, now: datetime) -> Visit | None:
        """Return the visit whose check or routine was left and can be continued at `now` (UTC), or None."""
        newest = list(islice(self._store.unbroken(), 1))
        return left_check(newest, self._library, now) or left_routine(newest, self._library, now)

    def go_on(self, left: Visit, now: datetime) -> Visit:
        """Return a visit that was left, ready to continue it; this process saves it from now on."""
        self._store.take_up(left)
        return continued(left, self._library, now)

    def red_elsewhere(self, now: datetime) -> RedElsewhere | None:
        """Return the action for an earlier routine that allows only walking at `now` (UTC), or None."""
        red = unresolved_red(self._store.recent(), self._library, now)
        return None if red is None else RedElsewhere(red.id)

    def new_visit(self, choice: str, now: datetime, token: str) -> Visit:
        """Return a new visit that begins at `now` (UTC).

        It is for a routine if that is chosen and an earlier check still holds, otherwise for the check.
        """
        moving = choice in ("routine", "training")
        check = holding_check(self._store.unbroken(), self._library, now) if moving else None
        recent, local = tuple(self._store.recent()), local_time(now)
        red = self.red_elsewhere(now)
        visit = Visit(
            visit_id(now, token),
            now,
            "home",
            self._library.version,
            after_red=None if red is None else red.visit,
            yesterday=yesterday(recent, self._library, now, after_red=red is not None),
            staging=staging(recent, self._library),
            weekly=weekly(recent, local, self._library),
            remembered=None if check else remembered(self._store.unbroken(), local, self._library),
        )
        based = relying_on(visit, check, self._library, now) if check else visit
        if choice != "training":
            return based
        goal = goal_answers(recent, self._library)
        step = return_step(goal, recent, self._library, now)
        return replace(based, answers={**goal, **based.answers}, returning=step)
