"""The base class of the app at home and of the kiosk: what screens and widgets may ask of their app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App

from coach.drawing.rungs import Rung
from coach.widgets.letters import LETTERS

if TYPE_CHECKING:
    from textual.timer import Timer, TimerCallback

    from coach.widgets.pixel_pictures import PixelPictures

FRAMES_A_SECOND, FRAMES_OVER_SSH = 10, 4
"""Ten frames may be 120 kB in a large window, on every rung of characters alike; over ssh 60 kB a second are enough."""
STILL: Final = ("NO_MOTION", "TEXTUAL_ANIMATIONS")
"""Variables of the environment that ask for stillness: the first by any value, the second by `none`."""


def asks_for_stillness(environment: Mapping[str, str]) -> bool:
    """Say whether the environment asks that nothing moves."""
    own, textual = (environment.get(name, "") for name in STILL)
    return bool(own) or textual.casefold() == "none"


class BaseApp(App[int]):
    """The app as screens and widgets see it; they reach it by `app = getters.app(BaseApp)`."""

    KEYPAD: ClassVar[bool] = False
    """Whether the app needs only a numeric keypad, so that screens name no other keys."""

    mouse: bool = False
    """Whether the mouse acts."""

    rung: Rung = "halves"
    """How finely pictures are drawn from now on; one that stands is drawn so with its next change."""

    characters: Rung = "halves"
    """The finest rung of characters, for pictures that cannot be shown in pixels."""

    frames_a_second: int = FRAMES_A_SECOND
    """How often a figure that moves is drawn anew, at most."""

    pixel_pictures: PixelPictures | None = None
    """What shows pictures in pixels; None where the terminal does not."""

    letters: Mapping[str, str] = {}
    """The letters that the person chose, by the names of `LETTERS`."""

    names_letters: bool = True
    """Whether screens name a letter for what it does; not once a letter that is not Latin was pressed."""

    other_language: str = ""
    """What the language calls itself that a key changes to; empty where there is no other."""

    @property
    def still(self) -> bool:
        """Whether figures stand still, nothing plays by itself, and no chosen row is shown lit."""
        return self.animation_level == "none"

    def keep_still(self, still: bool) -> None:
        """Let nothing move from now on, or let it move; what stands is drawn anew, as for another theme."""
        self.animation_level = "none" if still else "full"
        self.theme_changed_signal.publish(self.current_theme)

    def set_timer(
        self, delay: float, callback: TimerCallback | None = None, *, name: str | None = None, pause: bool = False
    ) -> Timer:
        """Call a function once after a delay in seconds; return the timer.

        In Textual 8.2.8 a timer that a busy computer starts later than its delay is skipped, although it was to fire
        once. That of a window's new size waits 8 ms: if it is skipped, the app never learns of a size again.
        """
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer

    def _end_batch(self) -> None:
        """End a batch of updates; the screen in front then draws what came meanwhile.

        In Textual 8.2.8 it draws that only with its next message. While the kiosk's first screen put its tour into
        words, a row that was turned on above it stayed as it was until the next key.
        """
        super()._end_batch()
        if not self._batch_count and self.screen_stack:
            self.screen.check_idle()

    def heard(self, sentence: str) -> None:
        """Learn of a passing word on the screen, for someone who has the screens read aloud."""

    def use_letters(self, letters: Mapping[str, str]) -> None:
        """Let letters of the person's choice act from now on."""
        self.letters = letters
        self.set_keymap(dict(letters))

    def letter(self, name: str) -> str:
        """Return the letter for a name in `LETTERS`: the one that the person chose, or the usual one."""
        return self.letters.get(name, LETTERS[name])
