"""The closed sign: dark and still, with one dim line for each language; a key lights it for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.drawing.palette import Colours, Palette
from coach.kiosk.screens.base import TitledScreen
from coach.widgets.large_words import LargeWords

LARGE_MOST = 9
"""How many rows the large word has at most."""
REST_ROWS, LANGUAGE_ROWS = 13, 3
"""The rows of everything else, and those that each further language needs in addition."""


class Sign(NamedTuple):
    """What the sign says in one language."""

    dim: str
    """All in one line: that it is closed, when it opens, and whom to call. Further languages say no more than that."""
    lines: tuple[str, ...]
    """That it is closed, the hours of today where there are any, and when it opens."""
    emergency: str
    """Whom to call, and to tell anyone at the desk."""


class ClosedScreen(TitledScreen):
    """The sign, over the first screen. Whoever shows it asks it now and then to look at the time.

    Args:
        words: The interface's words, in the default language.
        clinic: The clinic's name and phone.
        signs: Returns what it says now in each language, the default first.
        lit_s: For how many seconds a key lights it.
        clock: Monotonic seconds.
        colours: The colours of the large word.
    """

    def __init__(
        self,
        words: Words,
        clinic: str,
        signs: Callable[[], Sequence[Sign]],
        lit_s: float,
        clock: Callable[[], float],
        colours: tuple[Palette, Colours],
    ) -> None:
        super().__init__(words, clinic)
        self._signs, self._lit_s, self._clock = signs, lit_s, clock
        self._lit_at = clock()
        self._crowded = False
        """Whether the large word would push something off the screen."""
        self._shown = tuple(signs())
        self._large = LargeWords(words("kiosk.closed.large"), *colours)
        self._dim = Static(classes="dim")
        self._lead, self._now, self._others = (Static(classes=name) for name in ("lead", "now", "others"))
        staff = Static(Content(words("kiosk.closed.staff")), classes="hint")
        self._lit = Vertical(self._large, self._lead, self._now, self._others, staff, classes="sign")

    def body(self) -> Iterable[Widget]:
        """Return the line that stands alone in the dark, and all that a key lights."""
        yield self._dim
        yield self._lit

    def on_mount(self) -> None:
        """Show the sign lit: someone may just stand there."""
        self._fill()
        self.light()

    def on_screen_resume(self) -> None:
        """Light up for whoever comes back from what was opened over it."""
        self.light()

    def on_resize(self) -> None:
        """Fit the large word to the new size."""
        self._crowded = False
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Show the word as large as the rest allows, and plain where something would be cut."""
        if not self.has_class("-dim"):
            left = self.app.size.height - REST_ROWS - LANGUAGE_ROWS * (len(self._shown) - 1)
            self._large.fit(0 if self._crowded else max(0, min(left, LARGE_MOST)))

    def on_key(self, event: events.Key) -> None:
        """Light up, and do nothing else."""
        event.stop()
        self.light()

    def light(self) -> None:
        """Show all of the sign from now on for a while."""
        self._lit_at = self._clock()
        self.remove_class("-dim")
        self.call_after_refresh(self._fit)

    def look(self) -> None:
        """Go dim when it is time, say what holds now, and see that nothing is cut; call this now and then."""
        self.set_class(self._clock() - self._lit_at >= self._lit_s, "-dim")
        signs = tuple(self._signs())
        if signs != self._shown:
            self._shown = signs
            self._fill()
        if not self._crowded and self._lit.virtual_size.height > self._lit.size.height:
            self._crowded = True
            self._fit()

    def _fill(self) -> None:
        first, *others = self._shown
        self._dim.update(Content(_apart(self._shown)))
        self._lead.update(Content("\n".join(first.lines)))
        self._now.update(Content(first.emergency))
        self._others.update(Content(_apart(others)))
        self._others.display = bool(others)


def _apart(signs: Sequence[Sign]) -> str:
    """Return the line of each language, with space between them."""
    return "\n\n".join(sign.dim for sign in signs)
