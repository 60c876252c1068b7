"""What a person can do on coming home to the welcome screen: start, go on, read, look back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from coach.core.estimate import minutes
from coach.core.history import History, history
from coach.core.holding import holding_check, left_routine, resumed, taken_up
from coach.core.journey import has_result
from coach.core.library import Library
from coach.core.progress import staging, yesterday
from coach.core.ratings import weekly
from coach.core.visit import Visit
from coach.screens.welcome import Choice
from coach.storage.visits import VisitStore, visit_id


class Home:
    """The library and the earlier visits, as the welcome screen needs them."""

    def __init__(self, library: Library, store: VisitStore) -> None:
        """Take the library and the store."""
        self._library = library
        self._store = store

    def choices(self, now: datetime) -> list[Choice]:
        """Return what can be done at `now` (UTC); what is new takes numbers behind those of the first frame.

        So a digit pressed as the screen fills means the same before and after.
        """
        words = self._library.words
        pages = [page for page in self._library.pages if page.part in ("start", "check")]
        length = words("welcome.check-note", minutes=minutes(pages, self._library.planning.usual, self._library))
        choices = [
            Choice("check", words("welcome.check"), length),
            Choice("topics", words("welcome.topics"), words("welcome.topics-note")),
        ]
        left = left_routine(self._store.newest(), self._library, now)
        if left is not None and not self._store.elsewhere(left.id):
            choices.append(Choice("go-on", words("welcome.go-on"), words("welcome.go-on-note"), likely=True))
        if holding_check(self._store.newest(), self._library, now) is not None:
            choices.append(Choice("routine", words("welcome.routine"), words("welcome.routine-note"), likely=True))
        last = self.last()
        if last is not None:
            when = words("welcome.summary-note", when=f"{last.started.astimezone():%Y-%m-%d %H:%M}")
            choices.append(Choice("summary", words("welcome.summary"), when))
        return [*choices, Choice("guide", words("welcome.guide"), words("welcome.guide-note"), key="0")]

    def visits(self) -> Iterator[Visit]:
        """Return the visits that are kept, the newest first."""
        return self._store.newest()

    def last(self) -> Visit | None:
        """Return the newest visit that came to a result."""
        return next((visit for visit in self._store.newest() if has_result(visit, self._library)), None)

    def past(self, visit: Visit) -> History:
        """Return the routines before a visit, as far as the planner goes by them."""
        return history(self._store.newest(), visit.started.astimezone(), self._library)

    def notice(self, trouble: str | None, now: datetime) -> str | None:
        """Return what a person should know of what cannot be kept, read or gone on with at `now` (UTC), or None.

        Args:
            trouble: Why visits cannot be kept, if they cannot.
            now: UTC.
        """
        words = self._library.words
        told = [words("welcome.cannot-keep", reason=trouble)] if trouble else []
        left = left_routine(self._store.newest(), self._library, now)
        if left is not None and self._store.elsewhere(left.id):
            told.append(words("welcome.elsewhere"))
        return " ".join([*told, *self._store.notices]) or None

    def left(self, now: datetime) -> Visit | None:
        """Return the visit whose routine was left and can be gone on with at `now` (UTC), or None."""
        return left_routine(self._store.newest(), self._library, now)

    def go_on(self, left: Visit, now: datetime) -> Visit:
        """Return a visit whose routine was left, on its way back into it; this program writes it from now on."""
        self._store.take_up(left)
        return taken_up(left, self._library, now)

    def new_visit(self, choice: str, now: datetime, token: str) -> Visit:
        """Return a visit that begins at `now`: for the check, or for the routine while an earlier check holds."""
        visit = Visit(visit_id(now, token), now, "home", self._library.version)
        visit = replace(
            visit,
            yesterday=yesterday(self._store.newest(), self._library, now),
            staging=staging(self._store.newest(), self._library),
            weekly=weekly(self._store.newest(), now.astimezone(), self._library),
        )
        check = holding_check(self._store.newest(), self._library, now) if choice == "routine" else None
        return resumed(visit, check, self._library, now) if check else visit
