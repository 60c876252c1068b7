"""What screens and widgets may ask of the app that they are in, whichever it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App

from coach.widgets.letters import LETTERS


class BaseApp(App[int]):
    """The base of the app at home and of the kiosk. Screens and widgets reach it by `app = getters.app(BaseApp)`."""

    KEYPAD: ClassVar[bool] = False
    """Whether a numeric keypad must be enough for everything: screens name its keys, and no others."""

    def letter(self, name: str) -> str:
        """Return the letter that bears a name of `LETTERS`: the one that the person chose, or the usual one."""
        return self._keymap.get(name, LETTERS[name])
