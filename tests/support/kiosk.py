"""Driving the kiosk by its keys, with its clocks held still."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual.screen import Screen

from coach.app.printing import MakeJob
from coach.core.library import Library
from coach.core.session.sound import Sound
from coach.core.visit.state import Visit
from coach.kiosk.alert import AlertResult
from coach.kiosk.app import KioskApp
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.config.pin import PinAttempts, hash_pin
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.input.headphones import WatchHeadphones, no_headphones
from coach.kiosk.languages import KioskLanguages
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.speech.narration import narrated
from coach.kiosk.trouble_log import About
from coach.loading.sentences import Sentence, sentence
from coach.screens.seen import SeenScreen
from coach.widgets.keybar import KeyBar
from tests.support.clocks import FakeClock
from tests.support.hand import Hand, at_keys
from tests.support.shipped import shipped
from tests.support.visits import CALM
from tests.support.walking import keys, walked

PIN = "2580"
STORED = hash_pin(PIN, bytes(16))
NOT_RUNG = sentence("kiosk.ended-with", program="/usr/bin/ring-desk", code=3)
"""Why the desk was not rung, when a `Bell` fails."""
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class Bell:
    """A ring for the desk that only takes note."""

    commands: list[tuple[str, ...]] = field(default_factory=list)
    trouble: Sentence | None = None
    late: bool = False
    """Whether each ring takes until `end` is called."""
    _waiting: list[Callable[[AlertResult], None]] = field(default_factory=list)

    def __call__(self, command: tuple[str, ...], seconds: float, tell: Callable[[AlertResult], None]) -> None:
        """Note the command, and tell how it went unless it is late."""
        self.commands.append(command)
        self._waiting.append(tell)
        if not self.late:
            self.end()

    def end(self) -> None:
        """Tell how each ring went that has not ended yet."""
        while self._waiting:
            self._waiting.pop(0)(AlertResult(self.trouble))


def faked_context(
    clock: Callable[[], float],
    counts: CountsFile | None = None,
    bell: Bell | None = None,
    *,
    mute: Collection[str] = (),
    libraries: Sequence[Library] = (),
    make_job: MakeJob = lambda _: None,
    empty_queue: Callable[[], object] = lambda: None,
    look_for_printer: Callable[[], object] = lambda: None,
    doctor_report: Path | None = None,
    tell: Callable[[str], object] = lambda _: None,
    shortcomings: Sequence[tuple[About, Sentence]] = (),
    power: bool = True,
    watch_headphones: WatchHeadphones = no_headphones,
    terminal: str = "xterm-256color",
    **config: Any,
) -> KioskContext:
    """Return a context whose clocks and bell are the test's, with the shipped content unless libraries are given."""
    return KioskContext(
        config=KioskConfig(pin=STORED, **config),
        languages=KioskLanguages(libraries or (shipped(),)),
        pin_attempts=PinAttempts(clock),
        counts=counts,
        ring=bell or Bell(),
        make_job=make_job,
        empty_queue=empty_queue,
        look_for_printer=look_for_printer,
        doctor_report=doctor_report,
        tell=tell,
        shortcomings=lambda: shortcomings,
        terminal=terminal,
        driver=None,
        clock=clock,
        now=lambda: NOON + timedelta(seconds=clock()),
        started=NOON,
        speaks=lambda language: language not in mute,
        power=power,
        watch_headphones=watch_headphones,
    )


@dataclass
class Visitor(Hand):
    """A running kiosk with a visitor at its keys."""

    app: KioskApp

    def narrated(self) -> str:
        """Return what a voice says of the screen in front."""
        assert isinstance(self.screen, SeenScreen)
        return narrated(self.screen, self.library.words)

    @property
    def library(self) -> Library:
        """The kiosk's content."""
        return self.app.context.library

    async def stand(self, visit: Visit) -> None:
        """Show where a visit stands, as though its keys had been pressed."""
        self.app.controller.visit = replace(visit, place="kiosk")
        await self.app.controller.show_again()
        await self.settle()

    async def at(self, step: str, answers: dict[str, Any] | None = None) -> None:
        """Show a calm visitor's kiosk at a step of the journey."""
        await self.stand(walked(self.app.controller.fresh(), self.library, {**CALM, **(answers or {})}, step))

    async def anew(self) -> None:
        """Stand before the first screen as the next visitor does, without the search through memory of a wipe."""
        self.app.controller.visit = None
        self.app.context.opening.open()
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        self.app.clear_notifications()
        self.app.idle.anew()

    async def passes(self, seconds: float, steps: float = 15.0) -> None:
        """Let time pass, with a look at who is there after so many seconds each, and at the end."""
        left = seconds
        # A screen counts from the moment it is first looked at, four times a second.
        await self.app.look()
        while left > 0:
            self.clock.advance(min(steps, left))
            left -= steps
            await self.app.look()
            await self.settle()
        await self.settle()

    def at_rest(self) -> bool:
        """Say whether the first screen stands alone and nothing of a visit is left in the app."""
        return self.shows(AttractScreen) and len(self.app.screen_stack) == 1 and self.app.controller.visit is None


@asynccontextmanager
async def visiting(
    *,
    size: tuple[int, int] = (80, 24),
    counts: CountsFile | None = None,
    bell: Bell | None = None,
    mute: Collection[str] = (),
    sound: Sound | None = None,
    libraries: Sequence[Library] = (),
    forgetting: bool = False,
    notices: bool = False,
    **config: Any,
) -> AsyncIterator[Visitor]:
    """Run the kiosk, its clocks held still.

    Args:
        size: Columns and rows of the window.
        counts: Where visits are counted.
        bell: What rings for the desk.
        mute: The codes of the languages that no program speaks.
        sound: What the kiosk says goes there.
        libraries: The content in each language; the shipped content unless given.
        forgetting: Whether a visit's end also searches all memory for what libraries keep of it: that takes long.
        notices: Whether passing words are drawn where no line of keys can hold them.
        config: What else the clinic has set, or another part of the context of `faked_context`.
    """
    clock = FakeClock(1000.0)
    app = KioskApp(faked_context(clock, counts, bell, mute=mute, libraries=libraries, **config))
    app.controller._sound = sound
    with nullcontext() if forgetting else patch("coach.kiosk.process.memory.forget", lambda: 0):
        async with at_keys(Visitor(app, clock), size, notices=notices) as visitor:
            yield visitor


def check_keys(answers: dict[str, Any] | None = None) -> Iterable[str]:
    """Return the keys of a calm visitor's check, with some answers changed."""
    return keys(shipped(), {**CALM, **(answers or {})})


def foot(screen: Screen[Any]) -> list[str]:
    """The lines of the keys at the foot, or none where there is no foot."""
    return [line.rstrip() for bar in screen.query(KeyBar) for line in str(bar.content).splitlines()]
