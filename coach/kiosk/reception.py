"""Reception: leads each visitor of a kiosk from the first question to the take-away; nothing of a visit outlives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from textual.app import App

from coach.core import journey
from coach.core.advice import advise
from coach.core.codetext import code_text
from coach.core.journey import Step, assess
from coach.core.leaflet import summary_pages
from coach.core.levels import Level
from coach.core.library import Library
from coach.core.summary import summarise
from coach.core.visit import RoutinePosition, Visit
from coach.handing import Handing, MakeJob
from coach.leading import Leading
from coach.scenes import Stage, screen_for
from coach.screens.base import CoachScreen
from coach.screens.code import CodeScreen
from coach.screens.review import NumberedReviewScreen
from coach.screens.sheet import Sheet
from coach.screens.stack import open_screen
from coach.screens.takeaway import TakeAwayScreen, Way
from coach.themes import painted

VISIT = "visit"
"""Every visit of a kiosk bears this name: one that tells nothing."""


class Host(Protocol):
    """What receives the visitor when a visit begins, comes to a card, and ends."""

    async def wipe(self) -> None:
        """End the visit, its screens and all that is left of it."""

    async def thank(self) -> None:
        """The same at the end of a visit, with thanks."""

    def alarmed(self) -> None:
        """An emergency card is about to be shown."""


@dataclass(frozen=True)
class Offers:
    """What a kiosk has to offer."""

    routines: tuple[RoutinePosition, ...]
    make_job: MakeJob
    """Makes a page's way to the printer, or None where nothing can print."""
    heard: bool
    """Whether cues may be heard."""


class Reception(Leading):
    """Leads visitors, one after the other, with nothing kept."""

    def __init__(
        self,
        app: App[int],
        host: Host,
        library: Library,
        offers: Offers,
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        """Take the app and the host that it is, the library, what is offered, monotonic seconds, and UTC."""
        super().__init__(app, library, now)
        self._host, self._offers, self._clock = host, offers, clock
        self._handing = self._hands_out()

    def receive_in(self, library: Library) -> None:
        """Receive visitors in the language of a library from now on; between visits only."""
        if library is self.library:
            return
        self.library = library
        self._handing = self._hands_out()
        if self._sound is not None:
            # It speaks the language for which it was made.
            self._sound.close()
            self._sound = None

    def _hands_out(self) -> Handing:
        return Handing(self._app, self.library, self._offers.make_job, lambda: ())

    @property
    def prints(self) -> bool:
        """Whether a visitor can have their page on paper."""
        return self._handing.prints

    async def begin(self) -> None:
        """Begin a visit."""
        self.visit = self.fresh()
        await self._show()

    def fresh(self) -> Visit:
        """Return a visit with nothing in it."""
        return Visit(VISIT, self._now(), "kiosk", self.library.version)

    async def welcome(self) -> None:
        """End the visit and go back to the first screen."""
        await self._host.wipe()

    async def finished(self) -> None:
        """Take leave of a visitor who has come to the end."""
        await self._host.thank()

    def moved_on(self, visit: Visit) -> None:
        """Do nothing: a kiosk keeps nothing."""

    @property
    def level(self) -> Level | None:
        """The visit's result, once it has one."""
        if self.visit is None or not journey.has_result(self.visit, self.library):
            return None
        return assess(self.visit, self.library).level

    def screen_for(self, step: Step, visit: Visit) -> CoachScreen:
        """Return a new screen for a step of the journey."""
        match step.kind:
            case "review":
                screen: CoachScreen = NumberedReviewScreen(
                    self.library, journey.open_pages(visit, self.library), visit.answers
                )
            case "summary":
                advice = advise(assess(visit, self.library), visit, self.library)
                screen = TakeAwayScreen(self.library.words, advice, self._ways(visit))
            case "emergency":
                self._host.alarmed()
                return screen_for(step, visit, self.stage())
            case _:
                return screen_for(step, visit, self.stage())
        screen.step = step.name
        return screen

    def _ways(self, visit: Visit) -> tuple[Way, ...]:
        ways: list[Way] = ["read", "code"]
        if self.prints:
            ways.append("print")
        if journey.detail_pages(visit, self.library):
            ways.append("details")
        return tuple(ways)

    def stage(self) -> Stage:
        """Return what the screens of the visit are made with."""
        palette, colours = painted(self._app)
        return Stage(
            library=self.library,
            clock=self._clock,
            local=lambda moment: moment.astimezone(),
            palette=palette,
            colours=colours,
            past=lambda _: (),
            visits=lambda: (),
            prints=False,
            kept=self.library.words("kiosk.nothing-kept"),
            sound=self.heard if self._offers.heard else None,
            muted=False,
            positions=self._offers.routines,
        )

    def take(self, way: Way) -> None:
        """Give the visitor their page in one of the ways that the take-away offers."""
        if self.visit is None:
            return
        summary = summarise(self.visit, self.library)
        if way == "code":
            open_screen(self._app, CodeScreen(self.library.words, code_text(summary, self.library)))
        elif way == "read":
            blocks, _ = summary_pages(summary, self.library, self.visit.started.astimezone())
            open_screen(self._app, Sheet(self.library.words, self.library.words("kiosk.take.where"), blocks))
        elif way == "print":
            self._handing.print(self.visit)

    def take_back(self) -> None:
        """Take back the page that is on its way to the printer, if any."""
        self._handing.leave()

    def hush(self) -> None:
        """Be still at once."""
        if self._sound is not None:
            self._sound.silence()

    def close(self) -> None:
        """Take back what is on its way to the printer, and be still for good."""
        self.take_back()
        if self._sound is not None:
            self._sound.close()
