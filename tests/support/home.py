"""Runs the app at home with clocks that stand still, driven by its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.app.app import CoachApp
from coach.app.printing import MakeJob
from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.core.visit.state import Request, Visit
from coach.export.printing.cups import PrintJob
from coach.loading.place import SHIPPED, ContentPlace
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.pages.setup import SetupScreen
from coach.screens.player.player import PlayerScreen
from coach.startup import Surroundings, read_opening
from coach.storage.key_changes import read_key_changes
from coach.storage.settings import read_settings
from coach.storage.visits import VisitStore
from coach.widgets.letters import LETTERS
from tests.support.clocks import FakeClock
from tests.support.hand import Hand, at_keys
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked


@dataclass
class Driven(Hand):
    """A running app with the person at its keys."""

    app: CoachApp
    data: Path

    @property
    def visit(self) -> Visit:
        """The visit under way."""
        assert self.app.controller is not None
        assert self.app.controller.visit is not None
        return self.app.controller.visit

    async def until_read(self) -> None:
        """Wait until the content is read, or could not be read."""
        await self.until(lambda: self.app.controller is not None or self.app.content_error is not None)
        await self.settle()

    async def stand(self, visit: Visit) -> None:
        """Show the present step of a visit as if its keys had been pressed."""
        assert self.app.controller is not None
        self.app.controller.visit = visit
        await self.app.controller.show_again()
        await self.settle()

    def notices(self) -> list[str]:
        """The notifications that are shown."""
        return [notification.message for notification in self.app._notifications]

    def kept(self) -> list[Visit]:
        """The saved visits, newest first."""
        return list(VisitStore(self.data).newest())

    async def until_kept(self, holds: Callable[[Visit], bool]) -> None:
        """Let the app run until the newest saved visit meets a condition."""
        await self.until(lambda: any(holds(visit) for visit in self.kept()[:1]))


async def at_player(person: Driven, library: Library) -> None:
    """Show the player to a calm person as if the keys of the whole check had been pressed."""
    await person.stand(walked(new_visit(), library, CALM, "player"))
    await person.until(lambda: isinstance(person.screen, PlayerScreen))
    await start_if_waiting(person)


async def start_if_waiting(person: Driven) -> None:
    """Start the exercise in the player if it waits for a key, as one does that the person has not done before."""
    if isinstance(person.screen, PlayerScreen) and person.screen.session.paused:
        await person.press("space")


async def to_setup(person: Driven, library: Library, **given: Value) -> None:
    answers = {name.replace("_", "-"): value for name, value in given.items()}
    await person.stand(walked(new_visit(), library, answers, "setup"))
    assert person.shows(SetupScreen)


def request(person: Driven) -> Request:
    assert person.visit.request is not None
    return person.visit.request


def played(person: Driven) -> list[str]:
    assert isinstance(person.screen, PlayerScreen)
    return list(dict.fromkeys(step.exercise.id for step in person.screen.session.routine.steps))


async def skip(person: Driven, steps: int = 1) -> None:
    """Skip steps of the routine, with the reason "other" for work."""
    for _ in range(steps):
        await person.press("right")
        if isinstance(person.screen, ChooseDialog):
            await person.press("4")


def nothing_prints(title: str) -> PrintJob | None:
    """Stand in for a computer that cannot print."""
    return None


def composed(
    data: Path,
    *,
    place: ContentPlace = SHIPPED,
    days_later: float = 0,
    terminal: str = "xterm-256color",
    theme: str | None = None,
    set_file: Path | None = None,
    sound: bool = False,
    awake: tuple[str, ...] | None = None,
    print_job: MakeJob = nothing_prints,
) -> tuple[CoachApp, FakeClock]:
    """Return the app as the command line composes it, and the clock that holds it still."""
    clock = FakeClock(1000.0)
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC) + timedelta(days=days_later)
    surroundings = Surroundings(
        place,
        data,
        read_settings(data),
        read_key_changes(data, LETTERS),
        sound,
        terminal=terminal,
        clock=clock,
        now=lambda: now + timedelta(seconds=clock.now - 1000),
        token=lambda: "abc123",
        set_file=set_file,
        awake=awake,
        print_job=print_job,
    )
    return CoachApp(read_opening(place), surroundings, theme), clock


@asynccontextmanager
async def driven(
    data: Path,
    *,
    size: tuple[int, int] = (80, 24),
    place: ContentPlace = SHIPPED,
    days_later: float = 0,
    terminal: str = "xterm-256color",
    theme: str | None = None,
    set_file: Path | None = None,
    sound: bool = False,
    awake: tuple[str, ...] | None = None,
    print_job: MakeJob = nothing_prints,
    lit_s: float = 0.0,
) -> AsyncIterator[Driven]:
    """Run the app as the command line composes it, with clocks that stand still."""
    app, clock = composed(
        data,
        place=place,
        days_later=days_later,
        terminal=terminal,
        theme=theme,
        set_file=set_file,
        sound=sound,
        awake=awake,
        print_job=print_job,
    )
    async with at_keys(Driven(app, clock, data, lit_s=lit_s), size) as person:
        await person.until_read()
        yield person
