"""What makes the kiosk easier to see for one visitor: letters, contrast, and whether anything moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from coach.kiosk.letters import Cells, Letters
from coach.kiosk.screens.sight import Aid
from coach.themes import kiosk_theme_for
from coach.widgets.base_app import BaseApp


class Sight:
    """Turns aids on and off, and takes all back for the next visitor.

    Args:
        app: The kiosk.
        terminal: The value of TERM.
        letters: What can make letters larger.
        still: Whether nothing moves for anyone.
    """

    def __init__(self, app: BaseApp, terminal: str, letters: Letters, *, still: bool) -> None:
        self._app, self._terminal, self._letters, self._usually_still = app, terminal, letters, still
        self._on: set[Aid] = set()

    @property
    def offered(self) -> Sequence[Aid]:
        """The aids that work here."""
        larger = "letters" in self._on or self._letters.can_grow(self._size)
        moves = not self._usually_still
        works: Mapping[Aid, bool] = {"letters": larger, "contrast": True, "still": moves}
        return [aid for aid, does in works.items() if does]

    @property
    def on(self) -> frozenset[Aid]:
        """The aids that are on."""
        return frozenset(self._on)

    def turn(self, aid: Aid) -> None:
        """Turn an aid on or off; one that cannot be turned stays as it is."""
        if aid in self._on:
            self._use(aid, on=False)
            self._on.discard(aid)
        elif self._use(aid, on=True):
            self._on.add(aid)

    def turn_on(self, aids: Collection[Aid]) -> None:
        """Turn on these aids."""
        for aid in sorted(frozenset(aids) - self._on):
            self.turn(aid)

    def reset(self) -> None:
        """Turn off whatever is on."""
        for aid in sorted(self._on):
            self.turn(aid)

    def begin(self) -> None:
        """Show everything as it usually is, whatever the run of the app before this one has left."""
        self._app.theme = kiosk_theme_for(self._terminal)
        self._app.keep_still(self._usually_still)
        self._use("letters", on=False)

    @property
    def _size(self) -> Cells:
        return Cells(*self._app.size)

    def _use(self, aid: Aid, *, on: bool) -> bool:
        match aid:
            case "letters":
                return self._letters.use(larger=on, size=self._size)
            case "contrast":
                self._app.theme = kiosk_theme_for(self._terminal, contrast=on)
            case "still":
                self._app.keep_still(on)
        return True
