"""Asides of the player: what is asked or told over it while the clock stands, and what follows from the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, Protocol, TypeVar

from textual.screen import Screen

from coach.core.blocks import Block, listing
from coach.core.content.exercises import Neighbour
from coach.core.content.pain_rule import HARD_STOPS, HardStop, Light
from coach.core.library import Library
from coach.core.session.conductor import Conductor
from coach.core.visit.state import SKIP_REASONS
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.text import TextDialog
from coach.screens.player.pain import PainDialog
from coach.screens.seen import SeenScreen
from coach.screens.stack import open_screen

Answer = TypeVar("Answer")
PainAnswer = int | HardStop | Literal["other"] | None
"""What the question for the pain is answered with; None where it is left."""


class Over(Protocol):
    """The screen beneath the dialogs."""

    def after_dialog(self, stop: HardStop | None = None) -> None:
        """Take up the routine as the conductor has left it, or end it for what to do at once."""

    def pain_told(self, pain: int, then: Callable[[], None], *, corrects: bool) -> None:
        """Have a pain from 0 to 10 kept, in place of the one told last if it corrects that; then go on."""


class PlayerDialogs:
    """Opens sheets over the player; the clock runs on after one if it ran before."""

    def __init__(self, player: Screen[None], over: Over, conductor: Conductor, library: Library) -> None:
        """Take the player as a screen and as what takes up the routine, the conductor, and the library."""
        self._player, self._over = player, over
        self._conductor = conductor
        self._library = library
        self._ran = False

    def skip(self) -> None:
        """Leave the step: work only with its reason, told in one key."""
        step = self._conductor.session.step
        if step is None or step.phase != "work":
            self._conductor.do("skip")
            self._over.after_dialog()
            return
        words = self._library.words
        reasons = [(reason, words(f"skip.{reason}")) for reason in SKIP_REASONS]
        self._open(ChooseDialog(words("skip.ask"), words("skip.hint"), reasons), self._skipped)

    def pain(self, ask: str = "pain.ask") -> None:
        """Ask for the pain, and act by its light."""
        self._open(PainDialog(self._library.words, self._library.words(ask)), self._answered)
        if ask == "pain.midway":
            self._conductor.announce(self._library.words("cue.pain"))

    def end(self) -> None:
        """Ask whether to end, with what is kept said first."""
        words = self._library.words
        done = sum(entry.outcome == "done" for entry in self._conductor.session.log)
        kept = words("player.end-kept", count=done)
        ask = ConfirmDialog(words("player.end-ask"), kept, words("player.end-yes"), words("player.end-no"))
        self._open(ask, self._ended)

    def read(self) -> None:
        """Show all that is known of the exercise, for as long as it takes to read it."""
        step = self._conductor.session.step
        if step is None:
            return
        words, exercise = self._library.words, step.exercise
        profiles = self._conductor.session.routine.profiles
        ways = tuple(way for profile, way in exercise.adjust.items() if profile in profiles)
        caution = (Block("text", exercise.caution),) if exercise.caution else ()
        easier = exercise.easier if isinstance(exercise.easier, Neighbour) else self._library.exercises[exercise.easier]
        blocks = (
            Block("text", exercise.purpose),
            *caution,
            *listing(words("player.start"), (exercise.start,)),
            *listing(words("player.steps"), (*exercise.steps, *ways)),
            *listing(words("player.cues"), exercise.cues),
            *listing(words("player.errors"), exercise.errors),
            Block("text", words("player.easier", way=easier.words if isinstance(easier, Neighbour) else easier.name)),
        )
        self._open(TextDialog(words, exercise.name, blocks), lambda _: self._on())

    def _open(self, sheet: SeenScreen[Answer], then: Callable[[Answer | None], None]) -> None:
        self._ran = not self._conductor.session.paused
        self._conductor.do("pause")
        self._over.after_dialog()
        open_screen(self._player.app, sheet, then)

    def _on(self) -> None:
        """Let time run on if it ran before, unless the answer has led to an exercise that waits for a key."""
        if self._ran and not self._conductor.waiting:
            self._conductor.do("resume")
        self._over.after_dialog()

    def _ended(self, yes: bool | None) -> None:
        if yes:
            self._conductor.do("end")
        self._on()

    def _skipped(self, reason: str | None) -> None:
        because = next((each for each in SKIP_REASONS if each == reason), None)
        if because is not None:
            self._conductor.do("skip", because)
        self._on()

    def _answered(self, answer: PainAnswer) -> None:
        if answer is None:
            self._on()
        else:
            self._take(answer, corrects=False)

    def _corrected(self, light: Light, value: int, answer: PainAnswer) -> None:
        """Take the number in place of the one told; leaving it leads back to what that one calls for."""
        if answer is None:
            self._offer(light, value)
        else:
            self._take(answer, corrects=True)

    def _take(self, answer: int | HardStop | Literal["other"], *, corrects: bool) -> None:
        if answer == "other":
            self._ask_what()
            return
        if isinstance(answer, str):
            self._stop(answer)
            return
        light = self._conductor.correct(answer) if corrects else self._conductor.rate(answer)
        self._over.pain_told(answer, partial(self._follow, light, answer), corrects=corrects)

    def _follow(self, light: Light, value: int) -> None:
        if light == "green":
            self._player.notify(self._library.words("pain.green", value=value), markup=False)
            self._on()
        else:
            self._offer(light, value)

    def _ask_what(self) -> None:
        """Ask which of the things is wrong that no number tells."""
        words = self._library.words
        choices = [(stop, words(f"pain.{stop}")) for stop in HARD_STOPS]
        ask, hint = words("pain.other-ask"), words("pain.other-hint")
        open_screen(self._player.app, ChooseDialog(ask, hint, choices), self._told_what)

    def _told_what(self, choice: str | None) -> None:
        stop = next((each for each in HARD_STOPS if each == choice), None)
        if stop is None:
            self._on()
        else:
            self._stop(stop)

    def _stop(self, stop: HardStop) -> None:
        self._conductor.do("end")
        self._over.after_dialog(stop)

    def _offer(self, light: Light, value: int) -> None:
        """Offer the easier way or going on at amber, and at red, too, the end and to change the number."""
        words = self._library.words
        way = self._conductor.way("easier")
        choices = []
        if light == "amber":
            if way is not None:
                choices.append(("easier", words("pain.easier", way=way if isinstance(way, str) else way.name)))
            choices.append(("go-on", words("pain.go-on")))
        choices += [("end", words("pain.end")), ("correct", words("pain.correct"))]
        ask, hint = words(f"pain.{light}", value=value), words(f"pain.{light}-hint")
        open_screen(self._player.app, ChooseDialog(ask, hint, choices), partial(self._after, light, value))

    def _after(self, light: Light, value: int, choice: str | None) -> None:
        """Do what was chosen; leaving the choice goes on at amber, and at red back to the number."""
        if choice == "correct" or (choice is None and light == "red"):
            words = self._library.words
            ask = PainDialog(words, words("pain.ask"))
            open_screen(self._player.app, ask, partial(self._corrected, light, value))
            return
        if choice == "easier":
            self._conductor.swap("easier")
        elif choice == "end":
            if light == "red":
                self._conductor.stop_this("pain")
            self._conductor.do("end")
        self._on()
