"""The base class of the app at home and of the kiosk: what screens and widgets may ask of their app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import App

from coach.widgets.letters import LETTERS


class BaseApp(App[int]):
    """The app as screens and widgets see it; they reach it by `app = getters.app(BaseApp)`."""

    KEYPAD: ClassVar[bool] = False
    """Whether the app needs only a numeric keypad, so that screens name no other keys."""

    letters: Mapping[str, str] = {}
    """The letters that the person chose, by the names of `LETTERS`."""

    def use_letters(self, letters: Mapping[str, str]) -> None:
        """Let letters of the person's choice act from now on."""
        self.letters = letters
        self.set_keymap(dict(letters))

    def letter(self, name: str) -> str:
        """Return the letter for a name in `LETTERS`: the one that the person chose, or the usual one."""
        return self.letters.get(name, LETTERS[name])
