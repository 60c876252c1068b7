"""The bare app that the coach is measured against: Textual's own widgets, and nothing else imported."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Digits, Footer, Header, OptionList


class BareApp(App[None]):
    """A header, a large number, three options and the line of keys."""

    def compose(self) -> ComposeResult:
        """Yield the four widgets."""
        yield Header()
        yield Digits("12:34")
        yield OptionList("One", "Two", "Three")
        yield Footer()


if __name__ == "__main__":
    BareApp().run(mouse=False)
