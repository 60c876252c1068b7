"""The page on which staff press each key of the keypad, to see that all of them work."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.words import Words
from coach.drivers.presses import Digits
from coach.screens.seen import SeenModal
from coach.widgets.keypad import PAD

LAYOUT = (
    ("", "slash", "asterisk", "minus"),
    ("7", "8", "9", "plus"),
    ("4", "5", "6", ""),
    ("1", "2", "3", "enter"),
    ("0", "", "full_stop", ""),
)
"""Where the keys are on a numeric keypad; its first is Num Lock, which no program sees."""
WITHOUT_NUM_LOCK = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
"""What a keypad sends in place of its digits when Num Lock is off."""
CELL = 9
"""The columns of a key."""


class KeyTest(SeenModal[None]):
    """Ticks each key that is pressed, whatever it does elsewhere; Enter twice in a row leaves.

    Args:
        words: The interface's words.
    """

    DIGITS: ClassVar[Digits] = "pick"

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._ticked: set[str] = set()
        self._last = ""
        self._keys = Static(classes="keys")
        self._said = Static(classes="said")

    def compose(self) -> ComposeResult:
        """Yield what to do, the keys, and a line that says how far it is."""
        yield Vertical(
            Static(Content(self._words("kiosk.key-test.title")), classes="ask"),
            Static(Content(self._words("kiosk.key-test.more")), classes="hint"),
            self._keys,
            self._said,
            classes="dialog",
        )

    def on_mount(self) -> None:
        """Show that no key was pressed yet."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Tick the key; leave if it is Enter for the second time in a row."""
        event.stop()
        before, self._last = self._last, event.key
        if event.key == "enter" == before:
            self.dismiss(None)
            return
        self._ticked.add(event.key)
        self._show()

    def _show(self) -> None:
        rows = ("".join(self._cell(key) for key in row).rstrip() for row in LAYOUT)
        self._keys.update(Content("\n".join(rows)))
        self._said.update(Content(self._progress()))

    def _cell(self, key: str) -> str:
        if not key:
            return " " * CELL
        mark = self._words("kiosk.key-test.works" if key in self._ticked else "kiosk.key-test.open")
        return f"{mark} {PAD[key]}".ljust(CELL)

    def _progress(self) -> str:
        if self._last in WITHOUT_NUM_LOCK:
            return self._words("kiosk.key-test.num-lock")
        missing = len(PAD.keys() - self._ticked)
        return self._words("kiosk.key-test.left", count=missing) if missing else self._words("kiosk.key-test.all")
