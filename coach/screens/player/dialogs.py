"""The dialogs over the player, from the question to what follows from the answer. The clock stands still meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Literal, Protocol, TypeVar

from textual.screen import Screen

from coach.core.content.pain_rule import HARD_STOPS, HardStop, Light
from coach.core.library import Library
from coach.core.report.exercise import exercise_blocks
from coach.core.session.conductor import Conductor
from coach.core.session.pain_choices import follow_pain_choice, pain_choices
from coach.core.visit.progression import PAIN_BEFORE
from coach.core.visit.state import SKIP_REASONS, Direction
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.text import TextDialog
from coach.screens.player.pain import PainDialog
from coach.screens.seen import SeenScreen
from coach.screens.stack import answer_to

Answer = TypeVar("Answer")
DialogName = Literal["skip", "pain", "midway", "end", "read"]


class Player(Protocol):
    """What the dialogs need of the player."""

    def session_changed(self) -> None:
        """Show the session as the conductor has left it."""

    def swap(self, way: Direction) -> None:
        """Go on with an easier or harder exercise, and name it; or say that there is none."""

    def stop(self, why: HardStop) -> None:
        """End the routine and show what to do at once."""

    async def keep_pain(self, pain: int, *, corrects: bool) -> None:
        """Have a pain from 0 to 10 saved; with `corrects` it replaces the one reported last."""


class PlayerDialogs:
    """Opens one dialog at a time over the player and does what the answer calls for."""

    def __init__(self, screen: Screen[None], player: Player, conductor: Conductor, library: Library) -> None:
        self._screen, self._player = screen, player
        self._conductor = conductor
        self._library = library
        self._words = library.words
        self._busy = False
        self._dialogs: dict[DialogName, Callable[[], Awaitable[HardStop | None]]] = {
            "skip": self._skip,
            "pain": self._pain,
            "midway": self._midway,
            "end": self._end,
            "read": self._read,
        }

    async def open(self, name: DialogName) -> None:
        """Open a dialog and wait for its answer. The clock stands still meanwhile, and runs on if it ran before."""
        if self._busy or (name == "skip" and not self._skip_needs_reason()):
            return
        self._busy = True
        ran = not self._conductor.session.paused
        self._conductor.do("pause")
        self._player.session_changed()
        stop = await self._dialogs[name]()
        self._busy = False
        if stop is not None:
            self._conductor.do("end")
            self._player.stop(stop)
            return
        # An answer may have led to an exercise that waits for a key.
        if ran and not self._conductor.waiting:
            self._conductor.do("resume")
        self._player.session_changed()

    def _skip_needs_reason(self) -> bool:
        """Skip the step at once if it is not exercise work; say whether it is work, so that a reason must be asked."""
        step = self._conductor.session.step
        if step is None or step.phase != "work":
            self._conductor.do("skip")
            self._player.session_changed()
            return False
        return True

    async def _ask(self, dialog: SeenScreen[Answer]) -> Answer | None:
        return await answer_to(self._screen.app, dialog)

    async def _skip(self) -> None:
        """Ask why to skip this work, and skip it."""
        reasons = [(reason, self._words(f"skip.{reason}")) for reason in SKIP_REASONS]
        chosen = await self._ask(ChooseDialog(self._words("skip.ask"), self._words("skip.hint"), reasons))
        because = next((each for each in SKIP_REASONS if each == chosen), None)
        if because is not None:
            self._conductor.do("skip", because)

    async def _end(self) -> None:
        """Ask whether to end the routine, saying how much of it is kept."""
        words = self._words
        done = sum(entry.outcome == "done" for entry in self._conductor.session.log)
        kept = words("player.end-kept", count=done)
        if await self._ask(
            ConfirmDialog(words("player.end-ask"), kept, words("player.end-yes"), words("player.end-no"))
        ):
            self._conductor.do("end")

    async def _read(self) -> None:
        """Show everything that the content says about the exercise."""
        step = self._conductor.session.step
        if step is None:
            return
        blocks = exercise_blocks(step.exercise, self._conductor.session.routine.profiles, self._library)
        await self._ask(TextDialog(self._words, step.exercise.name, blocks))

    async def _midway(self) -> HardStop | None:
        """Ask for the pain half-way through a long routine, by voice as well."""
        self._conductor.announce(self._words("cue.pain"))
        return await self._pain("pain.midway")

    async def _pain(self, ask: str = "pain.ask") -> HardStop | None:
        """Ask for the pain and act on its light, until it needs no correction; return a reason to stop, or None."""
        rated: tuple[Light, int] | None = None
        ends = self._library.questions[PAIN_BEFORE].ends
        assert ends is not None
        while True:
            answer = await self._ask(PainDialog(self._words, self._words(ask), ends))
            if answer is None and rated is None:
                return None
            if answer == "other":
                return await self._ask_other()
            if isinstance(answer, str):
                return answer
            if answer is not None:
                rated = await self._rate(answer, corrects=rated is not None)
            assert rated is not None
            if not await self._wants_correction(*rated):
                return None
            ask = "pain.ask"

    async def _ask_other(self) -> HardStop | None:
        """Ask what is wrong other than the strength of the pain; return a reason to stop, or None."""
        choices = [(stop, self._words(f"pain.{stop}")) for stop in HARD_STOPS]
        ask, hint = self._words("pain.other-ask"), self._words("pain.other-hint")
        chosen = await self._ask(ChooseDialog(ask, hint, choices))
        return next((each for each in HARD_STOPS if each == chosen), None)

    async def _rate(self, pain: int, *, corrects: bool) -> tuple[Light, int]:
        light = self._conductor.correct(pain) if corrects else self._conductor.rate(pain)
        await self._player.keep_pain(pain, corrects=corrects)
        return light, pain

    async def _wants_correction(self, light: Light, pain: int) -> bool:
        """Offer what a light calls for, and do what is chosen; say whether to ask for the number again."""
        if light == "green":
            self._screen.notify(self._words("pain.green", value=pain), markup=False)
            return False
        ask, hint = self._words(f"pain.{light}", value=pain), self._words(f"pain.{light}-hint")
        choices = pain_choices(light, self._conductor, self._words)
        told = await self._ask(ChooseDialog(ask, hint, choices))
        chosen = next((each for each, _ in choices if each == told), None)
        return follow_pain_choice(chosen, light, self._conductor, lambda: self._player.swap("easier"))
