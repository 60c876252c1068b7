"""The controller of a kiosk's visits: each runs from the first question to the take-away, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Protocol

from textual.app import App

from coach.app.printing import MakeJob, SummaryPrinter
from coach.app.screen_context import ScreenContext
from coach.app.screen_factory import screen_for
from coach.app.visit_controller import VisitController
from coach.core.content.exercises import Position
from coach.core.content.levels import Level
from coach.core.library import Library
from coach.core.report.advice import Advice, advise
from coach.core.report.blocks import card_blocks, summary_pages
from coach.core.report.qr_text import code_text
from coach.core.report.summary import summarise
from coach.core.visit import journey, transitions
from coach.core.visit.actions import SummaryRead, VisitAction, WentBack
from coach.core.visit.journey import JourneyStep, assess
from coach.core.visit.state import Visit
from coach.export.forms import printed_page
from coach.export.printing.cups import PrintResult
from coach.kiosk.pace import Pace
from coach.kiosk.screens.card import DeskFacts, KioskCard
from coach.kiosk.screens.takeaway import TakeAway, TakeAwayScreen
from coach.screens.base import CoachScreen
from coach.screens.checklist.review import NumberedReviewScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.code import CodeScreen
from coach.screens.stack import open_screen
from coach.themes import picture_colours
from coach.voice.manner import Manner

VISIT = "visit"
"""Every visit of a kiosk bears this name: one that tells nothing."""


class VisitHost(Protocol):
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

    routines: tuple[Position, ...]
    make_job: MakeJob
    """Makes a page's way to the printer, or None where nothing can print."""
    manner: Callable[[], Manner] | None
    """Returns how the voice is to speak; None where cues may not be heard."""
    paper: Pace
    """How many pages a visitor may print, and how soon one after the other."""
    printed: Callable[[PrintResult], object]
    """Is told how each page ended."""
    empty_queue: Callable[[], object]
    """Takes back whatever still waits at the printer; returns at once."""
    clinic: Callable[[], Library]
    """Returns all content in the language of the clinic's staff, for the therapist's part of a page."""
    called: Callable[[], bool]
    """Says whether the desk has been called for this visitor."""
    card_minutes: int
    """How many whole minutes an emergency card stays without a key."""


class KioskVisit(VisitController):
    """Leads visitors, one after the other, with nothing kept."""

    def __init__(
        self,
        app: App[int],
        host: VisitHost,
        library: Library,
        offers: Offers,
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(app, library, clock, now)
        self._host, self._offers = host, offers
        self._printer = self._new_printer()

    def receive_in(self, library: Library) -> None:
        """Speak the language of a library from the next screen on."""
        if library is self.library:
            return
        self.library = library
        self._printer = self._new_printer()
        if self._sound is not None:
            # It speaks the language for which it was made.
            self._sound.close()
            self._sound = None

    async def go_on_in(self, library: Library) -> None:
        """Go on with the visit in the language of a library; all that was answered, ticked or typed stays."""
        front, visit = self.front(), self.visit
        if visit is None or front is None or front.step is None:
            return
        said = front.unsaved_action()
        if said is not None:
            # An exercise under way begins anew, as after any routine that was left.
            self.visit = visit = transitions.apply(visit, said, self.library, self._now())
        self.receive_in(library)
        while self._app.screen is not front:
            await self._app.pop_screen()
        step = journey.next_step(visit, library)
        screen = self._screen_of(step, visit)
        await self._app.switch_screen(screen)
        if step.name == front.step:
            await screen.take_over(front)

    def _new_printer(self) -> SummaryPrinter:
        # A visitor whose language changes meanwhile gets the page in the one they asked for it in.
        offers, library = self._offers, self.library

        def page(visit: Visit) -> bytes:
            return printed_page(visit, library, (), offers.clinic(), large=True)

        return SummaryPrinter(self._app, library.words, offers.make_job, page, offers.printed)

    @property
    def prints(self) -> bool:
        """Whether a visitor can have their page on paper."""
        return self._printer.prints

    async def begin(self) -> None:
        """Begin a visit."""
        await self.enter(self.fresh())

    def fresh(self) -> Visit:
        """Return a visit with nothing in it."""
        self._offers.paper.anew()
        return Visit(VISIT, self._now(), "kiosk", self.library.version)

    async def welcome(self) -> None:
        """End the visit and go back to the first screen."""
        await self._host.wipe()

    async def finished(self) -> None:
        """Take leave of a visitor who has come to the end."""
        await self._host.thank()

    async def visit_changed(self, visit: Visit, *, first: bool) -> None:
        """Show at once what has been done: a kiosk keeps nothing, so there is nothing to wait for."""
        front = self.front()
        if front is not None:
            front.visit_saved(visit)

    def asked_first(self, action: VisitAction, visit: Visit) -> str | None:
        """Return the question that comes before an action counts: here also before one that wipes the answers."""
        if isinstance(action, SummaryRead):
            return "kiosk.finish"
        if isinstance(action, WentBack) and visit.begun and transitions.back(visit, self.library) is None:
            return "kiosk.over"
        return super().asked_first(action, visit)

    @property
    def level(self) -> Level | None:
        """The visit's result, once it has one."""
        if self.visit is None or not journey.has_result(self.visit, self.library):
            return None
        return assess(self.visit, self.library).level

    @property
    def alarming(self) -> bool:
        """Whether the visit's result is an emergency."""
        return self.level is Level.EMERGENCY

    def screen_for(self, step: JourneyStep, visit: Visit) -> CoachScreen:
        """Return a new screen for a step of the journey; the emergency card rings for the desk."""
        if step.kind == "emergency":
            self._host.alarmed()
        return self._screen_of(step, visit)

    def _screen_of(self, step: JourneyStep, visit: Visit) -> CoachScreen:
        match step.kind:
            case "review":
                screen: CoachScreen = NumberedReviewScreen(
                    self.library, journey.review_pages(visit, self.library), visit.answers
                )
            case "emergency":
                screen = self._card(visit)
            case "summary":
                screen = TakeAwayScreen(self.library.words, self._advised(visit), self._ways(visit))
            case _:
                return screen_for(step, visit, self.context())
        screen.step = step.name
        return screen

    def _card(self, visit: Visit) -> KioskCard:
        library, offers, advice = self.library, self._offers, self._advised(visit)
        return KioskCard(
            library.words,
            advice,
            card_blocks(advice, library),
            self._clock,
            picture_colours(self._app),
            DeskFacts(library.clinic.emergency_number, offers.card_minutes, offers.called()),
        )

    def _advised(self, visit: Visit) -> Advice:
        """The result in words, as it is read here, where the desk helps."""
        return advise(assess(visit, self.library), visit, self.library, in_clinic=True)

    def _ways(self, visit: Visit) -> tuple[TakeAway, ...]:
        ways: list[TakeAway] = ["read", "code"]
        if self.prints:
            ways.append("print")
        if journey.detail_pages(visit, self.library):
            ways.append("details")
        return tuple(ways)

    def context(self) -> ScreenContext:
        """Return what the screens of the visit are made with."""
        palette, colours = picture_colours(self._app)
        return ScreenContext(
            library=self.library,
            clinic=self._offers.clinic,
            clock=self._clock,
            local=lambda moment: moment.astimezone(),
            palette=palette,
            colours=colours,
            past=lambda _: (),
            visits=lambda: (),
            prints=False,
            kept=self.library.words("kiosk.nothing-kept"),
            sound=self.cue_sound if self._offers.manner is not None else None,
            muted=False,
            positions=self._offers.routines,
        )

    def take(self, way: TakeAway) -> None:
        """Give the visitor their page in one of the ways that the take-away offers."""
        if self.visit is None:
            return
        summary = summarise(self.visit, self.library)
        if way == "code":
            open_screen(self._app, CodeScreen(self.library.words, code_text(summary, self.library)))
        elif way == "read":
            # The code and the paper are read at home, this page is not.
            here = replace(summary, advice=self._advised(self.visit))
            blocks, _ = summary_pages(here, self.library, self.visit.started.astimezone())
            open_screen(self._app, TextDialog(self.library.words, self.library.words("kiosk.take.where"), blocks))
        elif way == "print":
            self._print(self.visit)

    def _print(self, visit: Visit) -> None:
        """Print the page, or say why not now: one visitor must not empty the tray."""
        paper, words = self._offers.paper, self.library.words
        if paper.used_up:
            self._app.notify(words("kiosk.take.enough", count=paper.most), markup=False)
        elif paper.wait_s:
            self._app.notify(words("kiosk.take.wait", seconds=ceil(paper.wait_s)), markup=False)
        else:
            paper.note()
            self._printer.print(visit)

    def take_back(self) -> None:
        """Take back the page that is on its way to the printer, if any."""
        self._printer.cancel()

    def manner(self) -> Manner | None:
        """Return how the voice is to speak."""
        return self._offers.manner() if self._offers.manner is not None else None

    def empty_queue(self) -> None:
        """Take back whatever of this visitor still waits at the printer: nobody stands there any more."""
        self.take_back()
        self._offers.empty_queue()

    def hush(self) -> None:
        """Be still at once."""
        if self._sound is not None:
            self._sound.silence()

    def close(self) -> None:
        """Take back what is on its way to the printer, and be still for good."""
        self.take_back()
        if self._sound is not None:
            self._sound.close()
