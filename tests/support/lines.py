"""Runs line mode on a script of answers, with clocks that stand still between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path

from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.core.visit.state import Visit
from coach.loading.place import SHIPPED, ContentPlace
from coach.plain.console import Console
from coach.plain.main import lead
from coach.plain.typed_lines import Stopped
from coach.startup import Surroundings, load
from coach.storage.settings import read_settings
from coach.storage.visits import VisitStore
from tests.support.clocks import FakeClock
from tests.support.home import nothing_prints
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import PageKeys, walk

SECONDS_AN_ANSWER = 10.0
"""How long each answer takes: nobody is told that they went fast."""


@dataclass(frozen=True)
class After:
    """A line that is typed while a routine runs, so many seconds after the line before."""

    seconds: float
    line: str


class Script:
    """Typed lines that come when they are asked for; while a routine runs, time passes until one is due."""

    def __init__(self, answers: Iterable[str | After], clock: FakeClock, seconds: float) -> None:
        self._answers = deque(answers)
        self._clock = clock
        self._seconds = seconds
        self._ran = 0.0
        self.dropped = 0
        """How often what was typed before was forgotten."""

    def read(self, within: float | None) -> str | None:
        """Return the next line, or let time pass."""
        head = self._answers[0] if self._answers else None
        if within is not None and not (isinstance(head, After) and self._ran >= head.seconds):
            self._clock.advance(within)
            self._ran += within
            return None
        if head is None:
            raise Stopped
        self._answers.popleft()
        self._ran = 0.0
        if within is None:
            self._clock.advance(self._seconds)
        return head.line if isinstance(head, After) else head

    def drop(self) -> None:
        """Count that what was typed is forgotten."""
        self.dropped += 1


@dataclass(frozen=True)
class Told:
    """What line mode said, and what it kept."""

    text: str
    visits: list[Visit]
    dropped: int

    @property
    def lines(self) -> list[str]:
        """All lines that are not empty."""
        return [line for line in self.text.splitlines() if line]

    @property
    def visit(self) -> Visit:
        """The newest visit that was kept."""
        return self.visits[0]


def told(
    data: Path,
    *answers: str | After | Sequence[str | After],
    width: int = 80,
    rows: int = 0,
    place: ContentPlace = SHIPPED,
    days_later: float = 0,
    sound: bool = False,
    set_file: Path | None = None,
    seconds: float = SECONDS_AN_ANSWER,
    token: str = "abc123",
) -> Told:
    """Run line mode with these answers until they end; a list stands for the answers in it."""
    clock = FakeClock(1000.0)
    now = NOW + timedelta(days=days_later)
    surroundings = Surroundings(
        place,
        data,
        read_settings(data),
        sound=sound,
        clock=clock,
        now=lambda: now + timedelta(seconds=clock.now - 1000),
        token=lambda: token,
        set_file=set_file,
        awake=None,
        print_job=nothing_prints,
    )
    out = StringIO()
    flat = (each for given in answers for each in ([given] if isinstance(given, str | After) else given))
    script = Script(flat, clock, seconds)
    loaded = load(place, data, set_file, surroundings.now)
    assert lead(surroundings, loaded, Console(out, script, lambda: (width, rows), bell=True)) == 0
    return Told(out.getvalue(), list(VisitStore(data).newest()), script.dropped)


def page_lines(page: PageKeys, library: Library) -> list[str]:
    """Return the lines that answer a page, from the keys that answer it on a screen."""
    question = library.questions[library.page(page.page).questions[0]]
    digits = [key for key in page.keys if key != "enter"]
    if question.kind == "several":
        return [" ".join(digits)]
    if question.kind == "number" and not question.by_bands:
        return ["".join(digits)]
    return digits


def check_lines(answers: Mapping[str, Value] = CALM, visit: Visit | None = None) -> list[str]:
    """Return the lines from the first page of a check up to the review or an emergency."""
    library = shipped()
    pages, _ = walk(library, answers, visit or new_visit())
    return [line for page in pages for line in page_lines(page, library)]
